"""Who may move which setting, and how a legal rule is loosened with a second person."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, bill, make_guarantor, make_staff, refresh

from tactful.audit.models import AuditEntry
from tactful.channels.simulator import simulators
from tactful.chores import drain
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Channel
from tactful.journeys.actions import install_shipped
from tactful.ledger.balances import refresh_balances
from tactful.outreach.models import Touch
from tactful.outreach.queries import ask_gate
from tactful.outreach.rules import rules_for
from tactful.practice.actions import (
    AlreadyDecided,
    LooseningFault,
    NotYours,
    RuleFault,
    StaleSettings,
    add_staff,
    approve_loosening,
    begin_loosenings,
    change_role,
    change_settings,
    declare_all,
    decline_loosening,
    end_loosening,
    pause_sending,
    remove_staff,
    withdraw_loosening,
)
from tactful.practice.bounds import BOUNDS, bound_of, refusal
from tactful.practice.models import Loosening, Membership, Role, SettingsVersion
from tactful.practice.plain import at, leaves, plain, with_changes
from tactful.practice.policy.reading import WEEKDAYS
from tactful.practice.queries import (
    loosenings_between,
    loosenings_in_force,
    settings_of,
    stored_settings,
)
from tactful.practice.settings import SettingsFault

pytestmark = pytest.mark.django_db

FLORIDA = "policy.state_table.off.FL"
IN_A_MONTH = NOW + timedelta(days=30)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def house(cast):
    """North with an owner (Bea), a compliance officer (Cora), a biller and two who only work."""
    cast.cora = make_staff(cast.north, "Cora", role=Role.COMPLIANCE)
    cast.bill = make_staff(cast.north, "Bill", role=Role.BILLER)
    cast.fred = make_staff(cast.north, "Fred", role=Role.FRONT_DESK)
    cast.rae = make_staff(cast.north, "Rae", role=Role.READ_ONLY)
    return cast


def actor(staff):
    return f"staff:{staff.uid}"


def change(practice, changes, *, by, now=NOW, reason="counsel agreed", until=IN_A_MONTH, **more):
    values = with_changes(stored_settings(practice), changes)
    by = by if isinstance(by, str) else actor(by)
    return change_settings(practice, values, by=by, now=now, reason=reason, until=until, **more)


def ask(practice, *, by, path=FLORIDA, wanted=True, **more):
    (asked,) = change(practice, {path: wanted}, by=by, **more).asked
    return asked


def states_off(practice, now):
    return settings_of(practice, now=now).policy.states_off


# Who may move what

LOOSER = {
    "CA": ("policy.federal_holidays_closed.sms", False),
    "CO": ("policy.caps.total_7d", 4),
    "BM": ("policy.cooldown.payment_partial_d", 7),
    "": ("policy.min_balance", "5.00"),
}
TIGHTER = {
    "CA": ("policy.federal_holidays_closed.email", True),
    "CO": ("policy.caps.total_7d", 2),
    "BM": ("policy.cooldown.payment_partial_d", 21),
    "": ("promise_horizon_days", 30),
}
MAY = {
    "bea": {"CA", "BM", ""},  # not CO: North has a compliance officer
    "cora": {"CO", ""},
    "bill": {"BM"},
    "fred": set(),
    "rae": set(),
}


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("role", LOOSER)
@pytest.mark.parametrize("kind", [LOOSER, TIGHTER], ids=["looser", "tighter"])
def test_each_role_moves_its_own_rules_and_no_others(house, who, role, kind):
    path, wanted = kind[role]
    assert bound_of(path).role == role
    if role in MAY[who]:
        assert change(house.north, {path: wanted}, by=getattr(house, who)).version
    else:
        with pytest.raises(NotYours):
            change(house.north, {path: wanted}, by=getattr(house, who))
        assert not SettingsVersion.objects.exists()


def test_where_nobody_is_compliance_the_owner_answers_for_it(cast):
    assert change(cast.north, {"policy.caps.total_7d": 2}, by=cast.bea).version


def test_whoever_no_longer_works_here_changes_nothing_and_neither_does_sol(house):
    Membership.objects.filter(staff=house.bill).delete()
    for stranger in (house.bill, house.sol):
        with pytest.raises(NotYours):
            change(house.north, {"policy.caps.min_gap_h": 72}, by=stranger)


def test_good_manners_are_loosened_with_a_reason_alone(cast):
    with pytest.raises(RuleFault, match="Say why"):
        change(cast.north, {"policy.caps.total_7d": 4}, by=cast.bea, reason="  ")
    assert change(cast.north, {"policy.caps.total_7d": 4}, by=cast.bea, until=None).version
    assert not Loosening.objects.exists()


ALWAYS_TOO_LATE = {day: ["09:00", "21:01"] for day in WEEKDAYS}


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        ("policy.caps.min_gap_h", 23, "R150"),
        ("policy.caps.phone_7d", 4, "R151"),
        ("policy.caps.total_7d", None, "R152"),
        ("policy.caps.landline_auto_30d", 4, "R007"),
        ("policy.cooldown.dispute_d", 6, "R072"),
        ("policy.cooldown.fa_decision_d", 13, "R070"),
        ("policy.cooldown.hardship_d", 29, "R073"),
        ("policy.cooldown.conversation_third_d", 6, "R156"),
        ("policy.confirm_window_min", 6, "R019"),
        ("policy.email_complaint_stop", "0.004", "R122"),
        ("policy.balance_max_age_h", 25, "R077"),
        ("policy.hard_window", ["07:59", "21:00"], "R001"),
        ("policy.clinic_windows.sms", ALWAYS_TOO_LATE, "R001"),
    ],
)  # fmt: skip
def test_beyond_its_limit_a_setting_is_refused_with_the_rule(cast, path, value, rule):
    with pytest.raises(RuleFault, match=rule):
        change(cast.north, {path: value}, by=cast.bea)
    assert not SettingsVersion.objects.exists()
    assert not Loosening.objects.exists()


def test_every_setting_of_the_policy_is_bound_and_the_shipped_ones_pass_their_own_rules():
    shipped = leaves(plain({}))
    assert {path for path in shipped if path.startswith("policy.")} == {
        path for path in BOUNDS if path.startswith("policy.")
    }
    assert BOUNDS.keys() <= shipped.keys()
    assert not [path for path, value in shipped.items() if refusal(path, value)]
    unruled = {path for path, bound in BOUNDS.items() if bound.rule_id and not bound.rule}
    assert not unruled


# A legal rule

LEGAL = [
    (FLORIDA, True, "R002"),
    ("policy.state_table.enabled", False, "R002"),
    ("policy.sms_end_margin_min", 0, "R001"),
    ("policy.declared_tz_max_age_d", 365, "R001"),
    ("policy.rnd.max_age_d", 60, "R025"),
    ("policy.landline_exemption", True, "R007"),
    ("policy.sms_consent", "number_on_intake", "R023"),
    ("policy.clinic.hhs_funds", False, "R130"),
]


@pytest.mark.parametrize(("path", "wanted", "rule"), LEGAL)
def test_a_legal_rule_is_asked_for_and_nothing_changes_until_somebody_approves(
    house, path, wanted, rule
):
    before = settings_of(house.north, now=NOW).policy
    asked = ask(house.north, by=house.cora, path=path, wanted=wanted)
    assert (asked.path, asked.wanted, asked.rule) == (path, wanted, rule)
    assert settings_of(house.north, now=NOW).policy == before
    assert not SettingsVersion.objects.exists()
    approve_loosening(asked, by=actor(house.bea), now=NOW)
    now = settings_of(house.north, now=NOW)
    assert now.policy != before
    assert now.number == 1, "what was deferred is looked at again by this number"
    assert settings_of(house.north).policy == before, "without an instant the rule stands"
    assert settings_of(house.north, now=NOW) is now, "the gate keeps its tables for each object"
    assert settings_of(house.north, now=IN_A_MONTH).policy == before


def test_what_was_switched_on_beyond_the_shipped_is_switched_off_with_a_second_person(house):
    change(house.north, {"policy.rnd.enabled": True}, by=house.cora, until=None)
    assert settings_of(house.north).policy.reassigned_check
    asked = ask(house.north, by=house.cora, path="policy.rnd.enabled", wanted=False)
    assert settings_of(house.north, now=NOW).policy.reassigned_check
    approve_loosening(asked, by=actor(house.bea), now=NOW)
    assert not settings_of(house.north, now=NOW).policy.reassigned_check


def test_back_to_what_is_shipped_is_no_loosening_of_the_law(house):
    change(house.north, {"policy.sms_end_margin_min": 30}, by=house.cora, reason="", until=None)
    back = change(house.north, {"policy.sms_end_margin_min": 10}, by=house.cora, until=None)
    assert (back.asked, settings_of(house.north).policy.sms_end_margin_min) == ((), 10)


def test_automated_voice_is_switched_on_by_compliance_as_consent_still_stands_behind_it(house):
    assert change(house.north, {"policy.ai_voice": True}, by=house.cora, until=None).version
    assert settings_of(house.north).policy.ai_voice


def test_one_form_may_hold_both_and_only_the_legal_part_waits(house):
    both = {FLORIDA: True, "policy.caps.total_7d": 4}
    changed = change(house.north, both, by=house.cora)
    assert changed.version.values == {"policy": {"caps": {"total_7d": 4}}}
    assert [one.path for one in changed.asked] == [FLORIDA]


@pytest.mark.parametrize(
    ("reason", "until", "said"),
    [
        ("", IN_A_MONTH, "Say why"),
        ("because", None, "until when"),
        ("because", NOW, "over before it begins"),
        ("because", NOW.replace(year=2027) + MINUTE, "a year ahead"),
    ],
)
def test_a_loosening_needs_a_reason_and_an_end_within_a_year(house, reason, until, said):
    with pytest.raises(RuleFault, match=said):
        ask(house.north, by=house.cora, reason=reason, until=until)
    assert not Loosening.objects.exists()
    assert ask(house.north, by=house.cora, until=NOW.replace(year=2027))


def test_a_year_from_the_last_of_february_is_the_last_of_february(house):
    leap = datetime(2028, 2, 29, 15, tzinfo=UTC)
    ends = datetime(2029, 2, 28, 15, tzinfo=UTC)
    assert ask(house.north, by=house.cora, now=leap, until=ends).expires_at == ends


# Who approves


def test_whoever_asked_cannot_approve_and_the_table_refuses_it_too(house):
    asked = ask(house.north, by=house.cora)
    with pytest.raises(NotYours):
        approve_loosening(asked, by=actor(house.cora), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Loosening.objects.filter(pk=asked.pk).update(approved_by=asked.asked_by)
    assert states_off(house.north, NOW) == frozenset()


@pytest.mark.parametrize("who", ["bill", "fred", "rae", "sol"])
def test_only_the_owner_and_compliance_decide(house, who):
    asked = ask(house.north, by=house.cora)
    for act, more in ((approve_loosening, {}), (decline_loosening, {"note": "no"})):
        with pytest.raises(NotYours):
            act(asked, by=actor(getattr(house, who)), now=NOW, **more)
    with pytest.raises(NotYours):
        withdraw_loosening(asked, by=actor(getattr(house, who)), now=NOW)


@pytest.mark.parametrize("program", ["demo", "staff:command-line", "worker"])
def test_a_program_may_ask_and_approves_nothing(house, program):
    asked = ask(house.north, by=house.cora)
    with pytest.raises(NotYours):
        approve_loosening(asked, by=program, now=NOW)


def test_an_approver_who_lost_the_role_decides_nothing(house):
    asked = ask(house.north, by=house.cora)
    make_staff(house.north, "Olga", role=Role.OWNER)
    Membership.objects.filter(staff=house.bea).update(role=Role.BILLER)
    with pytest.raises(NotYours):
        approve_loosening(asked, by=actor(house.bea), now=NOW)
    Membership.objects.filter(staff=house.bea).update(role=Role.OWNER)
    house.bea.is_active = False
    house.bea.save()
    with pytest.raises(NotYours):
        approve_loosening(asked, by=actor(house.bea), now=NOW)


def test_declined_is_never_in_force_and_needs_a_note(house):
    asked = ask(house.north, by=house.cora)
    with pytest.raises(LooseningFault, match="why not"):
        decline_loosening(asked, by=actor(house.bea), now=NOW, note=" ")
    declined = decline_loosening(asked, by=actor(house.bea), now=NOW, note="ask counsel first")
    assert (declined.ended_why, declined.note) == ("declined", "ask counsel first")
    with pytest.raises(AlreadyDecided):
        approve_loosening(asked, by=actor(house.bea), now=NOW + MINUTE)
    assert states_off(house.north, NOW + MINUTE) == frozenset()
    assert ask(house.north, by=house.cora, now=NOW + DAY), "it may be asked for again"


def test_the_second_of_two_approvals_is_told(house):
    olga = make_staff(house.north, "Olga", role=Role.OWNER)
    asked = ask(house.north, by=house.cora)
    approve_loosening(asked, by=actor(house.bea), now=NOW)
    with pytest.raises(AlreadyDecided, match="somebody else was faster"):
        approve_loosening(asked, by=actor(olga), now=NOW)
    assert Loosening.objects.get().approved_by == actor(house.bea)
    assert SettingsVersion.objects.count() == 1


def test_too_late_it_cannot_be_approved(house):
    asked = ask(house.north, by=house.cora)
    with pytest.raises(AlreadyDecided, match="last day"):
        approve_loosening(asked, by=actor(house.bea), now=IN_A_MONTH)


def test_the_same_is_not_asked_for_twice_while_it_waits(house):
    ask(house.north, by=house.cora)
    with pytest.raises(RuleFault, match="asked for already"):
        ask(house.north, by=house.cora)


def test_a_stale_form_asks_for_nothing(house):
    change(house.north, {"promise_horizon_days": 30}, by=house.cora)
    with pytest.raises(StaleSettings):
        ask(house.north, by=house.cora, seen=0)
    assert not Loosening.objects.exists()


# Alone


def test_alone_it_takes_effect_after_a_day_to_the_minute(cast):
    asked = ask(cast.north, by=cast.bea)
    assert asked.starts_at == NOW + DAY
    assert states_off(cast.north, NOW + DAY - MINUTE) == frozenset()
    assert states_off(cast.north, NOW + DAY) == {"FL"}


def test_alone_it_must_last_beyond_the_day_it_waits(cast):
    with pytest.raises(RuleFault, match="before it begins"):
        ask(cast.north, by=cast.bea, until=NOW + DAY)


def test_alone_it_can_be_withdrawn_meanwhile(cast):
    asked = ask(cast.north, by=cast.bea)
    withdraw_loosening(asked, by=actor(cast.bea), now=NOW + DAY - MINUTE)
    assert states_off(cast.north, NOW + 2 * DAY) == frozenset()


def test_whoever_joins_meanwhile_may_decline_it(cast):
    asked = ask(cast.north, by=cast.bea)
    cora = make_staff(cast.north, "Cora", role=Role.COMPLIANCE)
    decline_loosening(asked, by=actor(cora), now=NOW + MINUTE, note="not in my first week")
    assert states_off(cast.north, NOW + 2 * DAY) == frozenset()


def test_an_account_the_asker_made_is_a_second_person_only_a_day_later(cast):
    asked = ask(cast.north, by=cast.bea)
    twin = add_staff(
        cast.north,
        email="twin@north.example",
        name="Twin",
        password="birch-lantern-harbor",
        role=Role.COMPLIANCE,
        by=actor(cast.bea),
        now=NOW,
    )
    with pytest.raises(LooseningFault, match="within the last day"):
        approve_loosening(asked, by=actor(twin), now=NOW + DAY - MINUTE)
    approve_loosening(asked, by=actor(twin), now=NOW + DAY)
    assert states_off(cast.north, NOW + DAY) == {"FL"}


def test_who_sent_the_second_person_away_and_takes_them_back_needs_them_after_all(house):
    cora = Membership.objects.get(staff=house.cora)
    change_role(cora, Role.BILLER, by=actor(house.bea), now=NOW)
    asked = ask(house.north, by=house.bea)
    assert asked.starts_at == NOW + DAY
    change_role(cora, Role.COMPLIANCE, by=actor(house.bea), now=NOW + MINUTE)
    assert not states_off(house.north, NOW + 2 * DAY)
    approve_loosening(asked, by=actor(house.cora), now=NOW + 2 * DAY)
    assert states_off(house.north, NOW + 2 * DAY)


def test_what_somebody_asked_for_alone_does_not_begin_once_others_answer_for_it(cast):
    ask(cast.north, by=cast.bea)
    new = {"password": "birch-lantern-harbor", "by": "test", "now": NOW + MINUTE}
    add_staff(cast.north, email="o@x.example", name="Olga", role=Role.OWNER, **new)
    bea = Membership.objects.get(practice=cast.north, staff=cast.bea)
    remove_staff(bea, by="test", now=NOW + 2 * MINUTE)
    assert not states_off(cast.north, NOW + 2 * DAY)
    told = AuditEntry.objects.get(action="loosening needs a second person")
    assert told.detail["rule"] == "R002"


def test_somebody_who_cannot_approve_leaves_the_day_of_waiting_as_it_is(cast):
    asked = ask(cast.north, by=cast.bea)
    new = {"password": "birch-lantern-harbor", "by": "test", "now": NOW + MINUTE}
    add_staff(cast.north, email="b@x.example", name="Bo", role=Role.BILLER, **new)
    asked.refresh_from_db()
    assert asked.starts_at == NOW + DAY


def test_the_legal_day_cannot_be_closed_which_would_be_read_as_open(cast):
    with pytest.raises(SettingsFault, match="hard_window"):
        change(cast.north, {"policy.hard_window": None}, by=cast.bea)


@pytest.mark.parametrize("clinic", [None, "x", 3, ["FL"]])
def test_settings_of_the_wrong_kind_are_refused_by_name(cast, clinic):
    with pytest.raises(SettingsFault, match=r"policy\.clinic"):
        change_settings(cast.north, {"policy": {"clinic": clinic}}, by=actor(cast.bea), now=NOW)


def test_a_biller_is_not_alone_where_there_is_an_owner(cast):
    bill = make_staff(cast.north, "Bill", role=Role.BILLER)
    assert change(cast.north, {"policy.caps.min_gap_h": 30}, by=bill).version
    asked = ask(cast.north, by="staff:command-line")
    assert asked.starts_at is None, "the owner decides what somebody at the machine asks for"


def test_what_begins_by_itself_is_felt_by_what_waits(cast):
    ask(cast.north, by=cast.bea)
    assert begin_loosenings(NOW + DAY - MINUTE, 10) == 0
    assert begin_loosenings(NOW + DAY, 10) == 1
    assert begin_loosenings(NOW + DAY, 10) == 0
    assert settings_of(cast.north).number == 1


# Its end


def test_it_ends_by_itself_to_the_minute_and_no_chore_is_needed(house):
    approve_loosening(ask(house.north, by=house.cora), by=actor(house.bea), now=NOW)
    assert states_off(house.north, IN_A_MONTH - MINUTE) == {"FL"}
    assert states_off(house.north, IN_A_MONTH) == frozenset()


@pytest.mark.parametrize("who", ["bea", "cora"])
def test_it_is_ended_early_with_one_click(house, who):
    asked = approve_loosening(ask(house.north, by=house.cora), by=actor(house.bea), now=NOW)
    end_loosening(asked, by=actor(getattr(house, who)), now=NOW + DAY)
    assert states_off(house.north, NOW + DAY - MINUTE) == {"FL"}
    assert states_off(house.north, NOW + DAY) == frozenset()
    with pytest.raises(AlreadyDecided):
        end_loosening(asked, by=actor(house.bea), now=NOW + DAY)


def test_the_front_desk_ends_nothing(house):
    asked = approve_loosening(ask(house.north, by=house.cora), by=actor(house.bea), now=NOW)
    with pytest.raises(NotYours):
        end_loosening(asked, by=actor(house.fred), now=NOW)


def test_tightening_holds_at_once_and_ends_what_was_approved(house):
    path = "policy.rnd.max_age_d"
    asked = ask(house.north, by=house.cora, path=path, wanted=60)
    approve_loosening(asked, by=actor(house.bea), now=NOW)
    change(house.north, {path: 20}, by=house.cora, now=NOW + DAY, reason="", until=None)
    assert settings_of(house.north, now=NOW + DAY).policy.reassigned_max_age_d == 20
    assert Loosening.objects.get().ended_why == "tightened"


def test_a_longer_one_takes_the_place_of_the_one_in_force(house):
    path = "policy.rnd.max_age_d"
    for wanted in (60, 90):
        asked = ask(house.north, by=house.cora, path=path, wanted=wanted)
        approve_loosening(asked, by=actor(house.bea), now=NOW)
    assert settings_of(house.north, now=NOW).policy.reassigned_max_age_d == 90
    assert [one.ended_why for one in Loosening.objects.order_by("id")] == ["replaced", ""]


def test_two_states_are_let_further_beside_each_other(house):
    for state in ("FL", "TX"):
        path = f"policy.state_table.off.{state}"
        asked = ask(house.north, by=house.cora, path=path)
        approve_loosening(asked, by=actor(house.bea), now=NOW)
    assert states_off(house.north, NOW) == {"FL", "TX"}
    end_loosening(Loosening.objects.get(path=FLORIDA), by=actor(house.bea), now=NOW + DAY)
    assert states_off(house.north, NOW + DAY) == {"TX"}


def test_there_is_no_state_that_there_is_not(house):
    with pytest.raises(RuleFault, match="no such state"):
        ask(house.north, by=house.cora, path="policy.state_table.off.ZZ")


# Looking back


def test_the_settings_of_a_past_instant_are_those_of_then(house):
    approve_loosening(ask(house.north, by=house.cora), by=actor(house.bea), now=NOW + DAY)
    later = NOW + 2 * DAY
    change(house.north, {"policy.caps.total_7d": 2}, by=house.cora, now=later)
    end_loosening(Loosening.objects.get(), by=actor(house.bea), now=NOW + 3 * DAY)
    for days, off, cap in ((0, (), 3), (1, ("FL",), 3), (2, ("FL",), 2), (3, (), 2)):
        then = settings_of(house.north, at=NOW + days * DAY)
        assert then.policy.states_off == frozenset(off)
        assert then.policy.caps.total_7d == cap
        assert rules_for(house.north, at=NOW + days * DAY).policy.states_off == frozenset(off)


def test_a_review_finds_what_was_loosened_in_its_quarter_and_only_here(house):
    approve_loosening(ask(house.north, by=house.cora), by=actor(house.bea), now=NOW)
    found = loosenings_between(house.north, NOW - DAY, NOW + DAY)
    assert [one.path for one in found] == [FLORIDA]
    assert not loosenings_between(house.north, NOW - 9 * DAY, NOW - DAY)
    assert not loosenings_between(house.north, IN_A_MONTH + DAY, IN_A_MONTH + 9 * DAY)
    assert not loosenings_between(house.south, NOW - DAY, NOW + DAY)
    assert not loosenings_in_force(house.south, NOW)


def test_the_audit_says_who_asked_approved_and_ended(house):
    asked = approve_loosening(ask(house.north, by=house.cora), by=actor(house.bea), now=NOW)
    end_loosening(asked, by=actor(house.bea), now=NOW)
    told = AuditEntry.objects.filter(subject=f"loosening:{asked.uid}").order_by("number")
    assert [(one.action, one.actor) for one in told] == [
        ("loosening asked", actor(house.cora)),
        ("loosening approved", actor(house.bea)),
        ("loosening ended", actor(house.bea)),
    ]
    assert told[0].detail["rule"] == "R002"


def test_stopping_all_sending_asks_for_no_role_beyond_the_page(house):
    assert pause_sending(house.north, by=actor(house.bill), now=NOW)
    assert settings_of(house.north).sending_paused


# The gate


@pytest.fixture
def miami(house):
    """Flo in Miami, who gets texts; the practice itself would be heard until 9 PM."""
    here = {"state": "FL", "zones": ["America/New_York"]}
    flo = make_guarantor(
        house.north, "Ray, Flo", mobile="+13055550177", channel=Channel.SMS, email="",
        zip_code="33101", state="FL", places={"zip": here, "mobile": here | {"kind": "mobile"}},
    )  # fmt: skip
    bill(flo, 120_00, days=61)
    declare_all(house.north, by="test", now=NOW)
    install_shipped(house.north, by="test", now=NOW)
    week = {"policy": {"clinic_windows": {"sms": {"mon_fri": ["09:00", "21:00"]}}}}
    change_settings(house.north, week, by=actor(house.bea), now=NOW, reason="evenings suit them")
    refresh(house.north)
    return flo


def half_past_eight(days):
    """8:30 PM in Miami, so many days after the cast's Friday; Florida closes at 8."""
    return datetime(2026, 11, 21, 1, 30, tzinfo=UTC) + timedelta(days=days)


