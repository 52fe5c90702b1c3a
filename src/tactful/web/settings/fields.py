"""The settings people change here, in plain words; the limits are those of the policy itself."""

from dataclasses import dataclass
from typing import Final

from tactful.core.aging import AgingBasis
from tactful.practice.bounds import Bound, bound_of
from tactful.practice.hold_rules import (
    ANYBODY,
    BILLING,
    COMPLIANCE,
    LONGEST_PAUSE_DAYS,
    choices_of,
)
from tactful.practice.plain import HARD_WINDOW, STATES_OFF, WINDOWS
from tactful.practice.reference.states import STATE_NAMES

NUMBER, DOLLARS, CENTS, YES_NO, CHOICE = "number", "dollars", "cents", "yes_no", "choice"
HOURS, THOUSANDTHS = "hours", "thousandths"


@dataclass(frozen=True, slots=True)
class Setting:
    """One value: where it stands among the stored ones, how it is called, how it is written.

    DOLLARS are kept as text in dollars, CENTS as a number of cents; both are typed in dollars.
    HOURS are a window of two times, THOUSANDTHS a rate such as 0.003 that is typed as 3.
    """

    path: str
    label: str
    unit: str = ""
    kind: str = NUMBER
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    opens: str = ""  # what a looser value lets through, for whoever is asked to approve it

    @property
    def name(self) -> str:
        """What the form calls it."""
        return self.path.replace(".", "-")

    @property
    def bound(self) -> Bound:
        """The rule it belongs to, who may move it, and how far."""
        return bound_of(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    settings: tuple[Setting, ...]
    said: str = ""


_IN_USE: Final = "Channels in use"


def _cap(name: str, label: str, unit: str = "at most") -> Setting:
    return Setting(f"policy.caps.{name}", label, unit)


def _quiet(name: str, label: str, unit: str = "days") -> Setting:
    return Setting(f"policy.cooldown.{name}", label, unit)


def _channel(name: str, label: str) -> Setting:
    return Setting(f"policy.channels_enabled.{name}", label, kind=YES_NO)


PACE: Final = (
    Group(
        "How often is enough",
        (
            _cap("min_gap_h", "Between two contacts", "hours at least"),
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
            _quiet("disaster_d", "After a disaster was declared there"),
        ),
    ),
    Group(
        "Which balances",
        (
            Setting(
                "policy.min_balance", "Remind from", "dollars", kind=DOLLARS,
                hint="Smaller balances wait until the next visit.",
            ),
            Setting("policy.statement_wait_d", "After a statement, wait", "days"),
            Setting("policy.account_life_d", "Remind for", "days"),
            Setting("policy.account_life_contacts", "And at most", "contacts"),
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
            "policy.federal_holidays_closed.sms", "No texts", kind=YES_NO
        ),
        Setting(
            "policy.federal_holidays_closed.voice", "No calls", kind=YES_NO
        ),
        Setting(
            "policy.federal_holidays_closed.email", "No e-mail", kind=YES_NO
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

LAW: Final = (
    Group(
        "Hours",
        (
            Setting(
                HARD_WINDOW, "Texts and calls only from", kind=HOURS,
                hint="The law’s own hours are the widest there can be; yours may be narrower.",
            ),
            Setting(
                "policy.sms_end_margin_min", "Last text before hours end", "minutes before",
                opens="Texts leave closer to the end of the hours, so that one a carrier holds "
                "up may arrive after it.",
            ),
            Setting(
                "policy.declared_tz_max_age_d", "Believe a time zone a person told us", "days",
                hint="After that address and area code count again.",
                opens="What a person said about where they live stands alone for longer, though "
                "they may have moved to a place where it is earlier or later.",
            ),
        ),
        "On the clock of wherever the person may be.",
    ),
    Group(
        "Numbers and consent",
        (
            Setting(
                "policy.rnd.enabled", "Check numbers for a new owner", kind=YES_NO,
                hint="Needs a provider that checks. On, a text or automated call waits for it.",
                opens="Texts and automated calls go to numbers that nobody checked for a new "
                "owner, who never agreed to them.",
            ),
            Setting(
                "policy.rnd.max_age_d", "A check is good for", "days",
                opens="Texts and automated calls rest on an older check; more numbers may have "
                "a new owner by then.",
            ),
            Setting(
                "policy.sms_consent", "A text needs", kind=CHOICE,
                choices=(
                    ("evidence", "proof of consent"),
                    ("number_on_intake", "a number given at intake"),
                ),
                opens="People who gave a number at intake, and no proof that they agreed to "
                "texts, get texts. Carriers may block the practice’s number.",
            ),
            Setting(
                "policy.landline_exemption", "Automated calls to home landlines without consent",
                kind=YES_NO,
                opens="Home landlines of people who never agreed hear automated calls, at most "
                "three in thirty days.",
            ),
            Setting(
                "policy.caps.landline_auto_30d", "Such calls to one landline in 30 days",
                "at most",
                opens="More automated calls to landlines that rest on no consent.",
            ),
            Setting(
                "policy.ai_voice", "Automated voice", kind=YES_NO,
                hint="Off, a person makes the call. On, each automated call still needs a "
                "consent that names automated calls about bills.",
            ),
        ),
    ),
    Group(
        _IN_USE,
        (
            _channel("sms", "Texts"),
            _channel("voice_live", "Calls by a person"),
            _channel("voice_auto", "Automated calls"),
            _channel("email", "E-mail"),
            _channel("letter", "Letters"),
        ),
        "A channel that is off carries no reminder to anybody; what people write is read.",
    ),
    Group(
        "E-mail and answers",
        (
            Setting(
                "policy.email_complaint_stop", "Stop e-mail when", "in a thousand complain",
                kind=THOUSANDTHS,
            ),
            Setting(
                "policy.confirm_window_min", "Confirm an opt-out within", "minutes",
                hint="Later than that no confirmation is sent; the opt-out holds all the same.",
            ),
            Setting(
                "policy.answer_window_min", "Answer at any hour within", "minutes",
                hint="Of a person’s own message; later the hours count.",
                opens="Automatic answers come later after a person wrote, perhaps at night.",
            ),
        ),
    ),
    Group(
        "What this practice is",
        (
            Setting(
                "policy.clinic.hospital_501r", "A nonprofit hospital under section 501(r)",
                kind=YES_NO, hint="Its letters must tell of financial assistance.",
                opens="Letters leave without the notice about financial assistance.",
            ),
            Setting(
                "policy.clinic.hhs_funds", "Receives federal health funds", kind=YES_NO,
                hint="Medicare and Medicaid count. Letters and e-mail must tell of help in "
                "other languages.",
                opens="Letters and e-mail leave without the notice about help in other "
                "languages.",
            ),
            Setting(
                "policy.cooldown.conversation_third_d",
                "Collecting for somebody else: quiet after a conversation", "days",
            ),
        ),
    ),
)  # fmt: skip

_RELEASERS: Final = {
    ANYBODY: "whoever works on accounts",
    BILLING: "a biller, the owner or compliance",
    COMPLIANCE: "compliance only",
}


def _release(name: str, label: str, hint: str = "") -> Setting:
    choices = tuple((code, _RELEASERS[code]) for code in reversed(choices_of(name)))
    return Setting(f"holds.{name}", label, kind=CHOICE, hint=hint, choices=choices)


HOLDS: Final = (
    Group(
        "Pauses and releases",
        (
            Setting(
                "holds.pause_days", "A pause is offered for", "days",
                hint=f"Whoever pauses may choose another day, at most {LONGEST_PAUSE_DAYS} ahead.",
            ),
            _release("release_pause", "Who may release a pause"),
            _release(
                "release_identity", "Who may release a question of who this is",
                "With a note of what was corrected.",
            ),
            _release(
                "release_case", "Who may release a dispute or hardship",
                "Whoever has the case may as well, unless it is compliance only.",
            ),
            _release(
                "release_billing", "Who may release what billing waits for",
                "Insurance, a claim, financial assistance, charity care, an agency.",
            ),
        ),
        "Shipped as wide as the policy allows; it can only be made narrower.",
    ),
)  # fmt: skip

STATE_TABLE: Final = Setting(
    "policy.state_table.enabled", "Keep the hours of the states", kind=YES_NO,
    opens="Texts and calls to every state follow the federal hours alone: no state’s shorter "
    "hours, Sundays, holidays or three contacts in a day.",
)  # fmt: skip

EVERY: Final = {
    **{
        setting.path: setting
        for group in (*PACE, *PRIORITIES, HOLIDAYS, DESK, *LAW, *HOLDS)
        for setting in group.settings
    },
    STATE_TABLE.path: STATE_TABLE,
}


def setting_of(path: str) -> Setting | None:
    """The setting at a path; each state that is switched off is one of its own."""
    if not path.startswith(f"{STATES_OFF}."):
        return EVERY.get(path)
    name = STATE_NAMES.get(path.rpartition(".")[2], "this state")
    return Setting(
        path, f"{name}: its own hours", kind=CHOICE,
        choices=(("False", "kept"), ("True", "not kept")),
        opens=f"Texts and calls to people whose address or area code is of {name} follow the "
        "federal hours and the practice’s own alone: none of the state’s shorter hours, "
        "weekdays, holidays or three contacts in a day.",
    )  # fmt: skip


def label_of(path: str) -> str:
    """What a setting is called where it stands alone, also one that no page offers."""
    if path in _ALONE:
        return _ALONE[path]
    setting = setting_of(path)
    if setting:
        return setting.label
    return _OTHERS.get(path) or path.rpartition(".")[2].replace("_", " ").capitalize()


_ALONE: Final = {
    "policy.federal_holidays_closed.sms": "No texts on federal holidays",
    "policy.federal_holidays_closed.voice": "No calls on federal holidays",
    "policy.federal_holidays_closed.email": "No e-mail on federal holidays",
    "policy.caps.landline_auto_30d": "Automated calls to one landline without consent in 30 days",
    **{
        setting.path: f"{setting.label} in use"
        for setting in next(group for group in LAW if group.title == _IN_USE).settings
    },
}
_OTHERS: Final = {
    f"{WINDOWS}.sms": "Hours of texts",
    f"{WINDOWS}.voice": "Hours of calls",
    f"{WINDOWS}.email": "Hours of e-mail",
    STATES_OFF: "States whose hours are not kept",
    "sending_paused": "All sending stopped",
    "phrases.own": "Phrases of our own",
    "phrases.never_write": "Words we never write",
}
