"""How many parts a text takes: what a carrier bills and what a phone shows."""

import json

import pytest
from tests.shared import SHARED, needs_shared

from tactful.core.segments import Segments, segments, suggestions, to_gsm

MATERIAL = SHARED / "material" / "sms"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Segments("GSM-7", 0, 0)),
        ("Hi", Segments("GSM-7", 2, 1)),
        ("a" * 160, Segments("GSM-7", 160, 1)),
        ("a" * 161, Segments("GSM-7", 161, 2)),
        ("a" * 306, Segments("GSM-7", 306, 2)),
        ("a" * 307, Segments("GSM-7", 307, 3)),
        ("á" * 70, Segments("UCS-2", 70, 1)),
        ("á" * 71, Segments("UCS-2", 71, 2)),
        ("á" * 135, Segments("UCS-2", 135, 3)),
    ],
)
def test_a_text_is_counted_in_parts_of_153_or_of_67(text, expected):
    assert segments(text) == expected


@pytest.mark.parametrize("mark", "éèàìòùñÑüÜ¿¡£ß")
def test_these_accents_cost_nothing(mark):
    assert segments(mark).encoding == "GSM-7"


@pytest.mark.parametrize("mark", "áíóúÁÍÓÚ’“–…🙂")
def test_these_marks_shorten_every_part_of_the_text(mark):
    assert segments(f"Hola {mark}").encoding == "UCS-2"


def test_a_bracket_or_euro_sign_counts_twice():
    assert segments("[ok] 5€") == Segments("GSM-7", 10, 1)


def test_a_two_unit_character_is_never_cut_by_the_end_of_a_part():
    # 152 letters leave one unit; the bracket needs two and moves on, so the text needs a third.
    assert segments("a" * 152 + "[" + "a" * 152).parts == 3


def test_an_emoji_with_its_skin_tone_stays_in_one_part():
    assert segments("a" * 66 + "👍🏽" + "a" * 3).parts == 2
    assert segments("a" * 66 + "👍🏽" + "a" * 64).parts == 3


def test_names_lose_their_accents_and_keep_their_letters():
    assert to_gsm("María José Núñez, Łukasz Żółć") == "Maria José Nuñez, Lukasz Zolc"


def test_curly_quotes_and_dashes_become_straight_ones():
    assert to_gsm("“Can’t pay” – call…") == '"Can\'t pay" - call...'


def test_what_has_no_equal_is_left_for_a_person_to_see():
    assert to_gsm("伟 🙂") == "伟 🙂"


def test_each_costly_character_is_named_once_with_what_to_write():
    found = [
        (each.character, each.times, each.instead) for each in suggestions("¡Aquí, aquí’s 🙂!")
    ]
    assert found == [("í", 2, "i"), ("’", 1, "'"), ("🙂", 1, None)]


@needs_shared
def test_encoding_and_parts_agree_with_the_carriers_calculator():
    cases = json.loads((MATERIAL / "segment_oracle.json").read_text("utf-8"))
    wrong = [
        (case["text"], counted, case["encoding"], case["segments"])
        for case in cases
        if (counted := segments(case["text"]))
        and (counted.encoding, counted.parts) != (case["encoding"], case["segments"])
    ]
    assert wrong == []
    assert len(cases) >= 300


@needs_shared
def test_encoding_parts_and_size_agree_with_the_published_vectors():
    for case in json.loads((MATERIAL / "twilio_segment_vectors.json").read_text("utf-8")):
        counted = segments(case["body"])
        bits = counted.units * (7 if counted.encoding == "GSM-7" else 16)
        assert (counted.encoding, counted.parts, bits) == (
            case["encoding"],
            case["segments"],
            case["messageSize"],
        ), case["testDescription"]


@needs_shared
def test_the_alphabet_is_the_carriers_alphabet():
    table = json.loads((MATERIAL / "unicode_to_gsm.json").read_text("utf-8"))
    ours = {code for code in range(0x3000) if segments(chr(code)).encoding == "GSM-7"}
    assert ours == {int(code) for code in table}
    units = {int(code): segments(chr(int(code))).units for code in table}
    assert units == {int(code): len(septets) for code, septets in table.items()}