def gate(guarantor, at):
    refresh_balances(guarantor.practice, on=at.date(), now=at, confirmed=True)
    return str(ask_gate(guarantor, GateChannel.SMS, now=at).reason)


def test_a_state_switched_off_lets_a_text_out_only_from_approval_until_its_end(house, miami):
    friday, monday = half_past_eight(0), half_past_eight(3)
    asked = ask(house.north, by=house.cora, until=monday + MINUTE)
    assert gate(miami, friday) == "QUIET_HOURS_STATE"
    approve_loosening(asked, by=actor(house.bea), now=friday)
    assert gate(miami, friday) == "OK"
    assert gate(miami, monday) == "OK"
    assert gate(miami, monday + MINUTE) == "QUIET_HOURS_STATE"


def test_what_waited_for_the_states_hours_leaves_when_a_second_person_approves(house, miami):
    friday = half_past_eight(0)
    refresh_balances(house.north, on=friday.date(), now=friday, confirmed=True)
    phones = simulators()
    asked = ask(house.north, by=house.cora)
    drain(friday, phones)
    assert not Touch.objects.filter(guarantor=miami, handed_over_at__isnull=False).exists()
    approve_loosening(asked, by=actor(house.bea), now=friday)
    drain(friday, phones)
    assert Touch.objects.filter(guarantor=miami, handed_over_at=friday, channel="sms").exists()


def test_the_shipped_settings_stay_one_object(cast):
    assert settings_of(cast.north, now=NOW) is settings_of(cast.north, now=NOW + DAY)
    assert at(plain({}), FLORIDA) is False


def test_a_refusal_names_the_setting(cast):
    with pytest.raises(SettingsFault, match="24 is the least"):
        change(cast.north, {"policy.caps.min_gap_h": 1}, by=cast.bea)
