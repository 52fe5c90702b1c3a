"""Real words nobody here wrote: carriers' keywords stop, ordinary messages do not."""

import json

from tests.core.replies.hearing import decided
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
MATERIAL = SHARED / "material" / "replies"


def load(name):
    return json.loads((MATERIAL / name).read_text(encoding="utf-8"))


def test_every_opt_out_keyword_of_the_law_and_of_the_carriers_stops():
    lists = load("optout_keywords.json")
    words = [
        word for each in lists.values() for key in ("words", "stop") for word in each.get(key, [])
    ]
    assert len(words) > 30
    assert [word for word in words if not decided(word).suppress] == []


def test_hardly_one_in_a_hundred_ordinary_text_messages_is_taken_for_an_opt_out():
    ham = [row["text"] for row in load("sms_collection_sample.json") if row["label"] == "ham"]
    stopped = [text for text in ham if decided(text).suppress]
    assert len(stopped) <= len(ham) // 100, stopped


def test_bank_customers_are_never_confirmed_into_something_they_did_not_say():
    turns = [row["utterance"] for row in load("multidogo_finance_customer_turns.json")]
    recorded = [text for text in turns if decided(text).promise]
    assert len(recorded) <= 2, recorded


def test_card_numbers_among_them_are_masked():
    turns = [row["utterance"] for row in load("multidogo_finance_customer_turns.json")]
    named = [text for text in turns if "card" in text and digits_in_a_row(text) >= 15]
    assert len(named) > 20
    left = [text for text in named if digits_in_a_row(decided_text(text)) >= 15]
    assert left == []


def decided_text(text):
    from tactful.core.replies import redact

    return redact(text).text


def digits_in_a_row(text):
    longest = run = 0
    for mark in text:
        run = run + 1 if mark.isdigit() else run if mark in " -" and run else 0
        longest = max(longest, run)
    return longest
