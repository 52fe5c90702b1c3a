"""What each setting is bound to: its rule, who may move it, how far, and which way is looser.

The rules themselves are in practice/policy/rules.yaml, the limits that are numbers in
core/policy/config.py. A value of a legal rule that is looser than the one shipped needs a second
person and an end (policy.md, header); back to the shipped one is nobody else's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from tactful.core.policy.config import (
    CAP_LIMITS,
    COOLDOWN_LIMITS,
    LEGAL_DAY,
    OTHER_LIMITS,
    Limit,
)
from tactful.core.policy.facts import GateChannel
from tactful.practice.hold_rules import NARROWEST_FIRST
from tactful.practice.plain import HARD_WINDOW, STATES_OFF, WINDOWS, at, plain
from tactful.practice.policy.load import rules, state_table
from tactful.practice.policy.reading import minute
from tactful.practice.policy.tables import Rule

UP, DOWN, WIDER, LATER_WORD, FEWER = "up", "down", "wider", "later word", "fewer"
"""Which way a value lets more through: larger (or on), smaller (or off), longer hours, further
down the list of its words, or with something taken out of a list."""

_SMS_CONSENT: Final = ("evidence", "number_on_intake")
_CARRIERS_THAT_COUNT: Final = frozenset({"R023"})  # a carrier's rule as firm as a legal one


@dataclass(frozen=True, slots=True)
class Bound:
    """One setting and its rule. `role` and `firm` are the rule's own unless said here.

    `asks_reason_only` is for a switch that a role turns on by itself although its rule is law,
    because the rule stays in force behind it. `strict` is what the rule asks for where a new
    practice is shipped with less, until something has been connected or said.
    """

    path: str
    rule_id: str = ""
    looser: str = ""
    own_role: str = ""
    own_firm: bool | None = None
    asks_reason_only: bool = False
    strict: Any = None

    @property
    def rule(self) -> Rule | None:
        return rules().get(self.rule_id)

    @property
    def role(self) -> str:
        """CA, CO or BM; empty where no rule speaks: the owner or compliance."""
        return self.own_role or (self.rule.role if self.rule and self.rule.role else "")

    @property
    def is_firm(self) -> bool:
        """Whether nobody may set it looser than it is shipped."""
        if self.own_firm is not None:
            return self.own_firm
        return bool(self.rule and self.rule.firm == "always")

    @property
    def is_legal(self) -> bool:
        """Whether a value looser than shipped needs a second person and an end."""
        if self.asks_reason_only or self.rule is None:
            return False
        return self.rule.kind == "law" or self.rule_id in _CARRIERS_THAT_COUNT

    @property
    def limit(self) -> Limit | None:
        """The furthest anybody may set it, where that is a number."""
        return _LIMITS.get(self.path)

    def is_looser(self, value: Any, than: Any) -> bool:
        """Whether one value lets through what the other does not."""
        if not self.looser or value == than:
            return False
        if self.looser == WIDER:
            return _is_wider(value, than)
        if self.looser == LATER_WORD:
            words = NARROWEST_FIRST if self.path.startswith("holds.") else _SMS_CONSENT
            return words.index(value) > words.index(than)
        if self.looser == FEWER:
            return any(one not in value for one in than)
        if value is None or than is None:
            return value is None  # no cap at all
        more = Decimal(str(_number(value))) > Decimal(str(_number(than)))
        return more if self.looser == UP else not more

    def needs_second(self, *, before: Any, after: Any) -> bool:
        """Whether this change is a loosening of a legal rule, beyond what is shipped."""
        return (
            self.is_legal
            and self.is_looser(after, before)
            and self.is_looser(after, self.shipped())
        )

    def shipped(self) -> Any:
        """What the rule asks for: the value as shipped, or stricter where that is laxer."""
        return at(_shipped(), self.path) if self.strict is None else self.strict


def bound_of(path: str) -> Bound:
    """What a setting is bound to; a setting that no rule speaks of is the owner's to choose."""
    if path.startswith(f"{STATES_OFF}."):
        return Bound(path, "R002", UP)
    return BOUNDS.get(path) or Bound(path)


def refusal(path: str, value: Any) -> str:
    """Why nobody may set this value, in one sentence with the rule; empty if somebody may."""
    bound = bound_of(path)
    if path.startswith(f"{STATES_OFF}.") and path.rpartition(".")[2] not in state_table().states:
        return "There is no such state."
    if path == HARD_WINDOW or path.startswith(f"{WINDOWS}."):
        return _hours_refusal(path, value)
    limit = bound.limit
    number = _counted(path, value) if limit else None
    if limit is not None and number is None:
        return f"There must be a limit ({limit.rule})."
    if limit is not None and number is not None and limit.held(number) != number:
        edge = "least" if limit.at_least is not None else "most"
        return f"{_said(path, limit.held(number))} is the {edge} anybody may set ({limit.rule})."
    if bound.is_firm and bound.is_looser(value, bound.shipped()):
        return f"Nobody may set this looser than {bound.shipped()} ({bound.rule_id})."
    return ""


def _counted(path: str, value: Any) -> int | None:
    """A value in the unit its limit is written in."""
    if path == _COMPLAINTS:
        return int(Decimal(str(value)) * 1_000_000)
    return None if value is None or isinstance(value, str) else int(value)


def _said(path: str, number: int) -> str:
    return f"{number / 10_000:g} in a hundred" if path == _COMPLAINTS else str(number)


