"""What a signal of a carrier, a mail server or the post does, whenever it comes.

Some come with the provider's answer, most of them minutes or days later. The data file says what
each one means (practice/policy/delivery.yaml); here it has its effect: on the person, the address,
the wording or the whole channel, and on whoever must look (policy.md, section 4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tactful.audit.actions import at_the_end
from tactful.core.policy import may_contact
from tactful.core.policy.codes import Code
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.delivery import DeliveryRule, Meaning
from tactful.core.policy.facts import PostalStatus
from tactful.core.policy.states import StateTable
from tactful.core.vocabulary import Category, Channel, Urgency, WorkKind
from tactful.outreach.actions.permission import ADDRESS_SCOPE, BLOCKED, OPT_OUT, people_at, suppress
from tactful.outreach.actions.rates import stop_channel
from tactful.outreach.actions.wishes import learn_address
from tactful.outreach.composing import expected_message
from tactful.outreach.filtered import filtered_lately
from tactful.outreach.gather import Gathered, gate_channel, gather
from tactful.outreach.models import AddressFactKind
from tactful.outreach.rules import rules_for
from tactful.practice.models import Practice
from tactful.turns import take_turns
from tactful.worklist.actions import NewItem, open_items

SIGNAL_LENGTH: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One signal about one touch: the provider's own code, as it came."""

    touch_uid: str
    guarantor_id: int
    channel: Channel
    automated: bool
    to: str
    template_key: str
    code: str

    def rule(self, policy: PolicyConfig) -> DeliveryRule | None:
        """What the data file says of it; None where it says nothing."""
        return policy.delivery.read(gate_channel(self.channel, automated=self.automated), self.code)

    @property
    def via(self) -> str:
        return f"touch:{self.touch_uid}"


def heed(
    practice: Practice, signals: Sequence[Signal], policy: PolicyConfig, *, now: datetime
) -> None:
    """Let signals have their effect, in the caller's transaction, after they were written down.

    Each touch opens at most one work item, whose origin names it.
    """
    # All people at once, and before the channel's bucket: nobody waits for anybody in a circle.
    take_turns(id for signal in signals for id in _concerned(practice, signal))
    with at_the_end(practice.pk):
        _heed(practice, signals, policy, now=now)


def _concerned(practice: Practice, signal: Signal) -> set[int]:
    return {signal.guarantor_id, *people_at(practice, signal.to)}


def _heed(
    practice: Practice, signals: Sequence[Signal], policy: PolicyConfig, *, now: datetime
) -> None:
    items: list[NewItem] = []
    waited_out: list[Signal] = []
    for signal in signals:
        rule = signal.rule(policy)
        match rule.meaning if rule else None:
            case None | Meaning.BACK_OFF | Meaning.SOFT_BOUNCE:
                waited_out.append(signal)
            case Meaning.REVOKED:
                items += _revoke(practice, signal, rule, now=now)
            case Meaning.FILTERED:
                items += _filtered(practice, signal, policy, now=now)
            case Meaning.RETURNED:
                if signal.to:
                    kind, came_back = AddressFactKind.MAIL, PostalStatus.RETURNED
                    learn_address(practice, signal.to, kind, came_back, by=signal.via, now=now)
                items.append(_item(signal, WorkKind.CONTACT_DETAILS, _RETURNED))
            case Meaning.CHANNEL_PAUSED | Meaning.UNREGISTERED as meaning:
                items += _stop_channel(practice, signal, meaning, now=now)
            case Meaning() as meaning if meaning in _CAUSES:
                _stop_address(practice, signal, _CAUSES[meaning], now=now)
                items += _about_address(signal, meaning)
            case _:
                pass  # nothing to do: a busy line, a full day, too many at once
    if waited_out:
        items += _given_up(practice, waited_out, policy, now=now)
    open_items(practice, items, now=now)


def _revoke(
    practice: Practice, signal: Signal, rule: DeliveryRule | None, *, now: datetime
) -> Iterable[NewItem]:
    """The carrier was told to stop (21610), or the phone blocks us (30004), which a person asks."""
    if rule is None:
        return
    suppress(
        practice,
        rule.revokes,
        cause=BLOCKED if rule.until_asked else OPT_OUT,
        via=signal.via,
        now=now,
        guarantor_id=signal.guarantor_id,
        address=signal.to,
    )
    if rule.until_asked:
        yield _item(signal, WorkKind.REVIEW, _BLOCKED_THERE, Urgency.P2)


def _stop_address(practice: Practice, signal: Signal, cause: str, *, now: datetime) -> None:
    suppress(
        practice,
        (ADDRESS_SCOPE,),
        cause=cause,
        via=signal.via,
        now=now,
        guarantor_id=signal.guarantor_id,
        address=signal.to,
    )


def _about_address(signal: Signal, meaning: Meaning | None) -> Iterable[NewItem]:
    if meaning in _ASK_FOR_ANOTHER:
        yield _item(signal, WorkKind.CONTACT_DETAILS, _ASK_FOR_ANOTHER[meaning])


