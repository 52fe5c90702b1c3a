"""Names in order (ledger README, rule 22)."""

from tactful.core.names import name_key


def test_last_names_are_compared_whole_before_first_names_and_without_accents():
    names = ["Garcia Lopez, Ana", "García, María", "garcia, Ana", "Núñez, José", "Nunez, Jose Luis"]
    assert sorted(reversed(names), key=name_key) == [
        "garcia, Ana",
        "García, María",
        "Garcia Lopez, Ana",
        "Núñez, José",
        "Nunez, Jose Luis",
    ]
