"""What people type into the acts on an account, read kindly and never lost."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from tactful.core.money import MoneyError, format_cents, parse_cents
from tactful.core.replies.redaction import redact
from tactful.core.vocabulary import HoldKind
from tactful.outreach.hold_kinds import KINDS
from tactful.practice.hold_rules import LONGEST_PAUSE_DAYS
from tactful.records import new_uid
from tactful.web.words import sentence
from tactful.worklist.actions import LONGEST_NOTE
from tactful.worklist.models import Disposition

_DATES: Final = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d, %Y", "%B %d, %Y")
_ONCE: Final = r"^[a-z0-9]{12}$"


class MoneyField(forms.CharField):
    """An amount above zero as people type it (`50`, `$50.00`, `1,234.5`), as whole cents."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            cents = parse_cents(text)
        except MoneyError as fault:
            raise ValidationError(f"{sentence(str(fault))}.", code=fault.code) from None
        if cents <= 0:
            raise ValidationError("Write an amount above zero, such as 60.00.", code="not_positive")
        return cents

    def prepare_value(self, value: Any) -> Any:
        return format_cents(value).removeprefix("$") if isinstance(value, int) else value


class DayField(forms.DateField):
    """A day, by the browser's calendar or written like 11/27/2026."""

    def __init__(self, **fields: Any) -> None:
        wrong = {"invalid": "This is no date; write it like 11/27/2026."}
        super().__init__(
            input_formats=_DATES,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages=wrong | fields.pop("error_messages", {}),
            **fields,
        )

    def between(self, first: date | None, last: date | None) -> None:
        """Let the browser's calendar offer only these days; the view still checks."""
        bounds = {"min": first, "max": last}
        self.widget.attrs |= {k: day.isoformat() for k, day in bounds.items() if day}


