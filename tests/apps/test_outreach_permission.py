"""Permission: what ends it, what renews it, what waits when it ends (policy.md R015 to R024)."""

from datetime import timedelta

import pytest
from tests.cast import NOW

from tactful.core.policy.facts import ConsentLevel, GateChannel, Scope
from tactful.core.vocabulary import Category, Channel, Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import (
    NewTouch,
    queue_touches,
    record_consent,
    record_revocation,
    stop_contact,
    suppress,
)
from tactful.outreach.models import Suppression, Touch
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare, declare_all
from tactful.worklist.actions import NewItem, open_items
from tactful.worklist.models import WorkItem

LATER, AFTER = NOW + timedelta(minutes=10), NOW + timedelta(minutes=20)
YEARS_LATER = NOW + timedelta(days=365 * 12)
CLOSED = {
    "sms": {"OPTED_OUT_SMS", "OPTED_OUT_ALL"},
    "email": {"OPTED_OUT_EMAIL", "OPTED_OUT_ALL"},
    "voice_live": {"OPTED_OUT_VOICE", "OPTED_OUT_ALL"},
    "voice_auto": {"OPTED_OUT_AUTOMATED", "OPTED_OUT_ALL"},
    "letter": {"OPTED_OUT_ALL"},
}


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    declare(cast.north, {"consent_voice_auto": "explicit"}, by="test", now=NOW)
    return cast.north


def closed(guarantor, *, now=AFTER):
    """The ways that a revocation closes."""
    found = set()
    for way, codes in CLOSED.items():
        verdict = ask_gate(guarantor, GateChannel(way), now=now)
        if codes & {verdict.reason, *verdict.also_codes}:
            found.add(way)
    return found


def agrees(guarantor, scope, *, by="patient", now=LATER, basis=ConsentLevel.EXPLICIT, address=""):
    return record_consent(
        guarantor,
        scope=scope,
        basis=basis,
        wording="Text me about my bill. (v2)",
        source="portal" if by == "patient" else "paper",
        given_by=by,
        address=address,
        now=now,
    )


def waits(guarantor, channel, key="t", **fields):
    touch = NewTouch(
        guarantor_id=guarantor.pk,
        origin_key=f"{key}:{channel}:{guarantor.pk}",
        channel=channel,
        category=Category.REMINDER,
        template_key="past_due",
        **fields,
    )
    queue_touches(guarantor.practice, [touch], now=NOW)
    return Touch.objects.get(origin_key=touch.origin_key)


def again(row):
    row.refresh_from_db()
    return row


@pytest.mark.parametrize(
    ("scopes", "shut"),
    [
        ([Scope.SMS, Scope.VOICE_AUTO], {"sms", "voice_auto"}),
        ([Scope.SMS], {"sms"}),
        ([Scope.EMAIL], {"email"}),
        ([Scope.VOICE_LIVE, Scope.VOICE_AUTO], {"voice_live", "voice_auto"}),
        ([Scope.VOICE_AUTO], {"voice_auto"}),
        ([Scope.ALL], {"sms", "email", "voice_live", "voice_auto"}),
    ],
)
def test_a_revocation_closes_what_it_names_for_ever_and_letters_stay(cast, north, scopes, shut):
    record_revocation(cast.jane, scopes, by="staff:bea", now=NOW)
    assert closed(cast.jane) == shut
    assert closed(cast.jane, now=YEARS_LATER) == shut


@pytest.mark.parametrize(
    ("stopped", "agreed", "by", "still_shut"),
    [
        # START renews texts, and no automated call (R021).
        (["sms", "voice_auto"], "sms", "patient", {"voice_auto"}),
        (["sms", "voice_auto"], "voice_auto", "patient", {"sms"}),
        # Everything is renewed by everything only.
        (["all"], "sms", "patient", {"sms", "email", "voice_live", "voice_auto"}),
        (["all"], "all", "patient", set()),
        # What staff wrote down is evidence, and ends nothing (R020).
        (["sms"], "sms", "staff", {"sms"}),
        (["all"], "all", "staff", {"sms", "email", "voice_live", "voice_auto"}),
        (["voice_live", "voice_auto"], "voice_live", "patient", {"voice_auto"}),
    ],
)
def test_only_the_patients_own_new_permission_of_the_same_scope_ends_a_stop(
    cast, north, stopped, agreed, by, still_shut
):
    record_revocation(cast.jane, [Scope(s) for s in stopped], by="staff:bea", now=NOW)
    agrees(cast.jane, agreed, by=by)
    assert closed(cast.jane) == still_shut


