"""What the quarterly review finds by itself: stops and their effect, hours, caps, rules, holds."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import NOW

from tactful.core.policy.facts import ConsentLevel, Scope
from tactful.core.quarters import Quarter
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.outreach.actions import (
    open_hold,
    record_consent,
    record_revocation,
    record_wish,
    release_hold,
    suppress,
)
from tactful.outreach.models import (
    GateDecision,
    InboundMessage,
    Suppression,
    Touch,
    TouchStatus,
    WishKind,
)
from tactful.practice.actions import change_settings
from tactful.reports.review import review, span_of

pytestmark = pytest.mark.django_db

Q4 = Quarter(2026, 4)
AFTER = datetime(2027, 1, 5, 16, 0, tzinfo=UTC)


@pytest.fixture
def north(cast):
    return cast.north


def sent(person, at, *, channel=Channel.SMS, category=Category.REMINDER, **fields):
    return Touch.objects.create(
        practice=person.practice,
        guarantor=person,
        origin_key=f"review:{person.pk}:{channel}:{at.isoformat()}",
        channel=channel,
        category=category,
        status=TouchStatus.ACCEPTED,
        to_address=person.mobile,
        created_at=at,
        due_at=at,
        handed_over_at=at,
        **fields,
    )


def test_a_quarter_begins_and_ends_at_midnight_where_the_practice_is(north):
    span = span_of(north, Q4, now=AFTER)
    assert span.start == datetime(2026, 10, 1, 5, 0, tzinfo=UTC)  # midnight in Chicago, summer
    assert span.end == datetime(2027, 1, 1, 6, 0, tzinfo=UTC)  # and in winter
    assert not span.running


def test_a_running_quarter_is_reviewed_up_to_now(north):
    span = span_of(north, Q4, now=NOW)
    assert (span.end, span.running) == (NOW, True)


def test_a_stop_is_counted_once_for_the_person_and_by_all_that_it_stops(north, cast):
    record_revocation(cast.john, (Scope.VOICE_LIVE, Scope.VOICE_AUTO), by="staff:x", now=NOW)
    found = review(north, Q4, now=AFTER).stops
    # Ana replied STOP ten days before.
    assert found.people == 2
    assert dict(found.by_scope) == {"texts": 1, "calls by a person": 1, "automated calls": 1}
    assert [(way.way, way.people) for way in found.ways] == [
        ("by a reply", 1),
        ("told to staff", 1),
    ]


def test_a_stop_by_text_is_one_person_though_it_stops_the_number_too(north, cast):
    said = {"cause": "opt_out", "via": "reply:x", "now": NOW}
    stop = ("sms", "voice_auto")
    suppress(north, stop, guarantor_id=cast.john.pk, address=cast.john.mobile, **said)
    suppress(north, stop, address="+13125550190", **said)  # shared, or nobody's
    found = review(north, Q4, now=AFTER).stops
    assert found.people == 3  # and Ana
    assert dict(found.by_scope) == {"texts": 3, "automated calls": 2}
    assert [(way.way, way.people) for way in found.ways] == [("by a reply", 3)]


def test_how_fast_a_stop_took_effect_is_counted_from_the_word_coming_in(north, cast):
    stop = Suppression.objects.get(guarantor=cast.ana)
    uid = stop.via.removeprefix("reply:")
    InboundMessage.objects.filter(uid=uid).update(received_at=stop.at - timedelta(seconds=7))
    (way,) = review(north, Q4, now=AFTER).stops.ways
    assert (way.median, way.slowest) == (7, 7)


def test_a_touch_after_a_stop_is_found_and_one_before_is_not(north, cast):
    stopped = Suppression.objects.get(guarantor=cast.ana).at
    sent(cast.ana, stopped - timedelta(minutes=1))
    late = sent(cast.ana, stopped + timedelta(minutes=1))
    sent(cast.john, stopped + timedelta(minutes=1))
    (breach,) = review(north, Q4, now=AFTER).stops.breaches
    assert (breach.uid, breach.handed_over_at) == (cast.ana.uid, late.handed_over_at)


@pytest.mark.parametrize(
    "allowed",
    [
        {"category": Category.OPT_OUT_CONFIRM},
        {"category": Category.HELP_REPLY},
        {"category": Category.REPLY, "template_key": "safety_crisis"},
        {"channel": Channel.LETTER},
        {"channel": Channel.EMAIL},
        {"channel": Channel.VOICE, "automated": False},
    ],
)
def test_what_a_stop_by_text_leaves_open_is_no_breach(north, cast, allowed):
    sent(cast.ana, NOW, **allowed)
    assert review(north, Q4, now=AFTER).stops.breaches == ()


@pytest.mark.parametrize(("given_by", "breaches"), [("patient", 0), ("staff", 1)])
def test_only_a_patients_own_word_ends_a_stop(north, cast, given_by, breaches):
    record_consent(
        cast.ana,
        scope=Scope.SMS,
        basis=ConsentLevel.EXPLICIT,
        wording="START",
        source="reply:again",
        given_by=given_by,
        now=NOW,
    )
    sent(cast.ana, NOW + timedelta(days=1))
    found = review(north, Q4, now=AFTER).stops
    assert len(found.breaches) == breaches
    assert found.renewed == 1 - breaches


def test_an_ordinary_answer_after_a_stop_is_a_breach_and_a_number_on_a_form_ends_none(north, cast):
    record_consent(
        cast.ana,
        scope=Scope.SMS,
        basis=ConsentLevel.NUMBER_ONLY,
        wording="",
        source="portal",
        now=NOW,
    )
    sent(cast.ana, NOW + timedelta(days=1), category=Category.REPLY, template_key="promise_echo")
    found = review(north, Q4, now=AFTER).stops
    assert (len(found.breaches), found.renewed) == (1, 0)


def test_a_confirmation_later_than_five_minutes_is_counted_as_late(north, cast):
    for seconds in (20, 300, 301):
        asked = NOW + timedelta(days=seconds)
        sent(
            cast.ana,
            asked + timedelta(seconds=seconds),
            category=Category.OPT_OUT_CONFIRM,
            trigger_kind="opt_out",
            trigger_at=asked,
        )
    now = NOW + timedelta(days=400)
    found = [review(north, quarter, now=now).confirmations for quarter in (Q4, Quarter(2027, 3))]
    assert [(one.sent, one.slowest, one.late) for one in found] == [(1, 20, 0), (2, 301, 1)]


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        (datetime(2026, 11, 20, 14, 0, tzinfo=UTC), 0),  # 8:00 in Chicago
        (datetime(2026, 11, 20, 13, 59, tzinfo=UTC), 1),
        (datetime(2026, 11, 21, 2, 59, tzinfo=UTC), 0),  # 8:59 pm
        (datetime(2026, 11, 21, 3, 0, tzinfo=UTC), 1),
        (datetime(2026, 10, 20, 13, 0, tzinfo=UTC), 0),  # 8:00 in summer time
    ],
)
def test_a_text_outside_eight_to_nine_where_the_person_is_is_found(north, cast, at, outside):
    sent(cast.john, at)
    assert review(north, Q4, now=AFTER).hours.outside == outside


def test_every_zone_the_person_may_be_in_counts(north, cast):
    cast.john.places["mobile"] = {"state": "CA", "zones": ["America/Los_Angeles"], "kind": "mobile"}
    cast.john.save()
    sent(cast.john, datetime(2026, 11, 20, 15, 0, tzinfo=UTC))  # 9 am in Chicago, 7 am out there
    found = review(north, Q4, now=AFTER).hours
    assert found.outside == 1
    assert [(row.hour, row.texts) for row in found.rows if row.texts] == [(9, 1)]


def test_the_zone_a_person_told_us_counts_alone_from_then_on(north, cast):
    half_past_nine = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)  # at night in Chicago
    record_wish(
        cast.john,
        WishKind.ZONE,
        {"tz": "America/Denver", "state": "CO"},
        source="phone",
        by="staff:x",
        now=half_past_nine - timedelta(days=1),
    )
    sent(cast.john, half_past_nine)
    sent(cast.john, half_past_nine - timedelta(days=2))
    assert review(north, Q4, now=AFTER).hours.outside == 1, "before he told us"


def test_how_many_people_had_how_many_contacts_is_told_and_a_refused_one_is_none(north, cast):
    for day in (0, 2, 20):
        sent(cast.john, NOW + timedelta(days=day))
    sent(cast.mary, NOW, channel=Channel.EMAIL)
    sent(cast.jane, NOW)
    refused = sent(cast.jane, NOW + timedelta(days=1))
    Touch.objects.filter(pk=refused.pk).update(status=TouchStatus.REFUSED)
    found = review(north, Q4, now=AFTER).contacts
    assert found.spread == ((1, 2), (2, 1))
    assert (found.people, found.contacts) == (3, 5)


def test_a_week_is_seven_days_of_the_practice_also_where_the_clocks_change(north, cast):
    """On the 1st of November the day has 25 hours in Chicago."""
    for day in (26, 28, 30):
        sent(cast.john, datetime(2026, 10, day, 5, 30, tzinfo=UTC))  # half past midnight
    sent(cast.john, datetime(2026, 11, 2, 5, 30, tzinfo=UTC))  # 23:30 on the 1st
    assert review(north, Q4, now=AFTER).contacts.most == 4
    Touch.objects.filter(handed_over_at__month=11).update(
        handed_over_at=datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    )
    assert review(north, Q4, now=AFTER).contacts.most == 3, "on the eighth day"


def test_messages_are_counted_by_template_with_what_became_of_them(north, cast):
    sent(cast.john, NOW, template_key="past_due")
    lost = sent(cast.mary, NOW, template_key="past_due")
    sent(cast.jane, NOW, template_key="due_soon", channel=Channel.EMAIL)
    Touch.objects.filter(pk=lost.pk).update(status=TouchStatus.UNKNOWN)
    found = [
        (one.template, one.channel, one.left, one.unknown)
        for one in review(north, Q4, now=AFTER).messages
    ]
    assert found == [("past_due", "sms", 2, 1), ("due_soon", "email", 1, 0)]


def test_wrong_numbers_bounces_and_complaints_are_counted_once_for_each_address(north, cast):
    said = {"via": "receipt:1", "now": NOW}
    for guarantor in (cast.john.pk, None):
        suppress(
            north,
            ["address"],
            cause="wrong_number",
            guarantor_id=guarantor,
            address=cast.john.mobile,
            **said,
        )
    suppress(north, ["email"], cause="complaint", address=cast.mary.email, **said)
    found = {one.cause: one.found for one in review(north, Q4, now=AFTER).troubles}
    assert found == {"wrong_number": 1, "complaint": 1}


def test_an_answer_at_night_stands_apart_and_is_no_fault(north, cast):
    sent(cast.john, datetime(2026, 11, 20, 8, 0, tzinfo=UTC), category=Category.HELP_REPLY)
    found = review(north, Q4, now=AFTER).hours
    assert found.outside == 0
    assert [(row.hour, row.answers, row.quiet) for row in found.rows if row.answers] == [
        (2, 1, True)
    ]


def test_whoever_had_more_contacts_in_a_week_than_the_cap_is_named_by_account(north, cast):
    for day in (0, 2, 4, 6):
        sent(cast.john, NOW + timedelta(days=day))
    for day in (0, 2, 4, 7):
        sent(cast.mary, NOW + timedelta(days=day), channel=Channel.EMAIL)
    found = review(north, Q4, now=AFTER).contacts
    assert (found.people, found.contacts, found.most, found.cap) == (2, 8, 4, 3)
    assert found.over == (cast.john.uid,)


def test_what_was_kept_back_is_counted_by_reason_with_its_rules(north, cast):
    for person in (cast.john, cast.mary):
        GateDecision.objects.create(
            practice=north,
            guarantor=person,
            channel="sms",
            category="REMINDER",
            decision="DEFER",
            reason="FREQ_MIN_GAP",
            at=NOW,
        )
    (kept,) = review(north, Q4, now=AFTER).kept
    assert (kept.code, kept.answers, kept.accounts) == ("FREQ_MIN_GAP", 2, 2)
    assert "R150" in kept.rules


def test_holds_are_counted_by_kind_with_how_long_they_were_open(north, cast):
    kind = HoldKind.DISPUTE
    asked = {"reason": "says so", "origin_key": "test", "by": "staff:x"}
    open_hold(cast.mary, kind, now=NOW, **asked)
    hold = open_hold(cast.john, kind, now=NOW, **asked)
    release_hold(hold, by="staff:x", now=NOW + timedelta(days=3))
    (held,) = review(north, Q4, now=AFTER).held
    assert (held.opened, held.released, held.open_at_end, held.median_days) == (2, 1, 1, 3)


def test_a_changed_rule_stands_beside_the_version_before_it(north):
    for gap, at in ((72, NOW - timedelta(days=90)), (60, NOW)):
        change_settings(
            north, {"policy": {"caps": {"min_gap_h": gap}}}, by="staff:x", now=at, reason="quieter"
        )
    versions = review(north, Q4, now=AFTER).versions
    assert [version.number for version in versions] == [2, 1]


def test_another_practice_is_not_in_it(north, cast):
    record_revocation(cast.pat, by="staff:y", now=NOW)
    sent(cast.pat, NOW + timedelta(minutes=1))
    found = review(north, Q4, now=AFTER)
    assert found.stops.people == 1  # Ana's
    assert found.stops.breaches == ()
    assert found.contacts.people == 0


def test_the_review_asks_as_many_queries_for_many_as_for_few(
    north, cast, django_assert_max_num_queries
):
    for day in range(30):
        sent(cast.john, NOW + timedelta(hours=day))
        record_revocation(cast.mary, by="staff:x", now=NOW + timedelta(hours=day))
    with django_assert_max_num_queries(24):
        review(north, Q4, now=AFTER)
