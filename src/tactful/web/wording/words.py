"""What the pages of the messages call things."""

from typing import Final

from tactful.core.compose import Language, Tone, TonePolicy, Variant
from tactful.core.vocabulary import Channel

CHANNELS: Final = {
    Channel.SMS: "Text",
    Channel.EMAIL: "E-mail",
    Channel.VOICE: "On the phone",
    Channel.LETTER: "Letter",
    Channel.PORTAL: "Patient page",
}
LANGUAGES: Final = {Language.EN: "English", Language.ES: "Español"}
IN_ENGLISH: Final = {Language.EN: "English", Language.ES: "Spanish"}
VARIANTS: Final = {
    Variant.FULL: "With name and amount",
    Variant.PRIVATE: "Without name or amount",
}
TONES: Final = {
    Tone.FRIENDLY: "Friendly",
    Tone.WARM: "Warm",
    Tone.DIRECT: "Direct",
    Tone.FINAL: "Final",
}
ANY_TONE: Final = "any"
"""In an address, for a message that has no tones."""

GROUPS: Final = (
    ("Reminders", "What asks for money. The tone follows the age; the facts never change with it."),
    ("Promises", "What is said back, asked and reminded of."),
    ("Payments", "Said after money came in."),
    ("Answers", "Sent by itself to whoever asked."),
    ("Stopping", "The answers to STOP and START; then silence."),
    ("On the phone", "What a person reads aloud, and what is left on a machine."),
    ("Safety", "Fixed by policy, word for word; nobody may change them."),
    ("Others", "Messages of the practice’s own."),
)
_GROUP_OF: Final = {
    "due_soon": "Reminders",
    "past_due": "Reminders",
    "promise_echo": "Promises",
    "clarify_date": "Promises",
    "promise_reminder": "Promises",
    "promise_broken": "Promises",
    "partial_payment_thanks": "Payments",
    "receipt": "Payments",
    "send_link": "Answers",
    "help_reply": "Answers",
    "card_data_reply": "Answers",
    "opt_out_confirm": "Stopping",
    "opt_in_confirm": "Stopping",
    "call_script": "On the phone",
    "voicemail": "On the phone",
    "safety_crisis": "Safety",
    "safety_emergency": "Safety",
}


def group_of(key: str) -> str:
    """Under which heading a message stands."""
    return _GROUP_OF.get(key, "Others")


def order_of(key: str) -> int:
    """The place of a message within its group: in the order in which they come up."""
    return list(_GROUP_OF).index(key) if key in _GROUP_OF else len(_GROUP_OF)


def ages_of(tone: Tone | None, policy: TonePolicy) -> str:
    """For which age a tone is used: `31 to 60 days past due`."""
    match tone:
        case None:
            return ""
        case Tone.FRIENDLY:
            return f"to {policy.friendly_days} days past due"
        case Tone.WARM:
            return f"{policy.friendly_days + 1} to {policy.warm_days} days"
        case Tone.DIRECT:
            return f"{policy.warm_days + 1} to {policy.direct_days} days"
        case Tone.FINAL:
            return f"over {policy.direct_days} days"


def named(channel: Channel, language: Language, tone: Tone | None, variant: Variant) -> str:
    """Which wording of a message: `text, English, warm, with name and amount`."""
    parts = [CHANNELS[channel].lower(), IN_ENGLISH[language]]
    if tone:
        parts.append(TONES[tone].lower())
    if channel in (Channel.SMS, Channel.EMAIL):
        parts.append(VARIANTS[variant].lower())
    return ", ".join(parts)
