"""Step 0: pauses, missing input, missing agreements; and that nothing ever opens by mistake."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from tests.core.policy.asking import (
    ALL_CHANNELS,
    AUTO,
    EMAIL,
    LETTER,
    LIVE,
    NOW,
    SMS,
    address,
    adult,
    ask,
    facts,
    hold,
    mobile,
    policy,
    reason,
    signal,
    trigger,
)

from tactful.core.policy import Decision, may_contact
from tactful.core.policy.facts import (
    Account,
    Agreements,
    Consents,
    ContactFacts,
    DeclaredZone,
    MessageFacts,
    Person,
    SystemFacts,
    TriggerKind,
)
from tactful.core.vocabulary import Category
from tactful.practice.policy.load import state_table

REMINDER = Category.REMINDER
NAIVE = NOW.replace(tzinfo=None)


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_nothing_stands_against_the_base_person_on_any_channel(channel):
    assert ask(channel).allowed


@pytest.mark.parametrize("category", list(Category))
def test_a_pause_stops_every_kind_of_message(category):
    found = ask(SMS, category, system={"global_pause": True})
    assert (found.decision, found.reason) == (Decision.BLOCK, "GLOBAL_PAUSE")


def test_a_paused_channel_leaves_the_others_open():
    paused = {"paused_channels": (AUTO,)}
    assert reason(AUTO, system=paused) == "GLOBAL_PAUSE"
    assert reason(LIVE, system=paused) == "OK"


def test_a_refused_sending_domain_pauses_email_only():
    refused = (signal(EMAIL, "550 5.7.26", "2026-11-23 14:00"),)
    assert reason(EMAIL, delivery_events=refused) == "GLOBAL_PAUSE"
    assert reason(SMS, delivery_events=refused) == "OK"


@pytest.mark.parametrize(
    ("channel", "category", "changes", "complete"),
    [
        (SMS, REMINDER, {"person": {"age": None}}, False),
        (SMS, REMINDER, {"person": {"language": None}}, False),
        (SMS, REMINDER, {"account": {"balance_cents": None}}, False),
        (SMS, REMINDER, {"account": {"balance_as_of": None}}, False),
        (SMS, REMINDER, {"account": {"days_past_due": None}}, False),
        (SMS, REMINDER, {"person": {"consents": Consents()}}, False),
        (LETTER, REMINDER, {"person": {"consents": Consents()}}, True),
        # A receipt is not about the balance, and a reply is not about who owes it.
        (SMS, Category.RECEIPT, {"account": {"balance_cents": None}}, True),
        (SMS, Category.REPLY, {"person": {"age": None}}, True),
        (SMS, Category.RECEIPT, {"person": {"age": None}}, False),
        # Only a zone that counts must be readable.
        (SMS, REMINDER, {"person": {"postal": address("12207", "NY", "America/Gotham")}}, False),
        (EMAIL, REMINDER, {"person": {"phones": (mobile("NY", "America/Gotham"),)}}, True),
        (LETTER, REMINDER, {"person": {"postal": address("12207", "NY", "Nowhere")}}, True),
        (
            SMS,
            REMINDER,
            {"person": {"declared": DeclaredZone("America/Gotham", date(2026, 11, 1))}},
            False,
        ),
        (SMS, REMINDER, {"person": {"phones": (mobile("NY", "../../etc/passwd"),)}}, False),
        (SMS, REMINDER, {"person": {"phones": (mobile("NY", ""),)}}, False),
    ],
)
def test_missing_input_blocks_only_what_needs_it(channel, category, changes, complete):
    found = ask(channel, category, **changes)
    incomplete = "INPUT_INCOMPLETE" in (found.reason, *found.also_codes)
    assert incomplete is not complete


@pytest.mark.parametrize("closed", [None, "2026-11-12"])
@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_a_hold_of_a_kind_nobody_knows_blocks(channel, closed):
    found = ask(channel, person={"holds": (hold("moved_to_mars", closed=closed),)})
    assert (found.decision, found.reason) == (Decision.BLOCK, "INPUT_INCOMPLETE")


def test_a_hold_on_the_account_counts_as_much_as_one_on_the_person():
    assert reason(account={"holds": (hold("dispute"),)}) == "DISPUTE_OPEN"
    assert reason(account={"holds": (hold("unheard_of"),)}) == "INPUT_INCOMPLETE"


def test_a_help_answer_without_a_request_for_help_is_not_sent():
    assert reason(SMS, Category.HELP_REPLY) == "INPUT_INCOMPLETE"
    asked = trigger(TriggerKind.HELP, NOW - timedelta(minutes=1))
    assert reason(SMS, Category.HELP_REPLY, trigger=asked) == "OK"


@pytest.mark.parametrize(
    ("channel", "needed"),
    [
        (SMS, {"sms"}),
        (LIVE, {"voice"}),
        (AUTO, {"voice", "voice_ai"}),
        (EMAIL, {"email"}),
        (LETTER, {"letter"}),
    ],
)
def test_each_vendor_behind_a_channel_must_have_signed(channel, needed):
    signed = Agreements(True, True, True, True, True)
    for vendor in (field.name for field in fields(Agreements)):
        found = reason(channel, system={"agreements": replace(signed, **{vendor: False})})
        assert found == ("BAA_MISSING" if vendor in needed else "OK")


@pytest.mark.parametrize("channel", ALL_CHANNELS)
@pytest.mark.parametrize("category", list(Category))
def test_facts_left_at_their_defaults_open_nothing(channel, category):
    bare = ContactFacts(Person(), Account("A1"), channel, category)
    found = may_contact(bare, policy(), state_table(), now=NOW)
    assert found.decision is Decision.BLOCK


class Exploding:
    """Facts that fail when they are looked at."""

    def __getattr__(self, name):
        raise RuntimeError("Jane Smith, 518 555 0142")


@pytest.mark.parametrize(
    "broken",
    [
        replace(facts(), system=Exploding()),
        replace(facts(), person=Exploding()),
        replace(facts(), person=adult(history=Exploding())),
        replace(facts(), channel="fax"),
        replace(facts(), category="GREETING"),
        replace(facts(), account=replace(facts().account, balance_cents="180")),
        replace(facts(), account=replace(facts().account, balance_as_of=NAIVE)),
        replace(facts(), message=None),
    ],
)
def test_an_exception_inside_the_gate_blocks_and_tells_nothing_about_anybody(broken):
    found = may_contact(broken, policy(), state_table(), now=NOW)
    assert (found.decision, found.reason, found.also_codes) == (Decision.BLOCK, "GATE_ERROR", ())
    assert found.retry_at is None
    assert "Jane" not in repr(found)


def test_an_instant_without_a_zone_blocks():
    found = may_contact(facts(), policy(), state_table(), now=NAIVE)
    assert found.reason == "GATE_ERROR"
    assert found.error == "TypeError"


def test_a_fault_hides_every_other_code():
    found = may_contact(
        replace(facts(person={"holds": (hold("safety_self_harm"),)}), system=Exploding()),
        policy(),
        state_table(),
        now=NOW,
    )
    assert (found.reason, found.also_codes) == ("GATE_ERROR", ())


def test_the_defaults_of_a_message_and_of_the_house_permit_nothing():
    message, house = MessageFacts(), SystemFacts()
    assert not message.template_approved
    assert message.discloses
    assert not house.campaign_registered
    assert not any(getattr(house.agreements, field.name) for field in fields(Agreements))
