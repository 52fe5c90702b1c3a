"""What must hold for everybody: drawn people, places, histories and instants."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.core.policy.asking import (
    AUTO,
    EMAIL,
    LETTER,
    LIVE,
    OPEN_HOURS,
    SMS,
    SWITCHED_ON,
    address,
    adult,
    facts,
    hold,
    mobile,
    owing,
    policy,
)

from tactful.core.policy import Decision, may_contact, order
from tactful.core.policy.codes import Code
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Contact,
    ContactFacts,
    ContactResult,
    DeclaredZone,
    Direction,
    Inbound,
    Person,
    PersonalHours,
    PhoneKind,
    Plan,
    Promise,
    Scope,
    Suppression,
    Trigger,
    TriggerKind,
)
from tactful.core.vocabulary import Category, HoldKind
from tactful.practice.policy.load import configure, default_settings, state_table

# Years ahead somebody will have read the states again.
TABLE = replace(state_table(), expires_after_d=10_000)
# Facts that age while we wait would hide what is asked here: whether the time was right.
LASTING = {
    "balance_max_age_h": 24 * 400,
    "account_life_d": 1_000,
    "declared_tz_max_age_d": 1_000,
    "rnd": {"enabled": False},
}
USUAL, OPEN = policy(**LASTING), policy(**LASTING, **OPEN_HOURS)
CHECKED = policy(**{**LASTING, **OPEN_HOURS, "rnd": {"enabled": True, "max_age_d": 999}})

INSTANTS = st.datetimes(
    datetime.fromisoformat("2026-01-01"),
    datetime.fromisoformat("2029-12-01"),
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=0))
AROUND_CHANGEOVERS = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(
        [
            datetime(2026, 3, 6, tzinfo=UTC),
            datetime(2026, 10, 30, tzinfo=UTC),
            datetime(2027, 3, 12, tzinfo=UTC),
            datetime(2027, 11, 5, tzinfo=UTC),
        ]
    ),
    st.integers(0, 5 * 24 * 60),
)
MOMENTS = INSTANTS | AROUND_CHANGEOVERS
PLACES = st.sampled_from(
    [(code, zone) for code, state in sorted(TABLE.states.items()) for zone in state.zones]
)
CHANNELS = st.sampled_from([SMS, LIVE, AUTO, EMAIL, LETTER])
HOURS = st.none() | st.lists(
    st.builds(
        PersonalHours,
        st.sets(st.integers(0, 6), min_size=1).map(tuple),
        st.integers(0, 23).map(lambda hour: hour * 60),
        st.integers(1, 24).map(lambda hour: hour * 60),
    ).filter(lambda wish: wish.start_min != wish.end_min),
    min_size=1,
    max_size=2,
).map(tuple)


@st.composite
def people(draw, now):
    home, line = draw(PLACES), draw(PLACES)
    if draw(st.booleans()):
        line = home
    declared = None
    if draw(st.integers(0, 4)) == 0:
        code, zone = draw(PLACES)
        declared = DeclaredZone(zone, now.date() - timedelta(days=3), code)
    return adult(
        postal=address("60601", *home) if draw(st.integers(0, 4)) else None,
        phones=(mobile(*line, reassigned_checked_at=now),),
        declared=declared,
        hours=draw(HOURS) if draw(st.integers(0, 3)) == 0 else None,
        disaster_declared_on=draw(st.none() | st.just(now.date() - timedelta(days=20))),
        history=tuple(draw(st.lists(contacts(now), max_size=6))),
        holds=draw(st.just(()) | closed_holds(now)),
    )


@st.composite
def contacts(draw, now):
    return Contact(
        channel=draw(CHANNELS),
        at=now - timedelta(minutes=draw(st.integers(1, 60 * 24 * 40))),
        direction=draw(st.sampled_from(list(Direction))),
        category=draw(st.sampled_from(list(Category))),
        conversation=draw(st.booleans()),
        engaged=draw(st.booleans()),
        result=draw(st.sampled_from(list(ContactResult))),
        account=draw(st.sampled_from(["A1", "A2"])),
    )


@st.composite
def closed_holds(draw, now):
    kind = draw(st.sampled_from([HoldKind.DISPUTE, HoldKind.HARDSHIP, HoldKind.COMPLAINT]))
    closed = now.date() - timedelta(days=draw(st.integers(1, 35)))
    return (hold(kind, "2020-01-01", closed.isoformat()),)


@st.composite
def accounts(draw, now):
    today = now.date()
    dates = st.integers(-10, 20).map(lambda days: today + timedelta(days=days))
    promises = st.lists(st.builds(Promise, dates, st.booleans(), st.booleans()), max_size=2)
    return owing(
        balance_as_of=now,
        days_past_due=draw(st.integers(0, 90)),
        first_statement_on=today - timedelta(days=draw(st.integers(2, 60))),
        promises=tuple(draw(promises)) if draw(st.booleans()) else (),
        plan=draw(st.none() | st.builds(Plan, dates)),
    )


@st.composite
def questions(draw, channels=CHANNELS, roles=(ActorRole.FIRST, ActorRole.THIRD)):
    now = draw(MOMENTS)
    asked = facts(
        draw(channels),
        draw(
            st.sampled_from([Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER])
        ),
        person=draw(people(now)),
        account=draw(accounts(now)),
        role=draw(st.sampled_from(roles)),
    )
    consents = replace(asked.person.consents, ecomm_written=True)
    return replace(asked, person=replace(asked.person, consents=consents)), now


@st.composite
def calm_questions(draw):
    """By day, with little behind it: many of these may be contacted, all of them nearly."""
    now = draw(MOMENTS).replace(hour=draw(st.integers(16, 20)))
    code, zone = draw(PLACES)
    person = adult(
        postal=address("60601", code, zone),
        phones=(mobile(code, zone, reassigned_checked_at=now),),
        history=tuple(draw(st.lists(contacts(now), max_size=2))),
        holds=draw(st.just(()) | closed_holds(now)),
    )
    account = owing(
        balance_as_of=now,
        days_past_due=draw(st.integers(0, 90)),
        first_statement_on=now.date() - timedelta(days=draw(st.integers(10, 60))),
    )
    role = draw(st.sampled_from([ActorRole.FIRST, ActorRole.FIRST, ActorRole.THIRD]))
    asked = facts(draw(CHANNELS), person=person, account=account, role=role)
    return asked, now


@st.composite
def answers(draw):
    """A receipt, a confirmation or an answer, some minutes after what it answers."""
    asked, now = draw(questions())
    kind, category = draw(
        st.sampled_from(
            [
                (TriggerKind.PAYMENT, Category.RECEIPT),
                (TriggerKind.OPT_OUT, Category.OPT_OUT_CONFIRM),
                (TriggerKind.HELP, Category.HELP_REPLY),
                (TriggerKind.INBOUND, Category.REPLY),
            ]
        )
    )
    at = now - timedelta(seconds=draw(st.sampled_from([0, 299, 300, 301, 899, 900, 901])))
    message = replace(asked.message, has_fap_notice=draw(st.booleans()))
    trigger = Trigger(kind, at, asked.channel)
    return replace(asked, category=category, trigger=trigger, message=message), now


def decide(asked, now, config=USUAL):
    return may_contact(asked, config, TABLE, now=now)


@settings(max_examples=400, deadline=None)
@given(questions(st.sampled_from([SMS, LIVE, AUTO])), st.sampled_from([USUAL, OPEN]))
def test_nobody_is_texted_or_called_outside_eight_to_nine_anywhere_they_may_be(question, config):
    asked, now = question
    found = decide(asked, now, config)
    at = now if found.decision is Decision.ALLOW else found.retry_at
    assume(at is not None)
    person = asked.person
    if person.declared:
        zones = [person.declared.tz]
    else:
        zones = list(person.phones[0].zones) + list(person.postal.zones if person.postal else ())
    for name in zones:
        local = at.astimezone(ZoneInfo(name))
        assert 8 <= local.hour < 21, (name, local)


@settings(max_examples=400, deadline=None)
@given(questions(), st.sampled_from([USUAL, OPEN]), st.randoms(use_true_random=False))
def test_the_time_to_retry_is_open_and_nothing_before_it_is(question, config, random):
    asked, now = question
    found = decide(asked, now, config)
    assume(found.decision is Decision.DEFER)
    again = decide(asked, found.retry_at, config)
    # Whatever waiting cures is cured; only a block may remain.
    assert again.decision is not Decision.DEFER, again
    assert found.retry_at > now
    blocks = {code for code in found.also_codes if again.decision is Decision.BLOCK}
    assert again.decision is Decision.ALLOW or again.reason in blocks
    span = int((found.retry_at - now).total_seconds())
    moments = {now + timedelta(seconds=random.randrange(span)) for _ in range(15)}
    moments.add(found.retry_at - timedelta(seconds=1))
    moments |= {
        found.retry_at - timedelta(minutes=minutes)
        for minutes in (1, 30, 60, 24 * 60)
        if found.retry_at - timedelta(minutes=minutes) > now
    }
    for earlier in moments:
        assert decide(asked, earlier, config).decision is not Decision.ALLOW, earlier


@settings(max_examples=200, deadline=None)
@given(questions(), st.integers(0, 20_000), st.sampled_from(list(Scope)))
def test_an_opt_out_never_expires_by_time(question, days, scope):
    asked, now = question
    stop = Suppression((scope,), now - timedelta(days=days))
    stopped = replace(asked, person=replace(asked.person, suppressions=(stop,)))
    found = decide(stopped, now, OPEN)
    concerned = scope.value == asked.channel.value or (
        scope is Scope.ALL and (asked.channel is not LETTER or asked.actor_role != ActorRole.FIRST)
    )
    if concerned:
        assert found.decision is not Decision.ALLOW
        codes = {found.reason, *found.also_codes}
        assert any(code.startswith("OPTED_OUT") for code in codes)


TIGHTER = {
    "hard_window": [["10:00", "17:00"]],
    "clinic_windows": [
        {"sms": {"mon_fri": ["11:00", "15:00"]}},
        {"voice": {"every_day": "closed"}},
        {"email": {"sat": "closed", "sun": "closed"}},
    ],
    "federal_holidays_closed": [{"sms": True}, {"voice": True}, {"email": True}],
    "sms_end_margin_min": [45],
    "caps": [
        {"min_gap_h": 96},
        {"phone_7d": 1},
        {"voice_7d": 1},
        {"total_7d": 1},
        {"total_30d": 2},
        {"letter_30d": 1},
        {"voicemail_7d": 0},
        {"no_response": 1},
        {"landline_auto_30d": 0},
        {"phone_7d": 0, "letter_30d": 0},
    ],
    "cooldown": [
        {"payment_partial_d": 40},
        {"payment_pending_bd": 20},
        {"promise_grace_bd": 5},
        {"dispute_d": 40},
        {"fa_decision_d": 40},
        {"hardship_d": 60},
        {"complaint_d": 60},
        {"conversation_d": 9},
        {"conversation_third_d": 12},
        {"disaster_d": 60},
    ],
    "min_balance": ["500.00"],
    "balance_max_age_h": [0],
    "statement_wait_d": [40],
    "account_life_d": [10],
    "account_life_contacts": [2],
    "rnd": [{"enabled": True}, {"enabled": True, "max_age_d": 0}],
    "ai_voice": [False],
    "channels_enabled": [{channel.value: False} for channel in (SMS, LIVE, AUTO, EMAIL, LETTER)],
    "answer_window_min": [0],
    "confirm_window_min": [0],
    "email_complaint_stop": ["0.001"],
    "horizon_d": [5],
    "clinic": [{"hospital_501r": True}],
}
LOOSER = {
    "state_table": [{"enabled": False}, {"off": sorted(TABLE.states)[::2]}],
    "landline_exemption": [True],
    "sms_consent": ["number_on_intake"],
    "clinic": [{"hhs_funds": False}],
    # A declaration that no longer counts lets address and number speak again, which may be less
    # strict: it has no direction.
    "declared_tz_max_age_d": [],
}
"""Every setting, each in a stricter and a looser form of its own; the rest is the other one's."""