def _hours_refusal(path: str, value: Any) -> str:
    if path == f"{WINDOWS}.email":  # wakes nobody
        return ""
    windows = [value] if path == HARD_WINDOW else value.values()
    if all(window is None or _inside(window, LEGAL_DAY) for window in windows):
        return ""
    return "By law texts and calls only from 8:00 AM to 9:00 PM (R001)."


def _inside(window: Any, limit: tuple[int, int]) -> bool:
    return bool(limit[0] <= minute(window[0], "") and minute(window[1], "") <= limit[1])


def _is_wider(value: Any, than: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_is_wider(value[day], than[day]) for day in value)
    if value is None:
        return False
    return than is None or not _inside(value, (minute(than[0], ""), minute(than[1], "")))


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    return plain({})


_COMPLAINTS: Final = "policy.email_complaint_stop"
_LIMITS: Final[dict[str, Limit]] = {
    **{f"policy.caps.{name}": limit for name, limit in CAP_LIMITS.items()},
    **{f"policy.cooldown.{name}": limit for name, limit in COOLDOWN_LIMITS.items()},
    **{
        f"policy.{name}": limit
        for name, limit in OTHER_LIMITS.items()
        if name != "email_complaint_stop_ppm"
    },
    _COMPLAINTS: OTHER_LIMITS["email_complaint_stop_ppm"],
}


def _cap(name: str, rule: str, looser: str = UP) -> Bound:
    return Bound(f"policy.caps.{name}", rule, looser)


def _quiet(name: str, rule: str, role: str = "") -> Bound:
    return Bound(f"policy.cooldown.{name}", rule, DOWN, own_role=role)


_ALL: Final = (
    Bound(HARD_WINDOW, "R001", WIDER, own_role="CO"),
    *(Bound(f"{WINDOWS}.{channel}", "R003", WIDER) for channel in ("sms", "voice", "email")),
    *(
        Bound(f"policy.federal_holidays_closed.{channel}", "R003", DOWN)
        for channel in ("sms", "voice", "email")
    ),
    # The law's own end is the window's; the minutes before it are a carrier's delay (decision 27).
    Bound("policy.sms_end_margin_min", "R001", DOWN, own_role="CO", own_firm=False),
    Bound("policy.state_table.enabled", "R002", DOWN),
    _cap("min_gap_h", "R150", DOWN),
    _cap("phone_7d", "R151"),
    _cap("voice_7d", "R154"),
    _cap("voicemail_7d", "R154"),
    _cap("total_7d", "R152"),
    _cap("total_30d", "R153"),
    _cap("letter_30d", "R155"),
    _cap("no_response", "R157"),
    _cap("landline_auto_30d", "R007"),
    Bound("policy.min_balance", "", DOWN),
    Bound("policy.balance_max_age_h", "R077", UP, own_role="CO"),
    Bound("policy.statement_wait_d", "", DOWN),
    Bound("policy.account_life_d", "R158", UP),
    Bound("policy.account_life_contacts", "R158", UP),
    _quiet("payment_partial_d", "R076"),
    _quiet("payment_pending_bd", "R076"),
    _quiet("promise_grace_bd", "R075"),
    _quiet("dispute_d", "R072", "CO"),
    _quiet("fa_decision_d", "R070", "CO"),
    _quiet("hardship_d", "R073", "CO"),
    _quiet("complaint_d", "R074"),
    # Collecting for somebody else is R041's; in the practice's own name it is good manners.
    _quiet("conversation_d", "R156"),
    _quiet("conversation_third_d", "R041", "CO"),
    _quiet("disaster_d", "R081"),
    Bound("policy.rnd.enabled", "R025", DOWN, strict=True),
    Bound("policy.rnd.max_age_d", "R025", UP),
    # How long a told zone stands alone: a stale one could put a text before 8 am (R001).
    Bound("policy.declared_tz_max_age_d", "R001", UP, own_role="CO", own_firm=False),
    # Behind the switch every automated call still needs a consent that names such calls.
    Bound("policy.ai_voice", "R006", UP, own_role="CO", own_firm=False, asks_reason_only=True),
    Bound("policy.landline_exemption", "R007", UP),
    Bound("policy.sms_consent", "R023", LATER_WORD),
    *(
        Bound(f"policy.channels_enabled.{channel}", "", UP, own_role="CO")
        for channel in GateChannel
    ),
    Bound("policy.answer_window_min", "R001", UP, own_role="CO", own_firm=False),
    Bound("policy.confirm_window_min", "R019", UP, own_role="CO"),
    Bound(_COMPLAINTS, "R122", UP, own_role="CO"),
    Bound("policy.horizon_d", ""),
    Bound("policy.clinic.hospital_501r", "R067", DOWN, own_role="CO", strict=True),
    Bound("policy.clinic.hhs_funds", "R130", DOWN, own_role="CO"),
    Bound("phrases.own", "R015", FEWER),
    Bound("phrases.never_write", "R091", FEWER),
    *(
        Bound(f"holds.{name}", "", LATER_WORD)
        for name in ("release_pause", "release_identity", "release_case", "release_billing")
    ),
    Bound("rates.sms", "R115", UP),
    Bound("rates.email", "R115", own_role="CA"),
    Bound("rates.voice", "R115", own_role="CA"),
)
BOUNDS: Final[dict[str, Bound]] = {bound.path: bound for bound in _ALL}
