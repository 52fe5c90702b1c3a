"""Steps 14 and 14b: zones, windows, holidays, changeovers, the person's own hours."""

from datetime import date, timedelta

import pytest
from tests.core.policy.asking import (
    ALL_CHANNELS,
    AUTO,
    EMAIL,
    LETTER,
    LIVE,
    NOW,
    OPEN_HOURS,
    SMS,
    address,
    ask,
    mobile,
    policy,
    reason,
    retry,
    trigger,
    utc,
)

from tactful.core.policy import Decision
from tactful.core.policy.facts import (
    ActorRole,
    DeclaredZone,
    PersonalHours,
    PhoneKind,
    Postal,
    PostalKind,
    PostalStatus,
    TriggerKind,
)
from tactful.core.vocabulary import Category

LAW_ONLY = policy(**OPEN_HOURS)
EVERY_DAY = tuple(range(7))


def living_in(zip5, state, *zones):
    """Somebody whose number comes from where the address is."""
    return {"postal": address(zip5, state, *zones), "phones": (mobile(state, *zones),)}


def at(now, channel=SMS, config=LAW_ONLY, person=None, **changes):
    fresh = {"balance_as_of": utc(now), "first_statement_on": utc(now).date() - timedelta(days=30)}
    phones = (person or {}).get("phones", (mobile(),))
    checked = tuple(
        mobile(
            phone.state,
            *phone.zones,
            kind=phone.kind,
            reassigned_checked_at=utc(now) - timedelta(days=1),
        )
        for phone in phones
    )
    asked = {"person": (person or {}) | {"phones": checked}, "account": fresh} | changes
    found = ask(channel, now=now, config=config, **asked)
    return str(found.reason), found.retry_at and f"{found.retry_at:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "channel", "found"),
    [
        ("2026-11-23 12:59:59", SMS, ("QUIET_HOURS_FEDERAL", "2026-11-23 13:00")),
        ("2026-11-23 13:00:00", SMS, ("OK", None)),
        ("2026-11-24 01:50:00", SMS, ("OK", None)),
        ("2026-11-24 01:50:01", SMS, ("QUIET_HOURS_FEDERAL", "2026-11-24 13:00")),
        ("2026-11-24 01:59:59", LIVE, ("OK", None)),
        ("2026-11-24 02:00:00", LIVE, ("QUIET_HOURS_FEDERAL", "2026-11-24 13:00")),
        ("2026-11-24 02:00:00", AUTO, ("QUIET_HOURS_FEDERAL", "2026-11-24 13:00")),
        ("2026-11-24 08:00:00", LETTER, ("OK", None)),
        ("2026-11-24 08:00:00", EMAIL, ("CLINIC_HOURS", "2026-11-24 12:00")),
    ],
)
def test_nobody_is_texted_or_called_before_eight_or_after_nine(now, channel, found):
    assert at(now, channel) == found


@pytest.mark.parametrize("microsecond", [1, 999_999])
def test_a_fraction_of_a_second_early_is_early_and_late_is_late(microsecond):
    early = utc("2026-11-23 13:00") - timedelta(microseconds=microsecond)
    assert at(early)[0] == "QUIET_HOURS_FEDERAL"
    late = utc("2026-11-24 01:50") + timedelta(microseconds=microsecond)
    assert at(late)[0] == "QUIET_HOURS_FEDERAL"


@pytest.mark.parametrize("role", [ActorRole.THIRD, ActorRole.UNKNOWN])
def test_for_third_parties_an_email_keeps_the_hours_of_a_call(role):
    found = at("2026-11-24 12:30", EMAIL, role=role)
    assert found == ("QUIET_HOURS_FEDERAL", "2026-11-24 13:00")
    assert at("2026-11-24 12:30", EMAIL)[0] == "OK"
    nowhere = {"postal": None, "phones": (mobile(None, kind=PhoneKind.TOLL_FREE),)}
    assert at("2026-11-24 15:00", EMAIL, person=nowhere, role=role)[0] == "TZ_UNKNOWN"


NEW_YORK, CHICAGO = "America/New_York", "America/Chicago"
DENVER, LOS_ANGELES = "America/Denver", "America/Los_Angeles"
FRESH = DeclaredZone(CHICAGO, date(2026, 5, 27), "IL")
STALE = DeclaredZone(CHICAGO, date(2026, 5, 26), "IL")
FROM_LA = (mobile("CA", LOS_ANGELES),)
TOLL_FREE = (mobile(None, NEW_YORK, kind=PhoneKind.TOLL_FREE),)


