"""The permission ledger: what a person agreed to, what they wish, what is learned of an address."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from tactful.chores import settle_now
from tactful.core.policy.facts import ConsentLevel, GateChannel, Scope
from tactful.core.replies.redaction import redact
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import (
    WishFault,
    end_wish,
    learn_address,
    record_consent,
    record_wish,
    suppress,
)
from tactful.outreach.models import AddressFactKind, Wish, WishKind
from tactful.practice.policy.load import state_table
from tactful.practice.roles import Right
from tactful.reports.permission import ADDRESSES, HOW, permission_of
from tactful.web.accounts.acting import Act, account_of, back, done, posted, show
from tactful.web.accounts.forms import ActForm
from tactful.web.staff import StaffRequest, by, for_staff, needs, write_down
from tactful.web.words import WEEKDAYS

CONSENT: Final = Act("consent", "Record a permission", "Record it")
WISH: Final = Act("wish", "What they ask of us", "Keep to it")
ADDRESS: Final = Act("address", "What was found out", "Note it")


@require_safe
@for_staff
def permission(request: StaffRequest, uid: str) -> HttpResponse:
    """Who agreed to what, who stopped it, what they wish: the whole ledger, to read and print."""
    person = account_of(request, uid)
    write_down(request, "account viewed", about=person, part="permission")
    shown = {
        "guarantor": person,
        "found": permission_of(person),
        "wish_kinds": [(kind.value, kind.label) for kind in WishKind],
    }
    return render(request, "accounts/permission.html", shown)


@needs(Right.WORK)
def consent(request: StaffRequest, uid: str) -> HttpResponse:
    """Write down what a patient agreed to or refused, with its evidence."""
    person = account_of(request, uid)
    form = ConsentForm(posted(request), person=person)
    if request.method != "POST" or not form.is_valid():
        return show(request, person, CONSENT, form)
    said = form.cleaned_data
    record_consent(
        person,
        scope=said["scope"],
        basis=ConsentLevel(said["basis"]),
        wording=said["wording"],
        source=said["how"],
        given_by="staff",
        address=said["address"],
        by=by(request),
        now=request.now,
    )
    if said["basis"] == ConsentLevel.NONE and said["scope"] in _CHANNELS:
        return done(request, person, "It is on file, and stopped: only they can ask for it again.")
    return done(request, person, "The permission is on file, with who wrote it down and when.")


@needs(Right.WORK)
def wish(request: StaffRequest, uid: str, kind: str) -> HttpResponse:
    """Write down how a person asks to be reached; no reason is asked."""
    person = account_of(request, uid)
    if kind not in WishKind.values:
        raise Http404
    form = _WISH_FORMS[WishKind(kind)](posted(request), person=person)
    facts: dict[str, Any] = {"kind": kind, "title": WishKind(kind).label}
    if request.method != "POST" or not form.is_valid():
        return show(request, person, WISH, form, **facts)
    try:
        record_wish(
            person,
            WishKind(kind),
            form.value(),
            source=form.cleaned_data["how"],
            by=by(request),
            now=request.now,
        )
    except WishFault as fault:
        form.wrong(None, str(fault))
        return show(request, person, WISH, form, **facts)
    return done(request, person, "It is noted, and kept to from now on.")


@require_POST
@needs(Right.WORK)
def wish_ended(request: StaffRequest, uid: str, wished: str) -> HttpResponse:
    """They no longer ask for it."""
    person = account_of(request, uid)
    standing = get_object_or_404(
        Wish.objects.for_practice(request.practice), uid=wished, guarantor=person
    )
    if end_wish(standing, by=by(request), now=request.now):
        return done(request, person, "It no longer counts.")
    return back(request, person, "Someone else has just ended it.")


@needs(Right.WORK)
def address(request: StaffRequest, uid: str, column: str) -> HttpResponse:
    """What was found out about a number, mailbox or postal address; for everybody who has it."""
    person = account_of(request, uid)
    name = dict(ADDRESSES).get(column)
    if name is None:
        raise Http404
    place = getattr(person, column)
    if not place:
        return redirect("accounts:permission", person.uid)
    form = AddressForm(posted(request), column=column)
    facts: dict[str, Any] = {"name": name, "place": place}
    if request.method != "POST" or not form.is_valid():
        return show(request, person, ADDRESS, form, **facts)
    _note(person, place, form.cleaned_data["finding"], by=by(request), now=request.now)
    settle_now(request.practice, [person.pk], now=request.now)
    return done(request, person, "It is noted, for everybody who has it on file.")


def _note(person: Guarantor, place: str, finding: str, *, by: str, now: datetime) -> None:
    if finding == _WRONG:
        suppress(
            person.practice, ("address",), cause="wrong_number", via=by, now=now, address=place
        )
        return
    kind, _, value = finding.partition(":")
    learn_address(person.practice, place, AddressFactKind(kind), value, by=by, now=now)


def _how() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="How did it reach us?",
        choices=[("", "Choose…"), *((how, words) for how, words in HOW.items() if how != "portal")],
        error_messages={"required": "Say how it reached us."},
    )


class ConsentForm(ActForm):
    scope = forms.ChoiceField(
        label="For what?",
        widget=forms.RadioSelect,
        choices=[
            ("sms", "Texts about bills"),
            ("email", "E-mail about bills"),
            ("voice_live", "Calls by our staff"),
            ("voice_auto", "Automated calls about bills"),
            ("unencrypted", "Their name and balance in texts and e-mail, which are not encrypted"),
            ("ecomm", "Texts and e-mail in writing, where a state or city asks for that"),
        ],
        error_messages={"required": "Choose what it is about."},
    )
    basis = forms.ChoiceField(
        label="What did they say?",
        widget=forms.RadioSelect,
        choices=[
            (ConsentLevel.EXPLICIT, "They agreed to it"),
            (ConsentLevel.NUMBER_ONLY, "They only gave the number or address"),
            (ConsentLevel.NONE, "They said no"),
        ],
        error_messages={"required": "Choose what they said."},
    )
    address = forms.ChoiceField(label="For which number or address?", required=False)
    how = _how()
    wording = forms.CharField(
        label="The words they agreed to",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="As on the form, with its version, or as you asked it.",
        error_messages={"required": "Write the words; they are the evidence."},
    )

    def __init__(self, *args: Any, person: Guarantor, **fields: Any) -> None:
        super().__init__(*args, **fields)
        on_file = dict.fromkeys(a for a in (person.mobile, person.phone, person.email) if a)
        self.fields["address"].choices = [  # type: ignore[attr-defined]
            ("", "Whatever is on file"),
            *((one, one) for one in on_file),
        ]

    def clean_wording(self) -> str:
        return redact(self.cleaned_data["wording"].strip()).text

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        agreed = said.get("basis") == ConsentLevel.EXPLICIT
        if agreed and said.get("scope") in _FOR_ONE_NUMBER and not said.get("address"):
            self.add_error("address", "Choose the number: it ends when the number does (R023).")
        return said


class WishForm(ActForm):
    """One wish: `value` is what outreach keeps of it."""

    how = _how()
    field_order: tuple[str, ...] = ()

    def __init__(self, *args: Any, person: Guarantor, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.person = person

    def value(self) -> Any:
        raise NotImplementedError


class HoursForm(WishForm):
    days = forms.TypedMultipleChoiceField(
        label="Days",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        choices=list(enumerate(WEEKDAYS)),
        error_messages={"required": "Choose at least one day."},
    )
    begin = forms.TimeField(
        label="From",
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": "Say from when.", "invalid": "Write a time such as 17:00."},
    )
    end = forms.TimeField(
        label="To",
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": "Say until when.", "invalid": "Write a time such as 20:00."},
    )
    field_order = ("days", "begin", "end", "how")

    def value(self) -> Any:
        said = self.cleaned_data
        begin, end = (said[name].strftime("%H:%M") for name in ("begin", "end"))
        return [{"days": said["days"], "from": begin, "to": end}]


class ChannelsForm(WishForm):
    channels = forms.MultipleChoiceField(
        label="Only by",
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (GateChannel.SMS, "Text"),
            (GateChannel.EMAIL, "E-mail"),
            (GateChannel.VOICE_LIVE, "Call by a person"),
            (GateChannel.VOICE_AUTO, "Automated call"),
            (GateChannel.LETTER, "Letter"),
        ],
        error_messages={"required": "Choose at least one way."},
    )
    field_order = ("channels", "how")

    def value(self) -> Any:
        return self.cleaned_data["channels"]


class ConfidentialForm(WishForm):
    place = forms.ChoiceField(
        label="Only at",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the one way and address."},
    )
    field_order = ("place", "how")

    def __init__(self, *args: Any, person: Guarantor, **fields: Any) -> None:
        super().__init__(*args, person=person, **fields)
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (f"{channel}:{column}", f"{words} {getattr(person, column)}")
            for channel, column, words in _PLACES
            if getattr(person, column)
        ]

    def value(self) -> Any:
        channel, _, column = self.cleaned_data["place"].partition(":")
        return {"channel": channel, "address": getattr(self.person, column)}


class ZoneForm(WishForm):
    tz = forms.ChoiceField(
        label="Clock",
        choices=lambda: _clocks(),
        error_messages={"required": "Choose the clock they live by now."},
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=lambda: [("", "Not said"), *((s, s) for s in sorted(state_table().states))],
        help_text="Its hours and days count as well.",
    )
    field_order = ("tz", "state", "how")

    def value(self) -> Any:
        return {name: self.cleaned_data[name] for name in ("tz", "state")}


class AddressForm(ActForm):
    finding = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was found out."},
    )

    def __init__(self, *args: Any, column: str, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["finding"].choices = _FINDINGS[column]  # type: ignore[attr-defined]


def _clocks() -> list[tuple[str, str]]:
    """The zones of the states and territories, by their city."""
    zones = {zone for state in state_table().states.values() for zone in state.zones}
    return [("", "Choose…"), *sorted(((zone, _city(zone)) for zone in zones), key=lambda z: z[1])]


def _city(zone: str) -> str:
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


_WISH_FORMS: Final[dict[WishKind, type[WishForm]]] = {
    WishKind.HOURS: HoursForm,
    WishKind.CHANNELS: ChannelsForm,
    WishKind.CONFIDENTIAL: ConfidentialForm,
    WishKind.ZONE: ZoneForm,
}
_PLACES: Final = (
    (GateChannel.EMAIL, "email", "E-mail to"),
    (GateChannel.SMS, "mobile", "Texts to"),
    (GateChannel.VOICE_LIVE, "mobile", "Calls by a person to"),
    (GateChannel.VOICE_LIVE, "phone", "Calls by a person to"),
    (GateChannel.LETTER, "address", "Letters to"),
)
_CHANNELS: Final = frozenset({Scope.SMS, Scope.EMAIL, Scope.VOICE_LIVE, Scope.VOICE_AUTO})
_FOR_ONE_NUMBER: Final = frozenset({Scope.SMS, Scope.VOICE_AUTO})
_WRONG: Final = "wrong"
_NUMBER: Final = [
    (_WRONG, "It is somebody else’s: stop it for everybody"),
    (f"{AddressFactKind.LINE}:facility", "A hospital, care home or other facility"),
    (f"{AddressFactKind.LINE}:landline", "A landline"),
    (f"{AddressFactKind.LINE}:mobile", "A mobile"),
    (f"{AddressFactKind.NUMBER_CHECK}:no", "Number check: it still has the same owner"),
    (f"{AddressFactKind.NUMBER_CHECK}:yes", "Number check: it has a new owner"),
    (f"{AddressFactKind.NUMBER_CHECK}:no_data", "Number check: nothing is known of it"),
]
_FINDINGS: Final = {
    "mobile": _NUMBER,
    "phone": _NUMBER,
    "email": [(_WRONG, "It is somebody else’s: stop it for everybody")],
    "address": [
        (f"{AddressFactKind.MAIL}:returned", "Mail came back from there"),
        (f"{AddressFactKind.MAIL}:ok", "Mail arrives there"),
    ],
}
