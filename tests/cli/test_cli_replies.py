"""tactful replies: one reply, or a file of them, understood without a database."""

import json

import pytest

from tests.cli.running import run
from tests.shared import SHARED, needs_shared

SHAPE = [
    *("labels", "promise_date", "promise_amount_cents", "stop", "hold", "human", "auto"),
    "redacted_text",
]
FRIDAY_MORNING = "2026-11-20T10:00:00-06:00"


def read(text, *options):
    ran = run("replies", "read", text, "--at", FRIDAY_MORNING, "--json", *options)
    assert ran.code == 0
    return ran.json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can pay friday", {"promise_date": "2026-11-27", "auto": "confirm_promise"}),
        ("I can pay $50 on December 4", {"promise_amount_cents": 5000, "hold": True}),
        ("will pay soon", {"promise_date": None, "auto": "ask_date", "human": "P3"}),
        ("STOP", {"stop": "channel", "auto": "confirm_opt_out", "human": "none"}),
        ("do not contact me in any way again", {"stop": "all"}),
        ("wrong number", {"stop": "channel", "human": "P2", "auto": None}),
        ("START", {"auto": "confirm_opt_in", "stop": "none"}),
        ("HELP", {"auto": "identify_sender"}),
        ("the amount is wrong", {"human": "P1", "hold": True, "auto": None}),
        ("i want to die", {"human": "P0", "hold": True, "auto": None}),
        ("thanks", {"auto": "ignore", "hold": False, "human": "none"}),
        ("the purple giraffe sings", {"labels": [], "human": "P1", "hold": True}),
        ("my card is 4111 1111 1111 1111", {"redacted_text": "my card is [card number removed]"}),
    ],
)
def test_one_reply_is_read_in_the_shape_that_was_promised(text, expected):
    answer = read(text)
    assert list(answer) == SHAPE
    assert expected.items() <= answer.items()


def test_a_bare_friday_means_a_promise_only_after_we_asked_which_day():
    assert read("friday")["auto"] == "ask_date"
    for asked in ("Which day works for you?", "which_day", "¿Qué día le conviene?"):
        assert read("friday", "--question", asked)["auto"] == "confirm_promise"


def test_the_day_is_that_of_the_place_the_instant_names():
    late = run(
        "replies", "read", "tomorrow i will pay", "--at", "2026-11-20T23:40:00-06:00", "--json"
    )
    assert late.json["promise_date"] == "2026-11-21"


def test_a_person_at_a_terminal_reads_words():
    ran = run("replies", "read", "can pay friday", "--at", FRIDAY_MORNING)
    assert "promises to pay on Nov 27, 2026" in ran.out
    assert "confirm promise" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "hi", "--channel", "fax"), "there are sms"),
        (("read", "hi", "--at", "yesterday"), "an instant is written like"),
        (("read", "hi", "--at", "2026-13-40"), "an instant is written like"),
        (("read", "friday", "--at", "9999-12-31T23:59:59-10:00"), "between the years 1900"),
        (("read",), "Missing argument"),
        (("check",), "Missing argument"),
        (("check", "no-such-file.jsonl"), "cannot be read"),
        (("check", "."), "cannot be read"),
    ],
)
def test_a_wrong_call_is_explained_and_leaves_with_two(words, said):
    ran = run("replies", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.err


@pytest.mark.parametrize("text", ["", "\ud83d", "x" * 100_000, "\x1b[31m", "[bold]hi[/nothing]"])
def test_whatever_is_typed_is_answered(text):
    assert run("replies", "read", text).code == 0
    assert run("replies", "read", text, "--json").code == 0


def test_each_line_of_a_file_gets_a_line(tmp_path):
    asked = [
        {"id": "a", "text": "STOP", "channel": "sms", "received_at": FRIDAY_MORNING},
        {"id": "b", "text": "i will pay friday", "channel": "phone", "received_at": FRIDAY_MORNING},
        {"id": 3, "text": "thanks"},
    ]
    file = tmp_path / "replies.jsonl"
    file.write_text("\n\n".join(map(json.dumps, asked)))
    ran = run("replies", "check", file)
    assert ran.code == 0
    assert [line["id"] for line in ran.lines] == ["a", "b", 3]
    assert [list(line) for line in ran.lines] == [["id", *SHAPE]] * 3
    assert run("replies", "check", "-", given=file.read_text()).lines == ran.lines


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"text"',
        "{}",
        '{"text": 5}',
        '{"text": "hi", "channel": "fax"}',
        '{"text": "hi", "channel": 1}',
        '{"text": "hi", "received_at": "soon"}',
        '{"text": "hi", "received_at": 5}',
        '{"text": "hi", "balance_cents": 1.5}',
        '{"text": "hi", "question": ["x"]}',
        "[" * 100_000,
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_leaves_with_two(line):
    ran = run("replies", "check", "-", given=f'{{"id": 1, "text": "thanks"}}\n{line}\n')
    assert ran.code == 2
    assert ran.err.startswith("Line 2: ")
    assert len(ran.lines) == 1


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "replies.jsonl"
    file.write_bytes(b"\xff\xfe\x00{")
    assert run("replies", "check", file).code == 2


@needs_shared
def test_nothing_of_the_labelled_set_carries_on_where_somebody_must_look():
    file = SHARED / "replies" / "dev.jsonl"
    gold = [json.loads(line) for line in file.read_text().splitlines()]
    answers = run("replies", "check", file).lines
    assert [line["id"] for line in answers] == [line["id"] for line in gold]
    for said, answer in zip(gold, answers, strict=True):
        if said["must_stop"]:
            assert answer["stop"] != "none" or answer["hold"], said["id"]
        if said["must_route_human"]:
            assert answer["human"] != "none", said["id"]