@pytest.mark.parametrize(
    ("person", "found"),
    [
        # 15:30 UTC is 10:30 in New York, 9:30 in Chicago, 7:30 in Los Angeles.
        ({}, "OK"),
        ({"phones": FROM_LA}, "QUIET_HOURS_FEDERAL"),
        ({"phones": FROM_LA, "declared": FRESH}, "OK"),
        ({"phones": FROM_LA, "declared": STALE}, "QUIET_HOURS_FEDERAL"),
        ({"postal": None}, "OK"),
        ({"postal": address(verified=False), "phones": FROM_LA}, "QUIET_HOURS_FEDERAL"),
        ({"postal": address("90012", "CA", LOS_ANGELES, status=PostalStatus.RETURNED)}, "OK"),
        ({"postal": address("90012", "CA", LOS_ANGELES, verified=False)}, "OK"),
        ({"postal": None, "phones": TOLL_FREE}, "TZ_UNKNOWN"),
        ({"phones": TOLL_FREE}, "OK"),
        ({"postal": address(kind=PostalKind.MILITARY)}, "TZ_UNKNOWN"),
        ({"postal": address(kind=PostalKind.FOREIGN)}, "TZ_UNKNOWN"),
        ({"postal": address(kind=PostalKind.FOREIGN), "declared": FRESH}, "OK"),
        ({"postal": address(kind=PostalKind.MILITARY), "declared": STALE}, "TZ_UNKNOWN"),
    ],
)
def test_every_place_where_the_person_may_be_counts(person, found):
    assert reason(SMS, now="2026-11-23 15:30", config=LAW_ONLY, person=person) == found


def test_a_state_known_without_its_zones_means_all_of_its_zones():
    person = {"postal": Postal(None, "TX", verified=True), "phones": TOLL_FREE}
    # Nine in Dallas is eight in El Paso, and Texas opens at nine.
    assert at("2026-11-23 15:30", person=person) == ("QUIET_HOURS_STATE", "2026-11-23 16:00")


@pytest.mark.parametrize(
    ("person", "found"),
    [
        ({}, "CLINIC_HOURS"),
        ({"phones": FROM_LA}, "CLINIC_HOURS"),
        ({"postal": address("90012", "CA", LOS_ANGELES)}, "OK"),
        ({"postal": None}, "CLINIC_HOURS"),
        ({"postal": address(kind=PostalKind.FOREIGN)}, "CLINIC_HOURS"),
        ({"declared": DeclaredZone(LOS_ANGELES, date(2026, 11, 1))}, "OK"),
    ],
)
def test_an_email_follows_declaration_address_or_the_practices_own_clock(person, found):
    # Half past nine in the evening in New York, half past six in Los Angeles.
    assert reason(EMAIL, now="2026-11-24 02:30", person=person) == found


@pytest.mark.parametrize(
    ("now", "person", "channel", "found"),
    [
        ("2026-11-23 14:30", living_in("40202", "KY", NEW_YORK), SMS, "QUIET_HOURS_STATE"),
        ("2026-11-22 20:00", living_in("35203", "AL", CHICAGO), LIVE, "STATE_DAY_BAN"),
        ("2026-11-22 17:30", living_in("78701", "TX", CHICAGO), SMS, "QUIET_HOURS_STATE"),
        ("2026-11-22 18:00", living_in("78701", "TX", CHICAGO), SMS, "OK"),
        ("2027-02-09 17:00", living_in("70112", "LA", CHICAGO), SMS, "STATE_HOLIDAY_BAN"),
        ("2026-11-28 17:00", living_in("57104", "SD", CHICAGO), SMS, "OK"),
        ("2026-11-28 17:00", living_in("57104", "SD", CHICAGO), AUTO, "STATE_DAY_BAN"),
        ("2026-11-23 16:30", living_in("90012", "CA", LOS_ANGELES), LIVE, "OK"),
        ("2026-11-23 16:30", living_in("90012", "CA", LOS_ANGELES), AUTO, "QUIET_HOURS_STATE"),
        ("2026-11-24 00:30", living_in("29401", "SC", NEW_YORK), AUTO, "QUIET_HOURS_STATE"),
        ("2026-11-22 20:00", living_in("35203", "AL", CHICAGO), EMAIL, "OK"),
    ],
)
def test_states_add_their_own_hours_days_and_holidays(now, person, channel, found):
    assert at(now, channel, person=person)[0] == found