class ActForm(forms.Form):
    """The frame: our own words for what is wrong, and a mark that tells two presses apart."""

    use_required_attribute = False
    once = forms.RegexField(_ONCE, widget=forms.HiddenInput, initial=new_uid, required=False)

    def __init__(self, *args: Any, **fields: Any) -> None:
        super().__init__(*args, **fields)
        shown = [name for name, field in self.fields.items() if not field.widget.is_hidden]
        if shown:
            self.fields[shown[0]].widget.attrs["autofocus"] = True

    def clean_once(self) -> str:
        return self.cleaned_data["once"] or new_uid()

    def sent_again(self, **changed: str) -> None:
        """Show what was typed once more, with marks that have changed meanwhile."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data.update(changed)
        self.data = data

    def wrong(self, field: str | None, message: str) -> None:
        """Say what the action refused, at the field it is about."""
        self.add_error(field if field in self.fields else None, message)


def _note(label: str, hint: str = "", *, needed: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": needed},
    )


_KEEP_OUT: Final = "Staff only. Keep health details out of it."


class PaymentForm(ActForm):
    amount = MoneyField(
        label="They paid", error_messages={"required": "Write the amount, such as 60.00."}
    )
    paid_on = DayField(label="On", error_messages={"required": "Say on which day."})
    method = forms.ChoiceField(
        label="How",
        choices=[
            ("check", "Check"),
            ("card", "Card"),
            ("cash", "Cash"),
            ("transfer", "Bank transfer"),
            ("online", "Online"),
            ("other", "Another way"),
        ],
    )
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=24,
        help_text="A check or receipt number. Never type a card number here.",
    )
    statement = forms.ChoiceField(label="Apply it to", required=False)
    another = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, statements: Sequence[str], **fields: Any) -> None:
        super().__init__(*args, initial={"paid_on": today}, **fields)
        self.today = today
        self.fields["paid_on"].between(None, today)  # type: ignore[attr-defined]
        self.fields["statement"].choices = [  # type: ignore[attr-defined]
            ("", "The oldest statement first"),
            *((ref, f"{ref} only") for ref in statements),
        ]
        if len(statements) < 2:
            del self.fields["statement"]

    def clean_paid_on(self) -> date:
        day: date = self.cleaned_data["paid_on"]
        if day > self.today:
            raise ValidationError("This day is still ahead; record a payment once it is here.")
        return day

    def clean_reference(self) -> str:
        return redact(self.cleaned_data["reference"].strip()).text

    @property
    def how(self) -> str:
        """The method with its reference, as the payment keeps it."""
        said = (self.cleaned_data["method"], self.cleaned_data["reference"])
        return " ".join(part for part in said if part)


class PromiseForm(ActForm):
    amount = MoneyField(
        label="Will pay", required=False, help_text="Leave it empty for the whole balance."
    )
    promised_on = DayField(label="On", error_messages={"required": "Ask for a day, and write it."})
    remind = forms.BooleanField(label="Send a reminder that morning", required=False)

    def __init__(self, *args: Any, today: date, horizon_days: int, **fields: Any) -> None:
        super().__init__(*args, **fields)
        last = today + timedelta(days=horizon_days)
        self.fields["promised_on"].between(today, last)  # type: ignore[attr-defined]


class SaidForm(ActForm):
    note = _note("What did they say?", f"{_KEEP_OUT} Whoever works on it reads this first.")


class PauseForm(ActForm):
    until = DayField(label="Until", error_messages={"required": "Say until which day."})
    reason = forms.CharField(
        label="Why",
        max_length=200,
        error_messages={"required": "Say why in a few words; the next person will ask."},
    )

    def __init__(self, *args: Any, today: date, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.today, self.last = today, today + timedelta(days=LONGEST_PAUSE_DAYS)
        self.fields["until"].between(today + timedelta(days=1), self.last)  # type: ignore[attr-defined]

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day <= self.today:
            raise ValidationError("Choose a day that is still ahead.")
        if day > self.last:
            raise ValidationError(
                f"A pause lasts at most {LONGEST_PAUSE_DAYS} days; look again by then."
            )
        return day

    def clean_reason(self) -> str:
        return redact(self.cleaned_data["reason"].strip()).text


class HoldForm(ActForm):
    """A hold of any kind. Those that are open already are not offered again."""

    kind = forms.ChoiceField(
        label="Because",
        error_messages={"required": "Choose why.", "invalid_choice": "Choose why."},
    )
    reason = forms.CharField(
        label="In a few words",
        max_length=200,
        help_text=_KEEP_OUT,
        error_messages={"required": "Say why in a few words; the next person will ask."},
    )
    owner = forms.ChoiceField(
        label="Who has it",
        required=False,
        error_messages={"invalid_choice": "Choose somebody from the list."},
    )
    until = DayField(
        label="Ends by itself on",
        required=False,
        help_text="Only a pause, a plan, or a wait for insurance or a claim may end by itself. "
        "Empty: until somebody releases it.",
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        staff: Sequence[tuple[str, str]],
        held: Collection[str],
        **fields: Any,
    ) -> None:
        super().__init__(*args, **fields)
        self.fields["kind"].choices = _kinds(held)  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", "Nobody yet"), *staff]  # type: ignore[attr-defined]
        self.fields["until"].between(today + timedelta(days=1), None)  # type: ignore[attr-defined]


class ChangeHoldForm(ActForm):
    """Who has a hold, and where it may end by itself, on which day."""

    owner = forms.ChoiceField(
        label="Who has it",
        required=False,
        error_messages={"invalid_choice": "Choose somebody from the list."},
    )
    until = DayField(
        label="Ends by itself on",
        required=False,
        help_text="Empty: until somebody releases it.",
    )

    def __init__(
        self, *args: Any, today: date, staff: Sequence[tuple[str, str]], ends: bool, **fields: Any
    ) -> None:
        super().__init__(*args, **fields)
        self.fields["owner"].choices = [("", "Nobody yet"), *staff]  # type: ignore[attr-defined]
        self.fields["until"].between(today + timedelta(days=1), None)  # type: ignore[attr-defined]
        if not ends:
            del self.fields["until"]


def _kinds(held: Collection[str]) -> list[tuple[str, Any]]:
    """The kinds by what they are about, for a list to choose from; a promise has its own form."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for known in KINDS.values():
        if known.kind is not HoldKind.PROMISE and known.kind not in held:
            named = (str(known.kind), sentence(known.name))
            grouped.setdefault(str(known.group), []).append(named)
    return [("", "Choose why"), *grouped.items()]


