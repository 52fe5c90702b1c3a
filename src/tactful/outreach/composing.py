"""Writing a touch, at the moment it is handed over, from the account as it stands then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings as django_settings

from tactful.channels.contract import OutgoingTouch
from tactful.core.codes import CODE_LENGTH
from tactful.core.compose import (
    ContentFacts,
    Language,
    Library,
    MergeTags,
    Message,
    MessageTemplate,
    NoTemplate,
    Tone,
    TooLong,
    Variant,
    choose,
    content_facts,
    render,
    telling_name,
    variant_for,
)
from tactful.core.policy.facts import GateChannel, LinkKind, MessageFacts
from tactful.core.segments import segments, to_gsm
from tactful.core.vocabulary import Category, Channel
from tactful.core.wording import phone_words
from tactful.outreach.filtered import filtered_lately
from tactful.outreach.gather import Gathered, gate_channel
from tactful.outreach.library import starter_library
from tactful.outreach.models import Template, Touch
from tactful.practice.models import Practice
from tactful.practice.settings import PracticeSettings
from tactful.records import new_uid

# What answers a message goes back where it came from; what asks goes to the address on file.
BACK_TO_SENDER: Final = frozenset({Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY})
_MAY_THANK: Final = frozenset({"past_due"})
_THANKS: Final = "partial_payment_thanks"
_AHEAD, _BEHIND = "due_soon", "past_due"
_THANKS_WITHIN: Final = timedelta(days=45)
_SAY_STOP_EVERY: Final = timedelta(days=30)
_MOST_PARTS: Final = 2
_UNSEALED: Final = frozenset({Channel.SMS, Channel.EMAIL})


@dataclass(frozen=True, slots=True)
class Composed:
    """One message, where it goes, and what the gate must know of it."""

    message: Message
    facts: MessageFacts
    to: str
    sender: str
    verify_code: str
    template: MessageTemplate
    tags: MergeTags
    headers: tuple[tuple[str, str], ...] = ()

    def shortened(self, message: Message) -> Message:
        """A message of the same template as this one is sent: a long text without accents."""
        return _in_few_parts(self.template, message)

    def outgoing(self, uid: str) -> OutgoingTouch:
        """The touch as a provider receives it."""
        return OutgoingTouch(
            touch_id=uid,
            to=self.to,
            sender=self.sender,
            body=self.message.text,
            subject=self.message.subject,
            html=self.message.html,
            headers=self.headers,
            idempotency_key=uid,
        )


@lru_cache(maxsize=256)
def expected_message(language: str, to: str) -> MessageFacts:
    """What the gate is told of a message that is not written yet: that it will do.

    What it really contains is asked about at hand-over, when it is written.
    """
    return MessageFacts(
        to=to,
        template_approved=True,
        discloses=False,
        has_sender_name=True,
        has_optout=True,
        link=LinkKind.OWN,
        has_fap_notice=True,
        has_language_notice=True,
        has_ai_disclosure=True,
        languages_approved=(language,),
    )


@dataclass(frozen=True, slots=True)
class Composer:
    """Everything about a practice that its messages need, looked up once for a batch."""

    practice: Practice
    settings: PracticeSettings
    library: Library
    approved: frozenset[tuple[str, Channel]]
    filtered: Mapping[tuple[str, Channel], int]
    now: datetime

    def compose(self, touch: Touch, person: Gathered) -> Composed:
        """Write one touch for one person.

        Raises NoTemplate where nothing is written in their language, and ComposeError where the
        template cannot be used for this account.
        """
        channel = Channel(touch.channel)
        code = new_uid()[:CODE_LENGTH]
        tags = self.tags(person, verify_code=code)
        template, message = self._written(self.template(touch.template_key, channel, person), tags)
        to = self._to(touch, person)
        return Composed(
            message=message,
            facts=self._facts(
                template,
                content_facts(message, template, tags, self.settings.phrases.never_write),
                says_how_to_stop=self._says_how_to_stop(touch, person),
                filtered=self.filtered.get((touch.template_key, channel), 0),
            ),
            to=to,
            sender=self._sender(channel),
            verify_code=code,
            template=template,
            tags=tags,
            headers=self._headers(channel, Category(touch.category)),
        )

    def _written(
        self, template: MessageTemplate, tags: MergeTags
    ) -> tuple[MessageTemplate, Message]:
        """The message, and the template that gave it: the one without name and amount where the
        name tells of care, or where a text would take more parts than two (R091, R092, R116)."""
        private = self._private(template)
        if private is not None and telling_name(tags):
            template, private = private, None
        try:
            return template, _in_few_parts(template, render(template, tags))
        except TooLong:
            if private is None:
                raise
        return private, _in_few_parts(private, render(private, tags))

    def _private(self, template: MessageTemplate) -> MessageTemplate | None:
        """The same message without name and amount, where it travels unsealed and there is one."""
        if template.variant is Variant.PRIVATE or template.channel not in _UNSEALED:
            return None
        place = (template.key, template.channel, template.language)
        try:
            return self.library.pick(*place, variant=Variant.PRIVATE, tone=template.tone)
        except NoTemplate:
            return None

    def template(self, key: str, channel: Channel, person: Gathered) -> MessageTemplate:
        """The practice's own wording, else the shipped one; raises NoTemplate."""
        if key == _AHEAD and (person.account.days_past_due or 0) > 0:
            key = _BEHIND  # it waited past the due date: say what is true by now
        # Nobody is thanked by letter or in a call first: there is no such message.
        if key in _MAY_THANK and self.library.languages(_THANKS, channel):
            key = _THANKS if self._thanks_are_due(person) else key
        return self.library.pick(
            key,
            channel,
            _language(person.language),
            variant=variant_for(channel, unencrypted_accepted=person.person.unencrypted_ok),
            tone=choose(person.account.days_past_due or 0, self.settings.tones),
        )

    def _thanks_are_due(self, person: Gathered) -> bool:
        """Whether somebody paid a part and was not written to since: then we thank them first."""
        paid_on = person.last_payment_on
        if paid_on is None or self._day(self.now) - paid_on > _THANKS_WITHIN:
            return False
        return not any(
            contact.category is Category.REMINDER and self._day(contact.at) > paid_on
            for contact in person.person.history
        )

    def _day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.practice.timezone)).date()

    def tags(self, person: Gathered, *, verify_code: str) -> MergeTags:
        """What may be said about this account now."""
        promise = person.promises[-1] if person.promises else None
        return MergeTags(
            first_name=person.first_name or None,
            full_name=person.full_name or None,
            practice_name=self.practice.name,
            office_phone=phone_words(self.practice.phone) or None,
            pay_link=self.practice.portal_url or None,
            check_link=check_address(self.practice) or None,
            verify_code=verify_code,
            balance_cents=person.account.balance_cents,
            due_date=person.oldest_due_on,
            days_past_due=person.account.days_past_due,
            last_payment_amount_cents=person.last_payment_cents,
            last_payment_date=person.last_payment_on,
            promise_amount_cents=promise.cents if promise else None,
            promise_date=promise.on if promise else None,
            open_statements=person.open_statements,
        )

    def _says_how_to_stop(self, touch: Touch, person: Gathered) -> bool:
        """Whether this text must: it is the first, or a month has passed (policy.md R111)."""
        if touch.category == Category.OPT_OUT_CONFIRM:
            return False
        month_ago = self.now - _SAY_STOP_EVERY
        return not any(
            contact.channel is GateChannel.SMS and contact.at > month_ago
            for contact in person.person.history
        )

    def _facts(
        self,
        template: MessageTemplate,
        content: ContentFacts,
        *,
        says_how_to_stop: bool,
        filtered: int,
    ) -> MessageFacts:
        place = (template.key, template.channel)
        return MessageFacts(
            template_approved=place in self.approved,
            template_filtered_24h=filtered,
            discloses=content.discloses,
            has_sender_name=content.has_sender_name,
            optout_due=says_how_to_stop,
            has_optout=content.has_optout,
            link=LinkKind(content.link),
            phi_terms=content.phi_terms,
            threat_terms=content.threat_terms,
            has_fap_notice=content.has_fap_notice,
            has_language_notice=content.has_language_notice,
            has_ai_disclosure=content.has_ai_disclosure,
            languages_approved=self.library.languages(*place),
            safety_reply=content.safety_reply,
        )

    def _to(self, touch: Touch, person: Gathered) -> str:
        if Category(touch.category) in BACK_TO_SENDER and touch.to_address:
            return touch.to_address
        target = person.targets.get(gate_channel(touch.channel, automated=touch.automated))
        return target.address if target else ""

    def _sender(self, channel: Channel) -> str:
        if channel is not Channel.EMAIL:
            return self.practice.phone
        address = self.practice.email_from or django_settings.TACTFUL.email_from
        return f"{self.practice.name} <{address}>" if address else ""

    def _headers(self, channel: Channel, category: Category) -> tuple[tuple[str, str], ...]:
        """A way to stop in the reader's own program (policy.md R121; RFC 2369)."""
        address = self.practice.email_from or django_settings.TACTFUL.email_from
        if channel is not Channel.EMAIL or category is Category.RECEIPT or not address:
            return ()
        return (("List-Unsubscribe", f"<mailto:{address}?subject=STOP>"),)