def test_both_the_address_state_and_the_area_code_state_count():
    texan_from_oklahoma = {
        "postal": address("78701", "TX", CHICAGO),
        "phones": (mobile("OK", CHICAGO),),
    }
    found = at("2026-11-24 02:30", person=texan_from_oklahoma)
    assert found == ("QUIET_HOURS_STATE", "2026-11-24 15:00")


@pytest.mark.parametrize("settings", [{"enabled": False}, {"off": ["KY"]}])
def test_a_state_can_be_switched_off_but_eight_to_nine_stays(settings):
    switched = policy(**OPEN_HOURS, state_table=settings)
    kentucky = living_in("40202", "KY", NEW_YORK)
    assert at("2026-11-23 13:30", config=switched, person=kentucky)[0] == "OK"
    assert at("2026-11-23 12:30", config=switched, person=kentucky)[0] == "QUIET_HOURS_FEDERAL"


@pytest.mark.parametrize(
    ("now", "found"),
    [
        # The clocks go forward on March 14, 2027 and back on November 1, 2026.
        ("2027-03-12 13:00", ("CLINIC_HOURS", "2027-03-12 14:00")),
        ("2027-03-13 23:00", ("CLINIC_HOURS", "2027-03-15 13:00")),
        ("2027-03-15 13:00", ("OK", None)),
        ("2026-10-31 22:00", ("CLINIC_HOURS", "2026-11-02 14:00")),
        ("2026-11-02 13:59", ("CLINIC_HOURS", "2026-11-02 14:00")),
        ("2026-10-30 13:00", ("OK", None)),
    ],
)
def test_hours_are_those_on_the_wall_on_either_side_of_a_changeover(now, found):
    assert at(now, config=policy()) == found


def test_the_night_of_a_changeover_ends_at_eight_like_every_other():
    assert at("2027-03-14 06:59:59") == ("QUIET_HOURS_FEDERAL", "2027-03-14 12:00")
    assert at("2026-11-01 05:30") == ("QUIET_HOURS_FEDERAL", "2026-11-01 13:00")
    arizona = living_in("85004", "AZ", "America/Phoenix")
    assert at("2027-03-14 14:59:59", person=arizona) == ("QUIET_HOURS_FEDERAL", "2027-03-14 15:00")


@pytest.mark.parametrize(
    ("now", "channel", "found"),
    [
        ("2026-11-26 16:00", SMS, ("HOLIDAY", "2026-11-27 14:00")),
        ("2026-11-26 16:00", EMAIL, ("OK", None)),
        ("2026-11-26 16:00", LETTER, ("OK", None)),
        # July 4, 2026 is a Saturday: it closes itself and the Friday before.
        ("2026-07-03 15:00", LIVE, ("HOLIDAY", "2026-07-06 13:00")),
        ("2026-07-04 15:00", LIVE, ("HOLIDAY", "2026-07-06 13:00")),
        ("2027-12-31 15:00", SMS, ("HOLIDAY", "2028-01-03 14:00")),
        ("2027-11-25 16:00", SMS, ("HOLIDAY", "2027-11-26 14:00")),
    ],
)
def test_federal_holidays_close_texts_and_calls(now, channel, found):
    assert at(now, channel, config=policy()) == found


def hours(*spans, days=EVERY_DAY):
    return {"hours": tuple(PersonalHours(days, start * 60, end * 60) for start, end in spans)}