def test_a_permission_from_before_the_stop_does_not_end_it(cast, north):
    agrees(cast.jane, "sms", now=NOW)
    record_revocation(cast.jane, [Scope.SMS], by="staff:bea", now=LATER)
    assert closed(cast.jane) == {"sms"}


def test_a_stop_after_the_renewal_counts_again(cast, north):
    record_revocation(cast.jane, [Scope.SMS], by="staff:bea", now=NOW)
    agrees(cast.jane, "sms")
    record_revocation(cast.jane, [Scope.SMS], by="staff:bea", now=LATER + timedelta(minutes=1))
    assert closed(cast.jane) == {"sms"}


def test_permission_for_a_number_ends_with_the_number(cast, north):
    declare(north, {"consent_sms": "none"}, by="test", now=NOW)
    agrees(cast.jane, "sms", address=cast.jane.mobile)
    assert ask_gate(cast.jane, GateChannel.SMS, now=AFTER).reason == "OK"
    Guarantor.objects.filter(pk=cast.jane.pk).update(mobile="+13125550166")
    assert ask_gate(cast.jane, GateChannel.SMS, now=AFTER).reason == "CONSENT_MISSING"


def test_a_refusal_stays_whatever_number_it_named(cast, north):
    agrees(cast.jane, "sms", address=cast.jane.mobile, basis=ConsentLevel.NONE)
    Guarantor.objects.filter(pk=cast.jane.pk).update(mobile="+13125550166")
    assert ask_gate(cast.jane, GateChannel.SMS, now=AFTER).reason == "OPTED_OUT_SMS"


def test_a_refusal_we_hear_of_late_does_not_undo_a_later_yes(cast, north):
    agrees(cast.jane, "sms")
    record_consent(
        cast.jane,
        scope="sms",
        basis=ConsentLevel.NONE,
        wording="",
        source="paper",
        given_by="staff",
        given_at=NOW - timedelta(days=90),
        now=AFTER,
    )
    assert closed(cast.jane) == set()


@pytest.mark.parametrize(("by", "reason"), [("patient", "OK"), ("staff", "WRONG_NUMBER")])
def test_a_number_that_was_wrong_comes_back_by_the_patients_own_proof(cast, north, by, reason):
    suppress(north, ["address"], cause="wrong_number", via="t", now=NOW, address=cast.jane.mobile)
    agrees(cast.jane, "sms", by=by, address=cast.jane.mobile)
    assert ask_gate(cast.jane, GateChannel.SMS, now=AFTER).reason == reason


def test_stop_calling_takes_back_calls_of_both_kinds_and_the_work_they_asked_for(cast, north):
    automated = waits(cast.jane, Channel.VOICE)
    live = waits(cast.jane, Channel.VOICE, key="live", automated=False)
    text, others = waits(cast.jane, Channel.SMS), waits(cast.mary, Channel.VOICE)
    asked = [
        NewItem(who.pk, kind, Urgency.P3, "call about the balance", f"{kind}:{who.pk}")
        for who, kind in (
            (cast.jane, WorkKind.CALL),
            (cast.jane, WorkKind.LETTER),
            (cast.mary, WorkKind.CALL),
        )
    ]
    open_items(north, asked, now=NOW)
    calls = [Scope.VOICE_LIVE, Scope.VOICE_AUTO]
    assert stop_contact(cast.jane, calls, by="staff:bea", now=NOW) == 2
    for touch in (automated, live):
        assert (again(touch).status, touch.reason) == ("cancelled", "opt_out")
    assert {again(text).status, again(others).status} == {"queued"}
    left = WorkItem.objects.filter(closed_at=None).values_list("kind", "guarantor__last_name")
    assert set(left) == {("letter", "Smith"), ("call", "Lee")}


def test_no_automated_calls_leaves_a_persons_call_to_be_made(cast, north):
    item = NewItem(cast.jane.pk, WorkKind.CALL, Urgency.P3, "call", "call:1")
    open_items(north, [item], now=NOW)
    stop_contact(cast.jane, [Scope.VOICE_AUTO], by="staff:bea", now=NOW)
    assert WorkItem.objects.get().closed_at is None


def test_a_stop_at_north_stops_nobody_at_south(cast, north):
    Guarantor.objects.filter(pk=cast.pat.pk).update(mobile=cast.jane.mobile)
    touch = waits(cast.pat, Channel.SMS)
    suppress(north, ["address"], cause="wrong_number", via="t", now=NOW, address=cast.jane.mobile)
    assert again(touch).status == "queued"
    assert not Suppression.objects.filter(practice=cast.south).exists()
