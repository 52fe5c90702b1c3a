"""What a person may say of a reply."""

from typing import Final

from django import forms

from tactful.worklist.actions import LONGEST_NOTE
from tactful.worklist.models import Disposition

CHOICES: Final = (
    (Disposition.OTHER, "It is dealt with: reminders go on, unless something else holds them"),
    (Disposition.PROMISED, "They promise to pay, and the promise is written down"),
    (Disposition.PAID, "It is paid"),
    (Disposition.DISPUTED, "They say the bill is wrong: outreach stays on hold"),
    (Disposition.HARDSHIP, "They cannot pay: outreach stays on hold"),
    (Disposition.WRONG_NUMBER, "Wrong number or mailbox: nobody is written to there again"),
    (Disposition.LEFT_MESSAGE, "Answered or left a message: it stays here for the next day"),
    (Disposition.NO_ANSWER, "Called, no answer: it stays here for the next day"),
)
"""The dispositions a reply can have, as what follows from each."""


class ResolveForm(forms.Form):
    """What the reply means, after a person has read it."""

    means = forms.ChoiceField(
        choices=CHOICES,
        error_messages={
            "required": "Choose what this reply means.",
            "invalid_choice": "Choose one of the answers in the list.",
        },
    )
    note = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        error_messages={"max_length": f"A note has at most {LONGEST_NOTE:,} characters."},
    )
    keep_hold = forms.BooleanField(required=False)
    seen_version = forms.IntegerField(min_value=0)
