"""Decides what happens because of a reply. By default a person reads it and nothing is sent.

Only what was positively understood and carries no risk is answered by itself; everything else
holds outreach and opens a work item. Stops, holds and alarms are never undone by anything else in
the same reply: an opt-out beats every intent, safety is served beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tactful.core.policy.facts import Scope
from tactful.core.replies.context import Question, ReplyContext
from tactful.core.replies.phrases import contact, own, safety, stopping
from tactful.core.replies.promise import ASKABLE, Doubt, PromiseRead
from tactful.core.replies.reading import Keyword, Reading
from tactful.core.vocabulary import Channel, HoldKind, Urgency, WorkKind
from tactful.core.wording import full_date, listed


class Answer(StrEnum):
    """The one automatic answer a reply may get. IGNORE is the answer to a thank-you: none."""

    SAFETY_SELF_HARM = "safety_self_harm"
    SAFETY_MEDICAL = "safety_medical"
    CONFIRM_OPT_OUT = "confirm_opt_out"
    CONFIRM_OPT_IN = "confirm_opt_in"
    HELP = "help"
    CONFIRM_PROMISE = "confirm_promise"
    ASK_DATE = "ask_date"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """The work item to open: what kind, how soon, and why in words staff would say."""

    kind: WorkKind
    urgency: Urgency
    reason: str


@dataclass(frozen=True, slots=True)
class ReplyDecision:
    """What to do about a reply, all in the transaction that stores it.

    `suppress` are channels to stop, `suppress_address` stops the address the reply came from for
    anybody, `letters_only` leaves letters as the only channel. `opt_in` are channels to open again.
    `promise` is to be recorded (its day is certain), `asked_days` are the days to ask about.
    """

    suppress: frozenset[Scope]
    suppress_address: bool
    letters_only: bool
    opt_in: frozenset[Scope]
    holds: tuple[HoldKind, ...]
    work: WorkOrder | None
    promise: PromiseRead | None
    answer: Answer | None
    asked_days: tuple[date, ...]
    reasons: tuple[str, ...]


def decide(reading: Reading, context: ReplyContext) -> ReplyDecision:
    """Decide, purely, what a reply leads to (replies/README.md, design 7; policy.md, 6 and 7)."""
    concerns = _concerns(reading, context)
    promise = _recorded(reading, concerns)
    answer = _answer(reading, context, concerns)
    return ReplyDecision(
        suppress=reading.stop,
        suppress_address=not _WRONG_PERSON.isdisjoint(reading.topics),
        letters_only=reading.wants_letters_only,
        opt_in=_OPENED[context.channel] if answer is Answer.CONFIRM_OPT_IN else frozenset(),
        holds=_holds(concerns, promise),
        work=_work(concerns),
        promise=promise,
        answer=answer,
        asked_days=_asked_days(reading) if answer is Answer.ASK_DATE else (),
        reasons=tuple(concern.means for concern in concerns) or _settled(reading, promise),
    )


@dataclass(frozen=True, slots=True)
class _Concern:
    """One reason why a person must look, and what holds until somebody has."""

    means: str
    urgency: Urgency
    work: WorkKind = WorkKind.REPLY
    hold: HoldKind = HoldKind.WITH_PERSON
    silent: bool = False


def _concerns(reading: Reading, context: ReplyContext) -> tuple[_Concern, ...]:
    """Return why a person must look, the most urgent first; nothing where nobody must."""
    concerns = [
        *_concerns_by_topic(reading),
        *_concerns_about_keyword(reading, context),
        *_concerns_about_promise(reading, context),
        *_concerns_about_the_rest(reading),
    ]
    return tuple(sorted(concerns, key=lambda concern: concern.urgency))


_WRONG_PERSON: Final = frozenset({contact.WRONG_NUMBER, own.WRONG_PERSON})
_SERVED_BY_STOPPING: Final = (stopping.OPT_OUT, stopping.OPT_OUT_ALL, own.STOP)


def _concerns_by_topic(reading: Reading) -> Iterator[_Concern]:
    for topic in reading.topics:
        if topic in _SERVED_BY_STOPPING or reading.keyword is Keyword.AUTO_REPLY:
            continue
        # Beside a mere question about the bill they are rarely an emergency, yet seen first.
        # A practice's own phrase only adds: it eases nothing.
        others = set(reading.topics) - {topic, *_SERVED_BY_STOPPING, *own.TOPICS}
        is_eased = topic is safety.UNSETTLING and bool(others)
        urgency = Urgency.P1 if is_eased else topic.urgency
        yield _Concern(topic.means, urgency, topic.work, topic.hold, topic.silent)


def _concerns_about_keyword(reading: Reading, context: ReplyContext) -> Iterator[_Concern]:
    match reading.keyword:
        case Keyword.YES if reading.promise is None:
            yield _Concern("says yes to what we asked", Urgency.P2)
        case Keyword.NOISE:
            yield _Concern("makes no sense", Urgency.P3)
        case Keyword.ACKNOWLEDGEMENT if context.open_question not in (None, Question.PROMISE_ECHO):
            yield _Concern("answers a question of ours with thanks only", Urgency.P3)
        case Keyword.OPT_IN if not _OPENED[context.channel]:
            yield _Concern(
                "asks for messages on a channel that cannot be opened by itself", Urgency.P3
            )
        case _:
            return


def _concerns_about_promise(reading: Reading, context: ReplyContext) -> Iterator[_Concern]:
    promise = reading.promise
    if promise is None:
        return
    if context.balance_cents is not None and context.balance_cents <= 0:
        yield _Concern("promises to pay although nothing is owed", Urgency.P3)
    if promise.doubts:
        urgency = Urgency.P3 if ASKABLE.issuperset(promise.doubts) else Urgency.P2
        if Doubt.OTHER_WORDS in promise.doubts:
            urgency = Urgency.P1
        yield _Concern(f"promises to pay, but {listed(promise.doubts)}", urgency)


def _concerns_about_the_rest(reading: Reading) -> Iterator[_Concern]:
    if not reading.is_whole:
        yield _Concern("is longer than is read automatically", Urgency.P1)
    if reading.is_explained:
        return
    if reading.stop and not set(reading.topics) - set(_SERVED_BY_STOPPING):
        yield _Concern("says more than that we should stop", Urgency.P2)
    if reading.promise and Doubt.OTHER_WORDS not in reading.promise.doubts:
        yield _Concern("holds a picture that a person should see", Urgency.P2)
    shipped = set(reading.topics) - set(own.TOPICS)
    stopped = bool(reading.stop) and own.STOP not in reading.topics
    if not (shipped or reading.promise or stopped):
        # Not even a topic was found: this may be anything, an emergency included.
        yield _Concern("was not understood", Urgency.P1)


def _holds(concerns: tuple[_Concern, ...], promise: PromiseRead | None) -> tuple[HoldKind, ...]:
    kinds = [concern.hold for concern in concerns]
    if promise is not None:
        kinds.append(HoldKind.PROMISE)
    return tuple(dict.fromkeys(kinds))


_LONGEST_REASON: Final = 300


def _work(concerns: tuple[_Concern, ...]) -> WorkOrder | None:
    if not concerns:
        return None
    means = "; ".join(dict.fromkeys(concern.means for concern in concerns))
    reason = f"The reply {means}."
    if len(reason) > _LONGEST_REASON:
        reason = f"{reason[: _LONGEST_REASON - 1].rsplit(';', 1)[0]}; …"
    return WorkOrder(concerns[0].work, concerns[0].urgency, reason)


def _recorded(reading: Reading, concerns: tuple[_Concern, ...]) -> PromiseRead | None:
    """Return the promise to record: certain in itself, with nothing beside it but a stop."""
    promise = reading.promise
    if promise is None or promise.day is None or promise.doubts or concerns:
        return None
    return promise


_OPENED: Final = {
    Channel.SMS: frozenset({Scope.SMS}),
    Channel.EMAIL: frozenset({Scope.EMAIL}),
    # A text never consents to automated calls, and nobody opts in on a form or a call by keyword.
    Channel.VOICE: frozenset[Scope](),
    Channel.LETTER: frozenset[Scope](),
    Channel.PORTAL: frozenset[Scope](),
}
_UNSAFE_TO_ANSWER: Final = (safety.ABUSE, contact.CONFIDENTIAL)


def _answer(
    reading: Reading, context: ReplyContext, concerns: tuple[_Concern, ...]
) -> Answer | None:
    if safe := _safety_answer(reading):
        return safe
    if any(concern.silent for concern in concerns):
        return None
    if reading.stop:
        return Answer.CONFIRM_OPT_OUT
    if concerns:
        return Answer.ASK_DATE if _can_ask(reading, context, concerns) else None
    if reading.promise:
        return Answer.CONFIRM_PROMISE
    return _KEYWORD_ANSWERS.get(reading.keyword) if reading.keyword else None


def _safety_answer(reading: Reading) -> Answer | None:
    """Choose the fixed safety reply; none where the phone may be in an abuser's hand."""
    topics = reading.topics
    if any(topic in topics for topic in _UNSAFE_TO_ANSWER):
        return None
    if safety.SELF_HARM in topics:
        return Answer.SAFETY_SELF_HARM
    is_emergency = safety.MEDICAL in topics and safety.THREAT not in topics
    return Answer.SAFETY_MEDICAL if is_emergency else None