@st.composite
def tightened(draw):
    """A configuration, and the same one with one setting stricter."""
    before = dict(SWITCHED_ON | LASTING)
    if draw(st.booleans()):
        before |= OPEN_HOURS
    changes = [({}, {name: value}) for name, values in TIGHTER.items() for value in values]
    changes += [({name: value}, {}) for name, values in LOOSER.items() for value in values]
    loose, strict = draw(st.sampled_from(changes))
    return configure(_over(before, loose)), configure(_over(before, strict))


def test_every_setting_is_tried_in_a_stricter_form():
    numbers_and_switches = set(default_settings()) - {"version", "reviewed_on"}
    assert set(TIGHTER) | set(LOOSER) == numbers_and_switches
    for part in ("caps", "cooldown"):
        assert {name for value in TIGHTER[part] for name in value} == set(default_settings()[part])


def _over(before, changes):
    merged = dict(before)
    for key, value in changes.items():
        nested = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _over(merged[key], value) if nested else value
    return merged


@settings(max_examples=400, deadline=None)
@given(questions() | calm_questions() | answers(), tightened())
def test_tightening_a_setting_never_opens_anything(question, configs):
    asked, now = question
    loose, strict = configs
    if decide(asked, now, strict).decision is Decision.ALLOW:
        assert decide(asked, now, loose).decision is Decision.ALLOW


