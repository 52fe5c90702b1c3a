"""The settings people change here, in plain words; the limits are those of the policy itself."""

from dataclasses import dataclass
from typing import Final

from tactful.core.aging import AgingBasis
from tactful.core.policy.config import CAP_LIMITS, COOLDOWN_LIMITS, Limit

NUMBER, DOLLARS, CENTS, YES_NO, CHOICE = "number", "dollars", "cents", "yes_no", "choice"

UP, DOWN = "up", "down"
"""In which direction a value lets more through: a change that way needs a reason."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value: where it stands among the stored ones, how it is called, how it is written.

    DOLLARS are kept as text in dollars, CENTS as a number of cents; both are typed in dollars.
    """

    path: str
    label: str
    unit: str = ""
    kind: str = NUMBER
    looser: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What the form calls it."""
        return self.path.replace(".", "-")

    @property
    def limit(self) -> Limit | None:
        """The furthest it may be moved."""
        return _LIMITS.get(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    settings: tuple[Setting, ...]
    said: str = ""


_LIMITS: Final = {
    **{f"policy.caps.{name}": limit for name, limit in CAP_LIMITS.items()},
    **{f"policy.cooldown.{name}": limit for name, limit in COOLDOWN_LIMITS.items()},
}


def _cap(name: str, label: str, unit: str = "at most", *, looser: str = UP) -> Setting:
    return Setting(f"policy.caps.{name}", label, unit, looser=looser)


def _quiet(name: str, label: str, unit: str = "days") -> Setting:
    return Setting(f"policy.cooldown.{name}", label, unit, looser=DOWN)


PACE: Final = (
    Group(
        "How often is enough",
        (
            _cap("min_gap_h", "Between two contacts", "hours at least", looser=DOWN),
            _cap("total_7d", "Contacts in 7 days"),
            _cap("total_30d", "Contacts in 30 days"),
            _cap("phone_7d", "Texts and calls in 7 days"),
            _cap("voice_7d", "Calls in 7 days"),
            _cap("voicemail_7d", "Voicemails in 7 days"),
            _cap("letter_30d", "Letters in 30 days"),
            _cap("no_response", "Reminders without an answer, then a person"),
        ),
        "Counted for each guarantor, whatever the journey.",
    ),
    Group(
        "Quiet after something happened",
        (
            _quiet("payment_partial_d", "After a part was paid"),
            _quiet("payment_pending_bd", "While a payment is on its way", "business days"),
            _quiet("promise_grace_bd", "After a promised day", "business days"),
            _quiet("dispute_d", "After a dispute was settled"),
            _quiet("hardship_d", "After hardship was settled"),
            _quiet("fa_decision_d", "After a decision on financial assistance"),
            _quiet("complaint_d", "After a complaint was settled"),
            _quiet("conversation_d", "After a conversation"),
        ),
    ),
    Group(
        "Which balances",
        (
            Setting(
                "policy.min_balance", "Remind from", "dollars", kind=DOLLARS, looser=DOWN,
                hint="Smaller balances wait until the next visit.",
            ),
            Setting("policy.statement_wait_d", "After a statement, wait", "days", looser=DOWN),
            Setting("policy.account_life_d", "Remind for", "days", looser=UP),
            Setting("policy.account_life_contacts", "And at most", "contacts", looser=UP),
        ),
    ),
    Group(
        "How fast messages leave",
        (
            Setting("rates.sms", "Texts", "a minute"),
            Setting("rates.email", "E-mails", "a minute"),
            Setting("rates.voice", "Calls", "a minute"),
        ),
        "Carriers slow down or block a sender who is faster than they agreed to.",
    ),
)  # fmt: skip

PRIORITIES: Final = (
    Group(
        "Top priority",
        (
            Setting("priority.days_past_due", "More than", "days past due"),
            Setting("priority.balance_cents", "Or more than", "dollars", kind=CENTS),
        ),
        "An account exactly on a threshold is not yet over it.",
    ),
    Group(
        "Age and promises",
        (
            Setting(
                "aging_basis", "Age counts from", kind=CHOICE,
                choices=tuple(
                    (str(basis), basis.label.rpartition(" from ")[2]) for basis in AgingBasis
                ),
                hint="Printed on every report.",
            ),
            Setting(
                "promise_horizon_days", "A promise may be", "days ahead at most",
                hint="Whoever names a later day is asked by a person.",
            ),
        ),
    ),
    Group(
        "Tone, by days past due",
        (
            Setting("tones.friendly_days", "Friendly up to", "days"),
            Setting("tones.warm_days", "Warm up to", "days"),
            Setting("tones.direct_days", "Direct up to", "days", hint="Then final."),
        ),
        "Only the tone changes with age; the facts do not.",
    ),
)  # fmt: skip

HOLIDAYS: Final = Group(
    "Federal holidays",
    (
        Setting(
            "policy.federal_holidays_closed.sms", "No texts", kind=YES_NO, looser=DOWN
        ),
        Setting(
            "policy.federal_holidays_closed.voice", "No calls", kind=YES_NO, looser=DOWN
        ),
        Setting(
            "policy.federal_holidays_closed.email", "No e-mail", kind=YES_NO, looser=DOWN
        ),
    ),
)  # fmt: skip

DESK: Final = Group(
    "At the desk",
    (
        Setting(
            "idle_cover_minutes", "Cover an untouched screen after", "minutes", hint="0: never.",
        ),
    ),
    "Names and amounts are hidden until somebody presses the cover’s key.",
)  # fmt: skip

EVERY: Final = {
    setting.path: setting
    for group in (*PACE, *PRIORITIES, HOLIDAYS, DESK)
    for setting in group.settings
}
