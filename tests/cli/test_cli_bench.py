"""tactful bench: what scripts read of it."""

from tactful.cli.bench import as_promised
from tests.cli.running import run


def test_a_result_has_every_promised_key_also_where_nothing_was_compared():
    result = as_promised({"name": "wake", "unit": "touches/s", "ours": 2_500, "holds": True})
    assert list(result) == [
        *("name", "unit", "ours", "limit", "peer", "ratio_limit", "ratio_peer", "bar", "holds")
    ]
    assert (result["ours"], result["peer"], result["holds"]) == (2_500, None, True)


def test_a_benchmark_nobody_knows_is_a_wrong_call_that_names_those_there_are():
    ran = run("bench", "nothing")
    assert ran.code == 2
    assert "balances, engine, gate, pages" in ran.err
