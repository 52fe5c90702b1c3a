"""A message that a person chooses: shown in full before, and let out by the gate alone."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.http import HttpResponse, QueryDict

from tactful.core.policy import Decision, explain
from tactful.core.vocabulary import Category, Channel
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, write_to
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.outreach.preview import Preview, previewer_for
from tactful.practice.roles import Right
from tactful.web.accounts.acting import Act, account_of, back, show
from tactful.web.accounts.acts.journeys import message_words
from tactful.web.accounts.forms import ReplyForm
from tactful.web.staff import StaffRequest, by, needs

REPLY: Final = Act("reply", "Write a message", "Send it", asks_first=True)

# An answer belongs to what they wrote within a month (outreach.actions.inbound).
_ANSWERS_WITHIN: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Wording:
    """A message one may choose: its key, its name, and whether it answers or asks."""

    key: str
    name: str
    category: Category


_ANSWERS: Final = (
    Wording("send_link", "Where to see and pay the bill", Category.REPLY),
    Wording("clarify_date", "Ask for a clear day", Category.REPLY),
    Wording("help_reply", "Who we are, and how to reach us", Category.REPLY),
)
_PROMISED: Final = Wording("promise_echo", "Say the promise back", Category.REPLY)
_REMINDERS: Final = (Wording("past_due", "A reminder, in the tone of its age", Category.REMINDER),)
_CHANNELS: Final = {
    Channel.SMS: "Text",
    Channel.EMAIL: "E-mail",
}


@needs(Right.WORK)
def reply(request: StaffRequest, uid: str) -> HttpResponse:
    """Choose a fitting message and a channel, read it as it will arrive, and send it."""
    person = account_of(request, uid)
    offered, ways = _offered(request, person), _channels_of(person)
    form = ReplyForm(
        _chosen(request),
        channels=ways,
        wordings=[(one.key, one.name) for one in offered],
    )
    if not form.is_bound or not form.is_valid():
        return show(request, person, REPLY, form, offered=offered, no_way=not ways)
    wording = next(one for one in offered if one.key == form.cleaned_data["message"])
    letter = _Letter(request, person, Channel(form.cleaned_data["channel"]), wording)
    found = letter.preview()
    facts: dict[str, Any] = {
        "offered": offered,
        "first": _words(request, found),
        "waits": letter.waits(),
    }
    facts["once"] = form.cleaned_data["once"]
    if request.method != "POST":
        return show(request, person, REPLY, form, **facts)
    if found.message is None or found.verdict.decision is Decision.BLOCK:
        form.wrong(None, "This message may not go out; choose another one, or call.")
        return show(request, person, REPLY, form, **facts)
    letter.send(form.cleaned_data["once"], found)
    later = found.verdict.decision is Decision.DEFER
    return back(request, person, "The message waits until it may go." if later else _ON_ITS_WAY)


_ON_ITS_WAY: Final = "The message is on its way."


@dataclass(frozen=True, slots=True)
class _Letter:
    """One message to one person; what answers goes back to where they wrote from.

    A person chose it, so it has no trigger: it is no automatic answer, and keeps all hours.
    """

    request: StaffRequest
    person: Guarantor
    channel: Channel
    wording: Wording

    def preview(self) -> Preview:
        request = self.request
        previewer = previewer_for(request.practice, [self.person.pk], now=request.now)
        answers = self._answers()
        return previewer.preview(
            self.person.pk,
            self.channel,
            self.wording.key,
            self.wording.category,
            to_address=answers.from_address if answers else "",
        )

    def send(self, once: str, found: Preview) -> None:
        touch = NewTouch(
            guarantor_id=self.person.pk,
            origin_key=f"{by(self.request)}:{once}",
            channel=self.channel,
            category=self.wording.category,
            template_key=self.wording.key,
            to_address=found.to if self._answers() else "",
            due_at=found.verdict.retry_at,
        )
        write_to(self.person, touch, by=by(self.request), now=self.request.now)

    def waits(self) -> bool:
        """Whether something waits to go out to them already."""
        waiting = Touch.objects.filter(guarantor=self.person, status=TouchStatus.QUEUED)
        return waiting.exists()

    def _answers(self) -> InboundMessage | None:
        """What they last wrote on this channel, where the message is an answer."""
        if self.wording.category is not Category.REPLY:
            return None
        since = self.request.now - _ANSWERS_WITHIN
        wrote = InboundMessage.objects.filter(
            guarantor=self.person, channel=self.channel, received_at__gte=since
        )
        return wrote.order_by("-received_at", "-pk").first()


def _offered(request: StaffRequest, person: Guarantor) -> tuple[Wording, ...]:
    """What fits: an answer only to somebody who wrote, a promise only where one is open."""
    since = request.now - _ANSWERS_WITHIN
    wrote = InboundMessage.objects.filter(guarantor=person, received_at__gte=since).exists()
    promised = person.promises.filter(status="open").exists()
    answers = (*((_PROMISED,) if promised else ()), *_ANSWERS) if wrote else ()
    return (*answers, *_REMINDERS)


def _channels_of(person: Guarantor) -> list[tuple[str, str]]:
    """The channels there is an address for, the one they prefer first."""
    has = {Channel.SMS: bool(person.mobile), Channel.EMAIL: bool(person.email)}
    open_ways = [channel for channel, there in has.items() if there]
    open_ways.sort(key=lambda channel: channel != person.preferred_channel)
    return [(str(channel), _CHANNELS[channel]) for channel in open_ways]


def _chosen(request: StaffRequest) -> QueryDict | None:
    if request.method == "POST":
        return request.POST
    return request.GET if {"channel", "message"} <= request.GET.keys() else None


def _words(request: StaffRequest, found: Preview) -> dict[str, Any]:
    return message_words(found) | {
        "gate": explain(found.verdict, request.practice.timezone),
        "code": found.verdict.reason,
        "allowed": found.verdict.allowed,
        "blocked": found.message is None or found.verdict.decision is Decision.BLOCK,
    }
