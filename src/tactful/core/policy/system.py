"""Step 0: our own house. It applies to everything, the fixed safety reply included."""

from typing import Final

from tactful.core.policy.channel import consent_for
from tactful.core.policy.codes import Code
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.finding import BLOCKED, Finding, Findings
from tactful.core.policy.hours import needs_no_window
from tactful.core.policy.question import Question
from tactful.core.vocabulary import Category, HoldKind

_KNOWN_HOLDS: Final = frozenset(HoldKind)
_HOLD_STEPS: Final = frozenset({"1", "3", "4", "6", "7"})


def system(q: Question) -> Findings:
    """Step 0: a pause, something we do not know, a vendor without an agreement (R077, R099)."""
    found: list[Finding] = []
    paused = q.system.global_pause or q.channel in q.system.paused_channels
    if paused or Meaning.CHANNEL_PAUSED in q.meanings:
        found.append(BLOCKED[Code.GLOBAL_PAUSE])
    if _incomplete(q):
        found.append(BLOCKED[Code.INPUT_INCOMPLETE])
    if not _agreed(q):
        found.append(BLOCKED[Code.BAA_MISSING])
    return found


def _incomplete(q: Question) -> bool:
    """Is an input missing that a step of this category needs (README, decision 4)?"""
    steps, account = q.steps, q.account
    return (
        ("4" in steps and q.person.age is None)
        or (
            "8" in steps
            and (
                account.balance_cents is None
                or account.balance_as_of is None
                or account.days_past_due is None
            )
        )
        or ("10" in steps and consent_for(q) is None)
        or ("13" in steps and q.person.language is None)
        or (q.unknown_zone and "14" in steps and not needs_no_window(q, q.now))
        or (bool(q.holds) and _unknown_hold(q))
        or (q.category is Category.HELP_REPLY and q.facts.trigger is None and "13" in steps)
    )


def _unknown_hold(q: Question) -> bool:
    """A hold of a kind we do not know stops us, open or closed."""
    return not _HOLD_STEPS.isdisjoint(q.steps) and any(
        hold.kind not in _KNOWN_HOLDS for hold in q.holds
    )


def _agreed(q: Question) -> bool:
    """Has every vendor behind this channel signed a business associate agreement?"""
    signed = q.system.agreements
    match q.channel:
        case GateChannel.SMS:
            return signed.sms
        case GateChannel.VOICE_LIVE:
            return signed.voice
        case GateChannel.VOICE_AUTO:
            return signed.voice and signed.voice_ai
        case GateChannel.EMAIL:
            return signed.email
        case GateChannel.LETTER:
            return signed.letter