class ReleaseForm(ActForm):
    note = _note("What was found out?", _KEEP_OUT)

    def __init__(self, *args: Any, needed: str = "", **fields: Any) -> None:
        super().__init__(*args, **fields)
        if needed:
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = f"Say what allows it: {needed}."


class StopForm(ActForm):
    reason = forms.CharField(
        label="Why",
        max_length=200,
        error_messages={"required": "Say why in a few words; it stays with the account."},
    )
    seen_step = forms.IntegerField(widget=forms.HiddenInput)


class DispositionForm(ActForm):
    """What came of it; the other fields count only for the outcome they belong to."""

    disposition = forms.ChoiceField(
        label="What happened?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    amount = MoneyField(
        label="Will pay", required=False, help_text="Leave it empty for the whole balance."
    )
    promised_on = DayField(label="On", required=False)
    remind = forms.BooleanField(label="Send a reminder that morning", required=False)
    call_back_on = DayField(
        label="Call back on", required=False, help_text="Empty means the next business day."
    )
    note = _note("Note", f"Anything the next person should know. {_KEEP_OUT}")
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, horizon_days: int, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["disposition"].choices = [  # type: ignore[attr-defined]
            (value, sentence(label)) for value, label in Disposition.choices
        ]
        last = today + timedelta(days=horizon_days)
        self.fields["promised_on"].between(today, last)  # type: ignore[attr-defined]
        self.fields["call_back_on"].between(today, None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        is_promise = said.get("disposition") == Disposition.PROMISED
        if is_promise and not said.get("promised_on") and "promised_on" not in self.errors:
            self.add_error("promised_on", "A promise needs its day; ask for one and write it.")
        return said


class LogForm(DispositionForm):
    """A response that nobody was waiting for: how it came, and what was said."""

    way = forms.ChoiceField(
        label="How did they reach us?",
        widget=forms.RadioSelect,
        choices=[
            ("call", "On the phone or at the desk"),
            ("sms", "By text"),
            ("email", "By e-mail"),
            ("letter", "By letter"),
        ],
        error_messages={"required": "Say how it reached us."},
    )
    words = forms.CharField(
        label="Their words",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Copy them as they are. They are read like any reply: a stop stops, "
        "a date is noted, and what is unclear goes to a person.",
    )
    field_order = ("way", "words", "disposition")

    def __init__(self, *args: Any, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["disposition"].required = False

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        way = said.get("way")
        if way == "call" and not said.get("disposition") and "disposition" not in self.errors:
            self.add_error("disposition", "Choose what happened.")
        if way and way != "call" and not said.get("words", "").strip():
            self.add_error("words", "Write what they said, as they said it.")
        return said


class NoteForm(ActForm):
    note = _note("Note", _KEEP_OUT, needed="The note is empty; write what you learned.")


class ResolveForm(ActForm):
    reason = _note(
        "What settled it?", _KEEP_OUT, needed="Say what settled it; it stays with the account."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class AssignForm(ActForm):
    owner = forms.ChoiceField(label="Give it to", required=False)
    reason = forms.CharField(
        label="What should they do?",
        required=False,
        max_length=200,
        help_text="Needed where nothing waits on this account yet.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, staff: Sequence[tuple[str, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["owner"].choices = [("", "Nobody: back to everybody"), *staff]  # type: ignore[attr-defined]


class EnrollForm(ActForm):
    journey = forms.ChoiceField(
        label="Journey",
        error_messages={
            "required": "Choose a journey.",
            "invalid_choice": "There is no such journey, or it is switched off; choose another.",
        },
    )

    def __init__(self, *args: Any, journeys: Sequence[tuple[str, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["journey"].choices = journeys  # type: ignore[attr-defined]


class ReplyForm(ActForm):
    channel = forms.ChoiceField(
        label="By", error_messages={"required": "Choose how.", "invalid_choice": "Choose how."}
    )
    message = forms.ChoiceField(
        label="Message",
        error_messages={"required": "Choose a message.", "invalid_choice": "Choose a message."},
    )

    def __init__(
        self,
        *args: Any,
        channels: Sequence[tuple[str, str]],
        wordings: Sequence[tuple[str, str]],
        **fields: Any,
    ) -> None:
        super().__init__(*args, **fields)
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]
        self.fields["message"].choices = wordings  # type: ignore[attr-defined]