def check_address(practice: Practice) -> str:
    """The public page on which a code can be checked; empty where nobody said where we are."""
    public: str = django_settings.TACTFUL.public_url
    return f"{public.rstrip('/')}/check/{practice.slug}/" if public else ""


def composer_for(practice: Practice, settings: PracticeSettings, now: datetime) -> Composer:
    """The composer of one batch: two queries, for the practice's own wordings and for what the
    carriers filtered lately."""
    own = list(Template.objects.for_practice(practice))
    shipped = starter_library()
    library = Library((*shipped, *map(_own_template, own))) if own else shipped
    waiting = {(row.key, Channel(row.channel)) for row in own if row.approved_at is None}
    approved = frozenset((each.key, each.channel) for each in library) - waiting
    filtered = filtered_lately(practice, settings.policy, now=now)
    return Composer(practice, settings, library, approved, filtered, now)


def _in_few_parts(template: MessageTemplate, message: Message) -> Message:
    """A text of two parts at most, without its accents where these made it longer (R116)."""
    if template.channel is not Channel.SMS or segments(message.text).parts <= _MOST_PARTS:
        return message
    plain = to_gsm(message.text)
    if segments(plain).parts > _MOST_PARTS:
        raise TooLong(template.label)
    return replace(message, text=plain)


def _own_template(row: Template) -> MessageTemplate:
    return MessageTemplate(
        key=row.key,
        channel=Channel(row.channel),
        language=Language(row.language),
        text=row.text,
        subject=row.subject,
        html=row.html,
        tone=Tone(row.tone) if row.tone else None,
        variant=Variant(row.variant),
    )


def _language(word: str) -> Language:
    try:
        return Language(word)
    except ValueError:
        raise NoTemplate(f"there are no messages in the language {word}") from None