def burdens(person, account, now):
    """The same person with one more thing that speaks for silence."""
    return [
        (replace(person, holds=(*person.holds, hold("dispute"))), account),
        (replace(person, hours=()), account),
        (replace(person, channels_only=()), account),
        (replace(person, inbound=(Inbound(now),)), account),
        (replace(person, disaster_declared_on=now.date()), account),
        (person, replace(account, promises=(*account.promises, Promise(now.date())))),
        (person, replace(account, balance_cents=None)),
        (person, replace(account, balance_cents=0)),
        (person, replace(account, balance_as_of=now - timedelta(days=500))),
    ]


@settings(max_examples=200, deadline=None)
@given(questions(), st.integers(0, 8))
def test_one_more_reason_for_silence_never_opens_anything(question, which):
    asked, now = question
    person, account = burdens(asked.person, asked.account, now)[which]
    heavier = replace(asked, person=person, account=account)
    # A disaster quiets texts and calls, own hours do not concern letters.
    if decide(asked, now, OPEN).decision is not Decision.ALLOW:
        reminder = asked.category is Category.PROMISE_REMINDER
        assume(not (reminder and which == 5))
        assert decide(heavier, now, OPEN).decision is not Decision.ALLOW


@settings(max_examples=200, deadline=None)
@given(questions())
def test_the_same_question_has_the_same_answer_whoever_asked_before(question):
    asked, now = question
    first = decide(asked, now)
    fresh = configure({**SWITCHED_ON, **LASTING})
    assert decide(asked, now, fresh) == first
    assert decide(asked, now) == first