def _filtered(
    practice: Practice, signal: Signal, policy: PolicyConfig, *, now: datetime
) -> Iterable[NewItem]:
    """Filters act on the wording, never on the person: so many in a day, and it rests."""
    counted = filtered_lately(practice, policy, now=now)
    if counted.get((signal.template_key, signal.channel), 0) < policy.delivery.filtered_stop:
        return
    name = signal.template_key.replace("_", " ")
    yield NewItem(
        guarantor_id=signal.guarantor_id,
        kind=WorkKind.REVIEW,
        urgency=Urgency.P2,
        reason=f"carriers filter the message {name} ({signal.channel}), so it rests; "
        "look at its wording, and never change words only to slip past a filter",
        origin_key=f"wording:{signal.template_key}:{signal.channel}:filtered"[:120],
    )


def _stop_channel(
    practice: Practice, signal: Signal, meaning: Meaning, *, now: datetime
) -> Iterable[NewItem]:
    stop_channel(practice, signal.channel, code=signal.code, now=now)
    yield NewItem(
        guarantor_id=signal.guarantor_id,
        kind=WorkKind.REVIEW,
        urgency=Urgency.P1,
        reason=_SENDER_REFUSED[meaning],
        origin_key=f"practice:{practice.uid}:{signal.channel}:{meaning}",
    )


def _given_up(
    practice: Practice, signals: Sequence[Signal], policy: PolicyConfig, *, now: datetime
) -> Iterable[NewItem]:
    """Failures are waited out until the gate gives the address up; then it is stopped for good.

    The gate only looks at the last month. What it gave up must not come back by itself, except
    where nobody understood the signals: there a person decides.
    """
    rules = rules_for(practice, now=now)
    people = gather(practice, {signal.guarantor_id for signal in signals}, now, rules)
    for signal in signals:
        person = people.get(signal.guarantor_id)
        if person is None or not _is_given_up(person, signal, rules.policy, rules.states, now):
            continue
        if signal.rule(policy) is None:
            yield _item(signal, WorkKind.REVIEW, _NOT_UNDERSTOOD)
            continue
        is_mail = signal.channel is Channel.EMAIL
        _stop_address(practice, signal, "hard_bounce" if is_mail else "unreachable", now=now)
        why = _MAILBOX_GIVEN_UP if is_mail else _NUMBER_GIVEN_UP
        yield _item(signal, WorkKind.CONTACT_DETAILS, why)


def _is_given_up(
    person: Gathered, signal: Signal, policy: PolicyConfig, states: StateTable, now: datetime
) -> bool:
    channel = gate_channel(signal.channel, automated=signal.automated)
    target = person.targets.get(channel)
    if target is None or target.address != signal.to:
        return False
    message = expected_message(person.language, target.id)
    question = person.question(channel, Category.REMINDER, message)
    verdict = may_contact(question, policy, states, now=now)
    return not _GIVEN_UP.isdisjoint((verdict.reason, *verdict.also_codes))


def _item(signal: Signal, kind: WorkKind, reason: str, urgency: Urgency = Urgency.P3) -> NewItem:
    return NewItem(
        guarantor_id=signal.guarantor_id,
        kind=kind,
        urgency=urgency,
        reason=reason,
        origin_key=f"{signal.via}:refused",
    )


_GIVEN_UP: Final = frozenset({Code.NUMBER_UNREACHABLE, Code.EMAIL_HARD_BOUNCE})
_CAUSES: Final = {
    Meaning.COMPLAINT: "complaint",
    Meaning.HARD_BOUNCE: "hard_bounce",
    Meaning.INVALID: "invalid",
    Meaning.NO_SMS: "no_sms",
}
_ASK_FOR_ANOTHER: Final[dict[Meaning | None, str]] = {
    Meaning.HARD_BOUNCE: "the mailbox does not exist; ask for another e-mail address",
    Meaning.INVALID: "the number on file does not work; ask for another one",
    Meaning.NO_SMS: "the number on file takes no texts; ask for a mobile number",
}
_RETURNED: Final = "a letter came back; ask where they live now"
_BLOCKED_THERE: Final = (
    "the phone or its carrier blocks our texts, so they stopped; ask whether texts are welcome"
)
_NOT_UNDERSTOOD: Final = (
    "twice now a message did not arrive, with a signal we do not know; find out what is wrong"
)
_NUMBER_GIVEN_UP: Final = (
    "texts did not arrive on three days; check whether the number has a new owner, "
    "or ask for another one"
)
_MAILBOX_GIVEN_UP: Final = "e-mail came back three times in ten days; ask for another address"
_SENDER_REFUSED: Final = {
    Meaning.CHANNEL_PAUSED: "e-mail has stopped: mail servers refuse our own domain; tell whoever "
    "runs the server to repair its records (SPF, DKIM, DMARC), then start e-mail again",
    Meaning.UNREGISTERED: "texts have stopped: the practice's sender is not registered; register "
    "it with the provider, then start texts again",
}