_KEYWORD_ANSWERS: Final = {
    Keyword.OPT_IN: Answer.CONFIRM_OPT_IN,
    Keyword.HELP: Answer.HELP,
    Keyword.ACKNOWLEDGEMENT: Answer.IGNORE,
    Keyword.AUTO_REPLY: Answer.IGNORE,
}


def _can_ask(reading: Reading, context: ReplyContext, concerns: tuple[_Concern, ...]) -> bool:
    """Ask once which day is meant, where nothing but the day is unclear."""
    promise = reading.promise
    if promise is None or len(concerns) != 1 or not reading.is_explained:
        return False
    asked_before = context.open_question is Question.WHICH_DAY
    return bool(promise.doubts) and ASKABLE.issuperset(promise.doubts) and not asked_before


def _asked_days(reading: Reading) -> tuple[date, ...]:
    promise = reading.promise
    if promise is None or promise.day is None:
        return ()
    return tuple(sorted({promise.day, *promise.others}))


_SETTLED: Final = {
    Keyword.OPT_OUT: "asks us to stop",
    Keyword.OPT_IN: "asks for messages again",
    Keyword.HELP: "asks who we are",
    Keyword.ACKNOWLEDGEMENT: "says thanks",
    Keyword.AUTO_REPLY: "is an automatic answer",
}


def _settled(reading: Reading, promise: PromiseRead | None) -> tuple[str, ...]:
    """Say why nobody needs to look."""
    reasons = []
    if reading.keyword:
        reasons.append(_SETTLED.get(reading.keyword, "says yes to the day we proposed"))
    elif reading.stop:
        reasons.append("asks us to stop")
    if promise and promise.day:
        reasons.append(f"promises to pay on {full_date(promise.day)}")
    return tuple(reasons)
