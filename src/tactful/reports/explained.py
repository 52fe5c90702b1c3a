"""Why we may contact a person on a channel, or may not, at any instant: now, over, or to come.

What was decided then and kept stands beside what is worked out again from everything that was
known, because the two can differ: the gate is only asked when something is due, and its answer
holds until the next time.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from tactful.core.policy import Decision, Verdict, explain, may_contact
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.places import Places, places_of
from tactful.core.vocabulary import Category
from tactful.core.wording import full_date, listed
from tactful.intake.queries import runs
from tactful.ledger.models import AccountEvent, Guarantor
from tactful.outreach.actions.queue import ASKING
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import Gathered, gather
from tactful.outreach.known import RulesThen, gather_at, rules_at
from tactful.outreach.models import GateDecision
from tactful.outreach.rules import Rules, rules_for
from tactful.practice.policy.load import rules as policy_rules


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """One rule behind an answer: its sentence, and where it is from."""

    id: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class OtherReason:
    """What else stood against it, behind the first reason."""

    code: str
    why: str
    move: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer of the gate that was kept, and still stood at the instant asked for.

    `agrees` says whether it is what is worked out again: the same decision for the same reason.
    """

    decision: Decision
    reason: str
    retry_at: datetime | None
    at: datetime
    agrees: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """The whole answer for one channel at one instant (UTC), with everything behind it.

    `zone` is the practice's; `places` are where the person may be. `notes` say what of it is
    supposed, or stands as it is today because how it was is not kept.
    """

    guarantor: Guarantor
    channel: GateChannel
    at: datetime
    verdict: Verdict
    places: Places
    zone: str
    kept: KeptAnswer | None
    notes: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Whether, why, and when again or what a person can do; on the practice's clock."""
        return explain(self.verdict, self.zone)

    @property
    def move(self) -> str:
        """What a person can do about the first reason; empty where waiting is all there is."""
        return REASONS[Code(self.verdict.reason)].move

    @property
    def rules(self) -> tuple[RuleSaid, ...]:
        known = policy_rules()
        return tuple(
            RuleSaid(id, known[id].text, known[id].source or "")
            for id in self.verdict.rules
            if id in known
        )

    @property
    def others(self) -> tuple[OtherReason, ...]:
        return tuple(
            OtherReason(code, REASONS[Code(code)].why, REASONS[Code(code)].move, _rules_of(code))
            for code in dict.fromkeys(self.verdict.also_codes)
        )

    @property
    def again(self) -> str:
        """The next time to try, on the practice's clock and on the person's."""
        if self.verdict.retry_at is None:
            return ""
        here = _on_the_clock(self.verdict.retry_at, self.zone)
        if self.places.zone == self.zone:
            return here
        return (
            f"{here}; where the person is, {_on_the_clock(self.verdict.retry_at, self.places.zone)}"
        )

    def as_json(self) -> dict[str, Any]:
        verdict = self.verdict
        return {
            "guarantor": self.guarantor.external_id,
            "channel": self.channel,
            "at": self.at,
            "decision": verdict.decision,
            "reason": verdict.reason,
            "retry_at": verdict.retry_at,
            "also_codes": verdict.also_codes,
            "rules": verdict.rules,
            "explanation": self.sentence,
            "why": REASONS[Code(verdict.reason)].why,
            "move": self.move,
            "again": self.again,
            "also": [
                {"code": o.code, "why": o.why, "move": o.move, "rules": o.rules}
                for o in self.others
            ],
            "rule_texts": [{"id": r.id, "rule": r.text, "source": r.source} for r in self.rules],
            "zone": self.zone,
            "person_zone": self.places.zone,
            "candidate_zones": self.places.zones,
            "candidate_states": self.places.states,
            "kept": self.kept
            and {
                "decision": self.kept.decision,
                "reason": self.kept.reason,
                "retry_at": self.kept.retry_at,
                "at": self.kept.at,
                "agrees": self.kept.agrees,
            },
            "notes": self.notes,
        }


def explained(
    guarantor: Guarantor,
    channels: Iterable[GateChannel] = tuple(GateChannel),
    *,
    at: datetime,
    now: datetime,
    category: Category = Category.REMINDER,
) -> tuple[Explained, ...]:
    """What the gate says of one message at an instant on each channel, supposing its text will do.

    At `now` from the facts of now; before it from what was known then (outreach.known); after it
    from what is known now, if nothing happens until then but exports and the calendar. A fixed
    number of queries.
    """
    channels = tuple(channels)
    rules, person, notes = _known(guarantor, at=at, now=now)
    kept = _kept(guarantor, channels, category, at)
    return tuple(
        _explain(guarantor, channel, category, rules, person, at, kept.get(channel), notes)
        for channel in channels
    )


