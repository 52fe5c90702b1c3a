"""Declared facts: what the gate needs to know and no export carries.

Asked once at first run and stored with who said it and when. Without one of them the gate
answers that its input is incomplete, and nothing is sent.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One question to the practice; `demo` is what the demo and the tests declare."""

    name: str
    question: str
    demo: bool | int | str


FACTS = (
    Fact("guarantors_are_adults", "Is every guarantor in your exports 18 or older?", True),
    Fact(
        "numbers_are_ours",
        "Are the numbers and addresses in your exports the ones patients gave you themselves?",
        True,
    ),
    Fact(
        "consent_sms",
        "How did patients agree to texts? explicit: they signed or ticked wording about texts; "
        "number_only: they gave a number; none.",
        "explicit",
    ),
    Fact(
        "consent_email",
        "How did patients agree to e-mail? explicit, number_only or none.",
        "explicit",
    ),
    Fact(
        "consent_voice_live",
        "How did patients agree to calls from your staff? explicit, number_only or none.",
        "explicit",
    ),
    Fact(
        "consent_voice_auto",
        "How did patients agree to automated calls about bills? explicit, number_only or none.",
        "none",
    ),
    Fact(
        "unencrypted_accepted",
        "Did patients agree that texts and e-mail, which are not encrypted, may show their name "
        "and balance?",
        True,
    ),
    Fact("statements_sent", "Was a statement mailed or given for every balance you import?", True),
    Fact(
        "agreements_signed",
        "Have the providers that carry your messages signed business associate agreements?",
        True,
    ),
    Fact("sender_registered", "Is the number you text from registered for account notices?", True),
    Fact("feed_age_h", "How many hours apart do your exports come, at most?", 24),
)

BY_NAME = {fact.name: fact for fact in FACTS}
MOST_FEED_AGE_H = 24 * 31
"""An export that comes less than once a month vouches for nothing (policy.md R077)."""
CONSENT_WORDS = ("explicit", "number_only", "none")
