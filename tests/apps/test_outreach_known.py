"""What the gate said at any instant of a week, asked again when the week is over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.replying import texts
from tests.cast import CHICAGO, bill, imported, make_cast
from tests.crowd import add_accounts

from tactful.channels.simulator import simulators
from tactful.chores import drain
from tactful.core.policy.facts import ConsentLevel, GateChannel
from tactful.core.vocabulary import Channel, HoldKind
from tactful.journeys.actions import install_shipped
from tactful.ledger.actions import (
    record_adjustment,
    record_payment,
    record_promise,
    withdraw_promise,
)
from tactful.ledger.actions.contact import correct_contact
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import (
    open_hold,
    record_consent,
    record_revocation,
    release_hold,
    store_inbound,
    suppress,
    triage,
)
from tactful.outreach.gather import gather
from tactful.outreach.known import gather_at, rules_at
from tactful.outreach.models import Hold
from tactful.outreach.rules import rules_for
from tactful.practice.actions import (
    change_settings,
    declare,
    declare_all,
    pause_sending,
    resume_sending,
)
from tactful.reports.explained import explained

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 16)


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    day = MONDAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHICAGO).astimezone(UTC)


def answers(guarantor, *, when, now):
    return {found.channel: found.verdict for found in explained(guarantor, at=when, now=now)}


class Week:
    """A week at North; what the gate says is written down as it goes."""

    def __init__(self):
        self.cast = cast = make_cast()
        self.north, self.said = cast.north, {}
        self.people = (cast.jane, cast.john, cast.mary, cast.ana)
        declare_all(self.north, by="test", now=at(6))
        install_shipped(self.north, by="test", now=at(6))

    def ask(self, now):
        for person in self.people:
            asked = Guarantor.objects.select_related("practice").get(pk=person.pk)
            self.said[person.pk, now] = answers(asked, when=now, now=now)

    def live(self):
        for days in range(6):
            imported(self.north, at(7, days=days))
            for hour in (7, 9, 10, 13, 17):
                now = at(hour, 30, days=days)
                drain(now, simulators())
                self.ask(now)
                self.happen(days, hour, now + timedelta(minutes=10))
                self.ask(now + timedelta(minutes=20))

    def happen(self, days, hour, now):
        what = getattr(self, f"day{days}_{hour}", None)
        if what:
            what(now)

    def day0_13(self, now):
        today = now.astimezone(CHICAGO).date()
        record_payment(
            self.cast.jane, amount_cents=20_00, on=today, method="card", by="staff:bea", now=now
        )
        texts(self.north, self.cast.john, "stop texting me", at=now)

    def day1_9(self, now):
        texts(self.north, self.cast.mary, "this bill is wrong, I never came", at=now)
        store_inbound(
            self.north,
            guarantor=self.cast.ana,
            channel=Channel.EMAIL,
            from_address=self.cast.ana.email,
            redacted_text="?",
            redactions=(),
            provider_message_id="unread-1",
            received_at=now,
            now=now,
        )

    def day1_17(self, now):
        message = self.cast.ana.inbound.get(provider_message_id="unread-1")
        triage(message, by="staff:bea", now=now)
        suppress(
            self.north,
            ["address"],
            cause="wrong_number",
            via="staff:bea",
            now=now,
            address=self.cast.john.mobile,
        )

    def day2_10(self, now):
        for message in self.cast.mary.inbound.filter(triaged_at=None):
            triage(message, by="staff:bea", now=now)
        for hold in Hold.objects.filter(guarantor=self.cast.mary, released_at=None):
            release_hold(hold, by="staff:bea", now=now)
        today = now.astimezone(CHICAGO).date()
        self.promised = record_promise(
            self.cast.jane,
            promised_on=today + timedelta(days=1),
            amount_cents=50_00,
            made_on=today,
            taken_by="staff:bea",
            now=now,
        )

    def day2_17(self, now):
        values = {"policy": {"caps": {"min_gap_h": 100}}}
        change_settings(self.north, values, by="test", now=now, reason="calmer")
        bill(self.cast.ana, 45_00, days=-10, on=now.astimezone(CHICAGO).date())

    def day3_9(self, now):
        pause_sending(self.north, by="staff:bea", now=now)
        said = {"wording": "START", "source": "reply:1", "now": now, "given_by": "patient"}
        record_consent(self.cast.ana, scope="sms", basis=ConsentLevel.EXPLICIT, **said)

    def day3_17(self, now):
        resume_sending(self.north, by="staff:bea", now=now)
        open_hold(
            self.cast.ana,
            HoldKind.HARDSHIP,
            reason="lost her job",
            origin_key="test",
            by="staff:bea",
            now=now,
        )

    def day4_10(self, now):
        today = now.astimezone(CHICAGO).date()
        more = {"method": "card", "by": "staff:bea", "now": now}
        record_payment(self.cast.jane, amount_cents=103_45, on=today, **more)
        record_adjustment(
            self.cast.john,
            amount_cents=-307_00,
            on=today - timedelta(days=3),
            reason="charity",
            by="staff:bea",
            now=now,
        )
        record_promise(
            self.cast.mary,
            promised_on=today + timedelta(days=20),
            amount_cents=None,
            made_on=today,
            taken_by="staff:bea",
            now=now,
        )

    def day4_17(self, now):
        withdraw_promise(self.cast.mary, by="staff:bea", now=now)
        record_revocation(self.cast.mary, by="staff:bea", now=now)

    def day5_9(self, now):
        today = now.astimezone(CHICAGO).date()
        record_payment(
            self.cast.jane, amount_cents=-103_45, on=today, method="card", by="staff:bea", now=now
        )


@pytest.fixture
def week(db):
    """The first morning of it."""
    week = Week()
    imported(week.north, at(7))
    drain(at(9), simulators())
    return week


@pytest.mark.slow
def test_what_the_gate_said_at_any_instant_of_a_week_is_said_again_when_it_is_over(db):
    week = Week()
    week.live()
    end = at(12, days=9)
    differ = [
        (person, when, channel, before, again[channel])
        for (person, when), said in week.said.items()
        for again in [answers(Guarantor.objects.get(pk=person), when=when, now=end)]
        for channel, before in said.items()
        if again[channel] != before
    ]
    assert not differ
    said = [verdict for said in week.said.values() for verdict in said.values()]
    told = {code for verdict in said for code in (verdict.reason, *verdict.also_codes)}
    assert told >= {
        *("OK", "GLOBAL_PAUSE", "INBOUND_UNTRIAGED", "DISPUTE_OPEN", "DISPUTE_COOLDOWN"),
        *("HARDSHIP_OPEN", "BALANCE_ZERO", "BALANCE_BELOW_MIN", "PAYMENT_COOLDOWN"),
        *("PROMISE_ACTIVE", "OPTED_OUT_SMS", "OPTED_OUT_ALL", "WRONG_NUMBER", "FREQ_MIN_GAP"),
    }, "a week in which much happened"


def test_the_facts_of_now_are_the_same_from_either_side(week):
    now = at(12)
    week.day0_13(at(10))
    rules, ids = rules_for(week.north, now=now), [person.pk for person in week.people]
    then = rules_at(week.north, now)
    assert (then.rules, then.overwritten, then.undeclared) == (rules, (), ())
    assert gather_at(week.north, ids, now, then.rules, now=now, imports=[at(7)]) == gather(
        week.north, ids, now, rules
    )


def test_a_batch_of_then_costs_the_same_queries_for_one_person_and_for_three_hundred(week):
    add_accounts(week.north, 300, now=at(8))
    ids = list(Guarantor.objects.filter(practice=week.north).values_list("id", flat=True))
    rules = rules_at(week.north, at(12)).rules
    counted = []
    for some in (ids[:1], ids):
        with CaptureQueriesContext(connection) as asked:
            assert len(gather_at(week.north, some, at(12), rules, now=at(9, days=7))) == len(some)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_what_was_declared_later_was_not_known_and_what_was_declared_anew_is_said_to_be(week):
    jane = week.cast.jane
    declare(week.north, {"consent_email": "none"}, by="test", now=at(9, days=7))
    then, now = at(9, 30, days=1), at(9, days=8)
    (asked,) = explained(jane, [GateChannel.EMAIL], at=then, now=now)
    assert asked.notes[0] == "Declared anew since, and taken as it is today: consent email."
    assert "what an older file said is not kept" in asked.notes[-1]
    (asked,) = explained(jane, [GateChannel.EMAIL], at=at(5), now=now)
    assert asked.verdict.reason == "INPUT_INCOMPLETE"
    assert (
        "By then the practice had not declared: agreements signed, consent email" in asked.notes[0]
    )


def test_contact_details_that_were_changed_since_are_said_to_be_of_today(week):
    jane = week.cast.jane
    correct_contact(jane, by="staff:bea", now=at(9, days=7), email="jane@example.org")
    (asked,) = explained(jane, [GateChannel.EMAIL], at=at(9, 30, days=1), now=at(9, days=8))
    assert "The contact details were changed since; those of today are used." in asked.notes


def test_a_payment_that_came_with_an_import_counts_from_the_import_after_its_day(week):
    """It carries a day and no hour: until the file came, nobody here knew of it."""
    john = week.cast.john
    john.payments.create(
        practice=week.north,
        external_id="IMP-1",
        paid_on=MONDAY,
        amount_cents=10_00,
        method="check",
    )
    week.north.refresh_from_db()
    refresh_balances(week.north, on=MONDAY, now=at(7, days=1))
    imports = [at(7, days=n) for n in range(6)]
    rules = rules_at(week.north, at(12)).rules

    def owed(when):
        found = gather_at(week.north, [john.pk], when, rules, now=at(12, days=9), imports=imports)
        return found[john.pk].balance_cents

    assert owed(at(20)) - owed(at(7, days=1)) == 10_00


def test_what_is_to_come_is_said_as_if_nothing_else_happened(week):
    mary, now = week.cast.mary, at(12)
    record_revocation(mary, by="staff:bea", now=now)
    open_hold(
        week.cast.john,
        HoldKind.WITH_PERSON,
        reason="calls back",
        origin_key="test",
        by="staff:bea",
        now=now,
        expires_at=now + timedelta(days=3),
    )
    (asked,) = explained(week.cast.john, [GateChannel.EMAIL], at=now + timedelta(days=2), now=now)
    assert "WITH_PERSON" in (asked.verdict.reason, *asked.verdict.also_codes)
    assert "BALANCE_STALE" not in (asked.verdict.reason, *asked.verdict.also_codes)
    assert "If nothing happens until then" in asked.notes[0]
    (later,) = explained(week.cast.john, [GateChannel.EMAIL], at=now + timedelta(days=4), now=now)
    assert "WITH_PERSON" not in (later.verdict.reason, *later.verdict.also_codes)
    (mine,) = explained(mary, [GateChannel.SMS], at=now + timedelta(days=400), now=now)
    assert mine.verdict.reason == "OPTED_OUT_ALL", "a stop never ends by time"