@pytest.mark.parametrize(
    ("now", "wish", "found"),
    [
        ("2026-11-23 16:00", hours((17, 21)), ("PATIENT_HOURS", "2026-11-23 22:00")),
        ("2026-11-23 22:00", hours((17, 21)), ("OK", None)),
        ("2026-11-23 16:00", hours((9, 10), (12, 13)), ("PATIENT_HOURS", "2026-11-23 17:00")),
        ("2026-11-23 18:00", hours((9, 10), (12, 13)), ("PATIENT_HOURS", "2026-11-24 14:00")),
        ("2026-11-23 16:00", hours((10, 12), days=(2,)), ("PATIENT_HOURS", "2026-11-25 15:00")),
        # The last ten minutes are kept free for texts in every window.
        ("2026-11-23 16:51", hours((10, 12)), ("PATIENT_HOURS", "2026-11-24 15:00")),
        # From six in the evening to nine in the morning is two windows.
        ("2026-11-23 16:00", hours((18, 9)), ("PATIENT_HOURS", "2026-11-23 23:00")),
        ("2026-11-23 13:30", hours((18, 9)), ("OK", None)),
        ("2026-11-23 16:00", {"hours": ()}, ("NO_WINDOW_FOUND", None)),
    ],
)
def test_the_persons_own_hours_narrow_everything(now, wish, found):
    assert at(now, person=wish) == found


def test_hours_that_never_meet_end_with_a_person():
    three_zones = {"phones": FROM_LA} | hours((9, 10))
    found = ask(SMS, person=three_zones)
    assert (found.decision, found.reason) == (Decision.BLOCK, "NO_WINDOW_FOUND")
    assert found.also_codes == (
        "QUIET_HOURS_FEDERAL",
        "QUIET_HOURS_STATE",
        "CLINIC_HOURS",
        "PATIENT_HOURS",
    )


def test_each_closed_window_reports_its_own_code_worst_first():
    person = living_in("35203", "AL", CHICAGO) | hours((12, 13))
    found = ask(SMS, now="2026-12-27 10:00", person=person, account={"balance_as_of": NOW})
    hour_codes = found.also_codes[found.also_codes.index("QUIET_HOURS_FEDERAL") :]
    assert hour_codes == (
        "QUIET_HOURS_FEDERAL",
        "STATE_DAY_BAN",
        "CLINIC_HOURS",
        "PATIENT_HOURS",
    )


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_a_disaster_quiets_texts_and_calls_for_thirty_days(channel):
    struck = {"disaster_declared_on": date(2026, 11, 10)}
    if channel in (EMAIL, LETTER):
        assert reason(channel, person=struck) == "OK"
        return
    assert retry(channel, person=struck) == "2026-12-10 14:00"
    over = {"disaster_declared_on": date(2026, 10, 24)}
    assert reason(channel, person=over) == "OK"


@pytest.mark.parametrize(
    ("category", "kind", "minutes", "found"),
    [
        (Category.REPLY, TriggerKind.INBOUND, 15, "OK"),
        (Category.REPLY, TriggerKind.INBOUND, 16, "QUIET_HOURS_FEDERAL"),
        (Category.HELP_REPLY, TriggerKind.HELP, 15, "OK"),
        (Category.HELP_REPLY, TriggerKind.HELP, 16, "QUIET_HOURS_FEDERAL"),
        (Category.RECEIPT, TriggerKind.PAYMENT, 15, "OK"),
        (Category.RECEIPT, TriggerKind.PAYMENT, 16, "QUIET_HOURS_FEDERAL"),
        (Category.RECEIPT, TriggerKind.INBOUND, 1, "QUIET_HOURS_FEDERAL"),
        (Category.REMINDER, TriggerKind.INBOUND, 1, "QUIET_HOURS_FEDERAL"),
    ],
)
def test_whoever_just_wrote_or_paid_is_awake_for_a_quarter_of_an_hour(
    category, kind, minutes, found
):
    night = utc("2026-11-24 04:30")
    wrote = trigger(kind, night - timedelta(minutes=minutes))
    assert reason(SMS, category, now=night, trigger=wrote) == found


def test_an_answer_needs_no_zone_within_the_quarter_of_an_hour():
    nowhere = {"postal": None, "phones": TOLL_FREE}
    for minutes, found in ((10, "OK"), (20, "TZ_UNKNOWN")):
        wrote = trigger(TriggerKind.INBOUND, NOW - timedelta(minutes=minutes))
        assert reason(SMS, Category.REPLY, person=nowhere, trigger=wrote) == found


def test_an_opt_out_is_confirmed_at_night():
    night = utc("2026-11-24 08:00")
    said = trigger(TriggerKind.OPT_OUT, night - timedelta(minutes=1))
    assert reason(SMS, Category.OPT_OUT_CONFIRM, now=night, trigger=said) == "OK"
