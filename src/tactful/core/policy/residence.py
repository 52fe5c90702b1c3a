"""Where the person lives, as far as limits on creditors ask (policy.md, section 5.2)."""

from typing import Final

from tactful.core.policy.clock import day_number
from tactful.core.policy.facts import PhoneKind
from tactful.core.policy.question import Question
from tactful.core.policy.states import FrequencyLimit, Place, StateRules, WrittenConsent


def frequency_limits(q: Question, day: int) -> list[FrequencyLimit]:
    """The limits on creditors that apply to this account on this channel on a day."""
    limits: list[FrequencyLimit] = []
    for place in _places(q, day):
        limits += [
            limit
            for limit in place.creditor_limits
            if q.channel in limit.gates and _past_due(q, limit.past_due_over)
        ]
    return limits


def written_consents(q: Question) -> list[WrittenConsent]:
    """The written consents this channel needs for this account."""
    return [
        consent
        for place in _places(q, q.today)
        for consent in place.written_consents
        if q.channel in consent.gates and _past_due(q, consent.past_due_over)
    ]


def _places(q: Question, day: int) -> list[StateRules | Place]:
    """The state of residence, and a place inside it found by ZIP (decision 33)."""
    state = _state(q)
    if state is None:
        return _NOWHERE
    rules = q.tables.states.states.get(state)
    places: list[StateRules | Place] = [rules] if rules else []
    postal = q.person.postal
    if postal is not None and postal.zip is not None and q.postal_usable:
        places += [
            place
            for place in q.tables.states.places
            if place.state == state
            and place.holds(postal.zip)
            and day >= day_number(place.from_date)
        ]
    return places


def _state(q: Question) -> str | None:
    """A fresh declaration, else the address, else the number."""
    if q.declared is not None and q.declared[1] is not None:
        return q.declared[1]
    postal = q.person.postal
    if postal is not None and q.postal_usable and postal.state is not None:
        return postal.state
    phone = q.phone or (q.person.phones[0] if q.person.phones else None)
    return phone.state if phone is not None and phone.kind != PhoneKind.TOLL_FREE else None


def _past_due(q: Question, over: int | None) -> bool:
    """Days past due that nobody knows count as too many."""
    days = q.account.days_past_due
    return over is None or days is None or days > over


_NOWHERE: Final[list[StateRules | Place]] = []
