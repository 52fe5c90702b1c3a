"""What must hold for everybody: drawn people, places, histories and instants."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
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

from tactful.core.policy import Decision, may_contact
from tactful.core.policy.codes import Code
from tactful.core.policy.facts import (
    ActorRole,
    Contact,
    ContactResult,
    DeclaredZone,
    Direction,
    Inbound,
    PersonalHours,
    PhoneKind,
    Plan,
    Promise,
    Scope,
    Suppression,
)
from tactful.core.vocabulary import Category, HoldKind
from tactful.practice.policy.load import configure, state_table

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
    moments = {now + timedelta(seconds=random.randrange(span)) for _ in range(25)}
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


def tighter(settings_before, draw):
    """The same settings with one of them made stricter."""
    changes = draw(
        st.sampled_from(
            [
                {"caps": {"min_gap_h": 96}},
                {"caps": {"phone_7d": 1, "voice_7d": 1, "total_7d": 1}},
                {"caps": {"total_30d": 2, "letter_30d": 1}},
                {"caps": {"no_response": 1}},
                {"cooldown": {"conversation_d": 9, "conversation_third_d": 12}},
                {"cooldown": {"dispute_d": 40, "hardship_d": 60, "complaint_d": 60}},
                {"cooldown": {"promise_grace_bd": 5}},
                {"min_balance": "500.00"},
                {"statement_wait_d": 40},
                {"hard_window": ["10:00", "17:00"]},
                {"sms_end_margin_min": 45},
                {"clinic_windows": {"sms": {"mon_fri": ["11:00", "15:00"]}}},
                {"clinic_windows": {"voice": {"every_day": "closed"}}},
                {"federal_holidays_closed": {"sms": True, "voice": True, "email": True}},
                {"channels_enabled": {"sms": False, "email": False}},
                {"ai_voice": False},
                {"account_life_contacts": 2},
                {"balance_max_age_h": 0},
                {"horizon_d": 10},
            ]
        )
    )
    return {**settings_before, **changes}


@st.composite
def tightened(draw):
    before = dict(SWITCHED_ON | LASTING)
    if draw(st.booleans()):
        before |= OPEN_HOURS
    stricter = tighter({}, draw)
    return configure(before), configure(_over(before, stricter))


def _over(before, changes):
    merged = dict(before)
    for key, value in changes.items():
        nested = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _over(merged[key], value) if nested else value
    return merged


@settings(max_examples=300, deadline=None)
@given(questions(), tightened())
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


def test_a_number_without_a_zone_and_no_address_is_never_called():
    asked = facts(LIVE, person={"postal": None, "phones": (mobile(None, kind=PhoneKind.VOIP),)})
    nowhere = replace(asked.person.phones[0], zones=())
    asked = replace(asked, person=replace(asked.person, phones=(nowhere,)))
    found = decide(asked, datetime(2026, 11, 23, 18, tzinfo=UTC))
    assert (found.decision, found.reason) == (Decision.BLOCK, "TZ_UNKNOWN")
