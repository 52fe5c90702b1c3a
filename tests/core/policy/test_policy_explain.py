"""Verdicts in words: short, useful, and about nobody."""

import re

import pytest
from tests.core.policy.asking import (
    AUTO,
    EMAIL,
    SMS,
    ask,
    contact,
    hold,
    mobile,
)

from tactful.core.policy import Decision, Verdict, explain
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import Promise
from tactful.practice.policy.load import read_data


def test_a_yes_a_wait_and_a_no():
    assert explain(ask(SMS)) == "Yes: nothing stands against it."
    promise = {"promises": (Promise(contact(SMS, "2026-11-27 12:00").at.date()),)}
    assert explain(ask(SMS, account=promise), "America/New_York") == (
        "Not yet: a promise to pay is open. Next time to try: Dec 2, 9:00 AM."
    )
    disputed = ask(SMS, person={"holds": (hold("dispute"),)})
    assert explain(disputed) == "No: the bill is disputed. Answer the dispute and close it."


def test_the_time_is_told_on_the_clock_that_is_asked_for():
    late = ask(SMS, now="2026-11-24 03:00")
    assert explain(late).endswith("Next time to try: Nov 24, 2:00 PM.")
    assert explain(late, "America/Los_Angeles").endswith("Next time to try: Nov 24, 6:00 AM.")


@pytest.mark.parametrize("code", list(Code))
def test_every_code_is_a_sentence_staff_can_read(code):
    said = explain(Verdict(Decision.BLOCK, code))
    assert re.fullmatch(r"No: [a-z].*[a-z]\.( [A-Z].*\.)?", said), said
    assert code.value not in said
    assert len(said) < 140


def test_a_code_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="NO_SUCH_CODE"):
        explain(Verdict(Decision.BLOCK, "NO_SUCH_CODE"))


def test_no_explanation_tells_anything_about_the_person():
    asked = [
        ask(SMS, account={"balance_cents": 4_99}),
        ask(AUTO, person={"phones": (mobile(verified=False),)}),
        ask(EMAIL, message={"phi_terms": ("chemotherapy",)}),
    ]
    told = " ".join(explain(verdict) for verdict in asked)
    assert not re.search(r"\d|chemotherapy|p1", told)


def test_the_words_are_kind_and_in_the_words_of_the_field():
    told = " ".join(f"{reason.why} {reason.move}" for reason in REASONS.values())
    told += " ".join(rule["rule"] for rule in read_data("rules.yaml")["rules"].values())
    refused = r"customer|debtor|client|invoice|overdue|blacklist|unsubscribed|delinquent|campaigns"
    assert not re.search(refused, told, re.IGNORECASE)