def owed_at(guarantor: Guarantor, *, at: datetime, now: datetime) -> int:
    """What was owed at an instant by the money recorded until then, in cents; a credit below 0."""
    _, person, _ = _known(guarantor, at=at, now=now)
    return person.balance_cents


def _known(
    guarantor: Guarantor, *, at: datetime, now: datetime
) -> tuple[Rules, Gathered, tuple[str, ...]]:
    practice = guarantor.practice
    if at == now:
        rules = rules_for(practice, now=now)
        return rules, gather(practice, [guarantor.pk], now, rules)[guarantor.pk], ()
    then = rules_at(practice, at)
    imports = sorted(
        runs(practice).filter(status=_COMMITTED).values_list("started_at", flat=True).order_by()
    )
    found = gather_at(practice, [guarantor.pk], at, then.rules, now=now, imports=imports)
    notes = _of_the_past(guarantor, then, at) if at < now else (_AHEAD,)
    return then.rules, found[guarantor.pk], notes


def _explain(
    guarantor: Guarantor,
    channel: GateChannel,
    category: Category,
    rules: Rules,
    person: Gathered,
    at: datetime,
    kept: GateDecision | None,
    notes: tuple[str, ...],
) -> Explained:
    message = expected_message(person.language, person.target_id(channel))
    facts = person.question(channel, category, message)
    if rules.settings.sending_paused and category in ASKING:
        # The claim leaves these touches where they are without asking the gate.
        facts = replace(facts, system=replace(facts.system, global_pause=True))
    verdict = may_contact(facts, rules.policy, rules.states, now=at)
    return Explained(
        guarantor=guarantor,
        channel=channel,
        at=at,
        verdict=verdict,
        places=places_of(facts, rules.policy, rules.states, now=at),
        zone=guarantor.practice.timezone,
        kept=_beside(kept, verdict) if kept else None,
        notes=notes,
    )


def _kept(
    guarantor: Guarantor, channels: Collection[GateChannel], category: Category, at: datetime
) -> dict[GateChannel, GateDecision]:
    found = (
        GateDecision.objects.filter(guarantor=guarantor, category=category, at__lte=at)
        .filter(channel__in=list(channels))
        .filter(Q(superseded_at=None) | Q(superseded_at__gt=at))
        .order_by("at", "pk")
    )
    return {GateChannel(made.channel): made for made in found}


def _beside(kept: GateDecision, verdict: Verdict) -> KeptAnswer:
    return KeptAnswer(
        Decision(kept.decision),
        kept.reason,
        kept.retry_at,
        kept.at,
        (kept.decision, kept.reason) == (verdict.decision, verdict.reason),
    )


def _of_the_past(guarantor: Guarantor, then: RulesThen, at: datetime) -> tuple[str, ...]:
    """What of the answer is of today, because how it was then is not kept."""
    notes = []
    if then.undeclared:
        notes.append(f"By then the practice had not declared: {_facts(then.undeclared)}.")
    if then.overwritten:
        notes.append(f"Declared anew since, and taken as it is today: {_facts(then.overwritten)}.")
    changed = AccountEvent.objects.filter(guarantor=guarantor, kind="contact", at__gt=at)
    if changed.exists():
        notes.append("The contact details were changed since; those of today are used.")
    imported = guarantor.imported_at
    if imported is not None and imported > at:
        day = imported.astimezone(ZoneInfo(guarantor.practice.timezone)).date()
        notes.append(
            "Insurance and the marks of the billing system are those of its file of "
            f"{full_date(day)}; what an older file said is not kept."
        )
    return tuple(notes)


def _facts(names: Iterable[str]) -> str:
    return listed([name.replace("_", " ") for name in names])


def _rules_of(code: str) -> tuple[str, ...]:
    return REASONS[Code(code)].rules


def _on_the_clock(at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    hour = f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
    return f"{full_date(local.date())}, {hour} ({zone.replace('_', ' ')})"


_COMMITTED: Final = "committed"
_AHEAD: Final = (
    "If nothing happens until then: no message, reply or payment, and exports go on coming."
)
