"""A message before it is asked for: as it would read, where it would go, whether it may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tactful.core.compose import ComposeError, Message, NoTemplate
from tactful.core.policy import Verdict, may_contact
from tactful.core.policy.facts import MessageFacts, Trigger
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.composing import Composer, composer_for, expected_message
from tactful.outreach.gather import Gathered, gate_channel, gather
from tactful.outreach.models import Touch
from tactful.outreach.rules import Rules, rules_for
from tactful.practice.models import Practice


@dataclass(frozen=True, slots=True)
class Preview:
    """One message to one person. `message` is None where it cannot be written: `problem` says why.

    `verdict` is what the gate says of it at the instant it was looked at.
    """

    channel: Channel
    to: str
    message: Message | None
    verdict: Verdict
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Previewer:
    """Writes messages for a batch of people and keeps none of them."""

    rules: Rules
    composer: Composer
    people: Mapping[int, Gathered]
    now: datetime

    def preview(
        self,
        guarantor_id: int,
        channel: Channel,
        template_key: str,
        category: Category,
        *,
        trigger: Trigger | None = None,
        to_address: str = "",
    ) -> Preview:
        """The message as it would be handed over now."""
        person = self.people[guarantor_id]
        touch = Touch(
            channel=channel, category=category, template_key=template_key, to_address=to_address
        )
        try:
            composed = self.composer.compose(touch, person)
        except (ComposeError, NoTemplate) as problem:
            gate = gate_channel(channel, automated=True)
            facts = expected_message(person.language, person.target_id(gate))
            verdict = self._ask(person, touch, facts, trigger)
            return Preview(channel, to_address, None, verdict, problem=str(problem))
        verdict = self._ask(person, touch, composed.facts, trigger)
        return Preview(channel, composed.to, composed.message, verdict)

    def _ask(
        self, person: Gathered, touch: Touch, message: MessageFacts, trigger: Trigger | None
    ) -> Verdict:
        channel = gate_channel(touch.channel, automated=True)
        facts = person.question(channel, Category(touch.category), message, trigger=trigger)
        return may_contact(facts, self.rules.policy, self.rules.states, now=self.now)


def previewer_for(
    practice: Practice, guarantor_ids: Iterable[int], *, now: datetime, at: datetime | None = None
) -> Previewer:
    """Everything that previews for these people need, in a fixed number of queries.

    `at` is when they would be written, where that is later than now.
    """
    at = at or now
    rules = rules_for(practice, now=at)
    people = gather(practice, guarantor_ids, now, rules)
    return Previewer(rules, composer_for(practice, rules.settings, at), people, at)