@settings(max_examples=200, deadline=None)
@given(questions())
def test_codes_always_come_in_the_order_of_the_steps(question):
    asked, now = question
    found = decide(asked, now)
    order = list(Code)
    codes = [code for code in (found.reason, *found.also_codes) if code != Code.NO_WINDOW_FOUND]
    assert codes == sorted(codes, key=order.index)
    assert (found.retry_at is not None) is (found.decision is Decision.DEFER)


# Not here: address, declaration and the number's state. Without one of them the others say where
# the person is, and that may be a place where it is later in the day.
MISSING = [
    ("person", "age"),
    ("person", "language"),
    ("account", "balance_cents"),
    ("account", "balance_as_of"),
    ("account", "days_past_due"),
    ("account", "first_statement_on"),
    ("consents", "sms"),
    ("consents", "voice_live"),
    ("consents", "voice_auto"),
    ("consents", "email"),
    ("phone", "reassigned"),
    ("phone", "reassigned_checked_at"),
    ("trigger", "trigger"),
    ("person", "phones"),
    ("person", "emails"),
]


def without(asked, part, name):
    """The same facts with one of them not known."""
    person = asked.person
    match part:
        case "person":
            return replace(asked, person=replace(person, **{name: () if name[-1] == "s" else None}))
        case "account":
            return replace(asked, account=replace(asked.account, **{name: None}))
        case "consents":
            consents = replace(person.consents, **{name: None})
            return replace(asked, person=replace(person, consents=consents))
        case "phone":
            phones = tuple(replace(phone, **{name: None}) for phone in person.phones)
            return replace(asked, person=replace(person, phones=phones))
        case _:
            return replace(asked, trigger=None)


