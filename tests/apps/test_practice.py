"""Practices: what they declare, what they set, who works there, which tokens they gave out."""

from datetime import UTC, datetime

import pytest

from tactful.audit.models import AuditEntry
from tactful.practice import actions
from tactful.practice.actions import NewPractice, PracticeFault
from tactful.practice.facts import FACTS
from tactful.practice.models import ApiToken, Membership, Role, SettingsVersion, Staff
from tactful.practice.queries import facts_of, settings_of, today_of
from tactful.practice.settings import SettingsFault

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lakeshore():
    return actions.create_practice(
        NewPractice("Lakeshore Family", "America/Chicago"), by="staff:x", now=NOW
    )


def add(practice, email="bea@example.com", password="correct horse battery"):
    return actions.add_staff(
        practice,
        email=email,
        name="Bea",
        password=password,
        role=Role.BILLER,
        by="staff:x",
        now=NOW,
    )


def test_a_practice_is_named_once(lakeshore):
    with pytest.raises(PracticeFault, match="already a practice"):
        actions.create_practice(NewPractice("Lakeshore Family", "America/Chicago"), by="x", now=NOW)


@pytest.mark.parametrize("zone", ["Chicago", "", "../etc/passwd", "Mars/Olympus"])
def test_an_unknown_time_zone_is_refused(zone):
    with pytest.raises(PracticeFault, match="not a time zone"):
        actions.create_practice(NewPractice("Elsewhere", zone), by="x", now=NOW)


@pytest.mark.parametrize("written", ["+1 312 555 0199", "(312) 555-0199", "312.555.0199"])
def test_the_number_patients_call_is_kept_as_it_is_dialed(written):
    new = NewPractice("Elsewhere", "America/Chicago", phone=written)
    assert actions.create_practice(new, by="x", now=NOW).phone == "+13125550199"


@pytest.mark.parametrize("written", ["call us", "12", "555-0199-0199-0199-0199"])
def test_a_number_nobody_can_dial_is_refused(written):
    with pytest.raises(PracticeFault, match="cannot be dialed"):
        actions.create_practice(
            NewPractice("Elsewhere", "America/Chicago", phone=written), by="x", now=NOW
        )


def test_the_day_is_the_practices_own(lakeshore):
    assert str(today_of(lakeshore, datetime(2026, 11, 24, 5, 30, tzinfo=UTC))) == "2026-11-23"


def test_nothing_is_declared_until_a_person_declares_it(lakeshore):
    assert facts_of(lakeshore) == {}
    actions.declare_all(lakeshore, by="staff:x", now=NOW)
    assert set(facts_of(lakeshore)) == {fact.name for fact in FACTS}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("consent_sms", "perhaps"),
        ("statements_sent", "yes"),
        ("feed_age_h", True),
        ("unheard_of", 1),
    ],
)
def test_a_fact_that_makes_no_sense_is_refused_and_changes_nothing(lakeshore, name, value):
    with pytest.raises(PracticeFault):
        actions.declare(lakeshore, {"sender_registered": True, name: value}, by="x", now=NOW)
    assert facts_of(lakeshore) == {}


def test_settings_are_versions_laid_over_the_defaults(lakeshore):
    assert settings_of(lakeshore).priority.days_past_due == 60
    actions.change_settings(lakeshore, {"priority": {"days_past_due": 45}}, by="staff:x", now=NOW)
    settings = settings_of(lakeshore)
    assert settings.number == 1
    assert settings.priority.days_past_due == 45
    assert settings.priority.balance_cents == 500_00
    assert settings_of(lakeshore) is settings, "the gate keeps its tables for each object"


def test_the_policy_is_set_in_its_own_words_and_keeps_the_practices_zone(lakeshore):
    actions.change_settings(lakeshore, {"policy": {"min_balance": "25.00"}}, by="staff:x", now=NOW)
    policy = settings_of(lakeshore).policy
    assert policy.min_balance_cents == 25_00
    assert policy.clinic_tz == "America/Chicago"


@pytest.mark.parametrize(
    "values",
    [
        {"priority": {"days": 5}},
        {"priority": {"days_past_due": "many"}},
        {"priority": {"days_past_due": -1}},
        {"priority": {"days_past_due": 1_000_000}},
        {"priority": {"balance_cents": 10**15}},
        {"promise_horizon_days": 10**9},
        {"policy": {"no_such_setting": 1}},
        {"policy": "loose"},
        {"aging_basis": "birthday"},
        {"tones": {"friendly_days": 90}},
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(lakeshore, values):
    with pytest.raises(SettingsFault):
        actions.change_settings(lakeshore, values, by="staff:x", now=NOW)
    assert not SettingsVersion.objects.exists()


def test_a_group_of_settings_is_told_from_a_single_one(lakeshore):
    with pytest.raises(SettingsFault, match="priority: must be settings by name"):
        actions.change_settings(lakeshore, {"priority": 60}, by="staff:x", now=NOW)


def test_somebody_at_two_practices_keeps_one_password(lakeshore):
    add(lakeshore)
    other = actions.create_practice(NewPractice("South", "America/Chicago"), by="x", now=NOW)
    add(other, password="another password entirely")
    bea = Staff.objects.get()
    assert bea.check_password("correct horse battery")
    assert Membership.objects.filter(staff=bea).count() == 2


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_a_weak_password_is_refused(lakeshore, password):
    with pytest.raises(PracticeFault):
        add(lakeshore, password=password)


def test_a_token_is_shown_once_and_only_its_hash_is_kept(lakeshore):
    token = actions.make_token(lakeshore, name="scheduler", scopes=("read",), by="staff:x", now=NOW)
    kept = ApiToken.objects.get()
    assert token not in str(kept.__dict__)
    assert kept.token_hash == actions.token_hash(token)


def test_a_token_with_an_unknown_scope_is_refused(lakeshore):
    with pytest.raises(PracticeFault, match="Unknown scope"):
        actions.make_token(lakeshore, name="x", scopes=("everything",), by="staff:x", now=NOW)


def test_every_change_is_audited_without_anybodys_name(lakeshore):
    add(lakeshore)
    actions.declare_all(lakeshore, by="staff:x", now=NOW)
    said = " ".join(str(e.__dict__) for e in AuditEntry.objects.all())
    assert "staff added" in said
    assert "bea@example.com" not in said