@settings(max_examples=400, deadline=None)
@given(
    questions() | calm_questions() | answers(),
    st.sampled_from(MISSING),
    st.sampled_from([USUAL, OPEN, CHECKED]),
)
def test_what_is_not_known_never_opens_anything(question, missing, config):
    asked, now = question
    if decide(asked, now, config).decision is not Decision.ALLOW:
        assert decide(without(asked, *missing), now, config).decision is not Decision.ALLOW


def test_facts_at_their_defaults_are_what_is_not_known_and_permit_nothing():
    now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    for channel in (SMS, LIVE, AUTO, EMAIL, LETTER):
        for category in Category:
            asked = ContactFacts(Person(), Account("A1"), channel, category)
            assert decide(asked, now, OPEN).decision is Decision.BLOCK


@pytest.mark.parametrize("step", order.STEPS, ids=lambda step: step.id)
@pytest.mark.parametrize("kind", [ValueError, KeyError, ZeroDivisionError, RecursionError])
def test_a_fault_in_any_single_check_blocks_and_stands_alone(step, kind, monkeypatch):
    def broken(question):
        raise kind("Jane Smith, +1 518 555 0142")

    checks = tuple(broken if s is step else s.check for s in order.STEPS)
    plan = order.Plan(order.PLANS[Category.REMINDER].ids, checks)
    monkeypatch.setitem(order.PLANS, Category.REMINDER, plan)
    found = decide(facts(SMS), datetime(2026, 11, 23, 18, tzinfo=UTC))
    assert (found.decision, found.reason) == (Decision.BLOCK, "GATE_ERROR")
    assert (found.also_codes, found.retry_at) == ((), None)
    assert found.error == kind.__name__


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(questions(), st.sampled_from([USUAL, OPEN]))
def test_no_minute_of_the_day_before_the_time_to_retry_is_open(question, config):
    """Every minute of the last day of waiting, not a sample."""
    asked, now = question
    found = decide(asked, now, config)
    assume(found.decision is Decision.DEFER)
    minute = max(now, found.retry_at - timedelta(days=1)).replace(second=0)
    while (minute := minute + timedelta(minutes=1)) < found.retry_at:
        assert decide(asked, minute, config).decision is not Decision.ALLOW, minute


@pytest.mark.parametrize("channel", [SMS, LIVE, AUTO, EMAIL])
@pytest.mark.parametrize(
    "evening",
    ["2026-10-31 22:00", "2026-11-01 02:00", "2027-03-13 22:00", "2027-03-14 05:30"],
)
@pytest.mark.parametrize("home", [("NY", "America/New_York"), ("AZ", "America/Phoenix")])
@pytest.mark.parametrize("line", [("NY", "America/New_York"), ("GU", "Pacific/Guam")])
def test_both_changeovers_are_walked_minute_by_minute(channel, evening, home, line):
    now = datetime.fromisoformat(evening).replace(tzinfo=UTC)
    lasting = {"postal": address("60601", *home), "phones": (mobile(*line),)}
    asked = facts(channel, person=lasting, account={"balance_as_of": now})
    minute, opened = now, None
    while opened is None:
        minute += timedelta(minutes=1)
        if decide(asked, minute, OPEN).decision is Decision.ALLOW:
            opened = minute
    found = decide(asked, now, OPEN)
    assert found.decision is Decision.ALLOW or found.retry_at == opened


def test_a_number_without_a_zone_and_no_address_is_never_called():
    asked = facts(LIVE, person={"postal": None, "phones": (mobile(None, kind=PhoneKind.VOIP),)})
    nowhere = replace(asked.person.phones[0], zones=())
    asked = replace(asked, person=replace(asked.person, phones=(nowhere,)))
    found = decide(asked, datetime(2026, 11, 23, 18, tzinfo=UTC))
    assert (found.decision, found.reason) == (Decision.BLOCK, "TZ_UNKNOWN")
