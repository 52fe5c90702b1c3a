"""The permission ledger in the browser: recorded, wished, stopped, and never a stranger's."""

import re
from datetime import timedelta

import pytest

from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.outreach.models import AddressFact, Consent, Suppression, Touch, TouchStatus, Wish
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tactful.worklist.actions import NewItem, open_items
from tactful.worklist.models import WorkItem
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]


@pytest.fixture
def bea(cast):
    declare_all(cast.north, by="test", now=NOW)
    return signed_in(cast.bea)


def at(person, path=""):
    return f"/accounts/{person.uid}/{path}"


def test_what_a_patient_signed_is_on_file_with_who_how_when_and_for_which_number(bea, cast):
    answer = bea.post(
        at(cast.john, "consent/"),
        {
            "scope": "voice_auto",
            "basis": "explicit",
            "address": cast.john.mobile,
            "how": "paper",
            "wording": "You may call me with an automated voice about my bill. (form 3)",
        },
    )
    assert answer.status_code == 302
    kept = Consent.objects.get(guarantor=cast.john)
    assert (kept.scope, kept.basis, kept.address) == ("voice_auto", "explicit", cast.john.mobile)
    assert (kept.source, kept.given_by) == ("paper", "staff")
    assert kept.recorded_by == f"staff:{cast.bea.uid}"
    page = text_of(bea.get(at(cast.john, "permission/")))
    assert "Agreed to automated calls" in page
    assert "On a form they signed" in page
    account = text_of(bea.get(at(cast.john)))
    assert re.search("Automated calls: agreed by staff .*, by Bea", account)
    Guarantor.objects.filter(pk=cast.john.pk).update(mobile="+13125550188")
    assert "agreed by staff" not in text_of(bea.get(at(cast.john)))
    assert "Bea" in page


def test_a_permission_without_its_words_is_not_taken(bea, cast):
    answer = bea.post(
        at(cast.john, "consent/"), {"scope": "sms", "basis": "explicit", "how": "phone"}
    )
    assert answer.status_code == 422
    assert "they are the evidence" in answer.content.decode()
    assert not Consent.objects.filter(guarantor=cast.john).exists()


def test_a_permission_taken_by_staff_does_not_end_a_stop_and_the_form_says_so(bea, cast):
    assert "they text START" in text_of(bea.get(at(cast.ana, "consent/")))
    bea.post(
        at(cast.ana, "consent/"),
        {
            "scope": "sms",
            "basis": "explicit",
            "address": cast.ana.mobile,
            "how": "phone",
            "wording": "Text me again.",
        },
    )
    assert Consent.objects.filter(guarantor=cast.ana, given_by="staff").exists()
    later = NOW + timedelta(minutes=1)
    assert ask_gate(cast.ana, GateChannel.SMS, now=later).reason == "OPTED_OUT_SMS"


@pytest.mark.parametrize("scope", ["sms", "voice_auto"])
def test_permission_for_texts_and_automated_calls_names_the_number(bea, cast, scope):
    said = {"scope": scope, "basis": "explicit", "how": "paper", "wording": "Form 3"}
    answer = bea.post(at(cast.john, "consent/"), said)
    assert answer.status_code == 422
    assert "Choose the number" in answer.content.decode()
    assert not Consent.objects.filter(guarantor=cast.john).exists()


def test_a_no_that_staff_took_down_is_not_undone_by_a_yes_that_staff_took_down(bea, cast):
    said = {"scope": "sms", "how": "phone", "wording": "As said.", "address": cast.john.mobile}
    page = text_of(bea.post(at(cast.john, "consent/"), said | {"basis": "none"}, follow=True))
    assert "only they can ask for it again" in page
    bea.post(at(cast.john, "consent/"), said | {"basis": "explicit"})
    later = NOW + timedelta(minutes=1)
    assert ask_gate(cast.john, GateChannel.SMS, now=later).reason == "OPTED_OUT_SMS"


def test_hours_a_person_allows_are_kept_and_shown_in_words(bea, cast):
    said = {"days": [0, 1], "begin": "17:00", "end": "20:00", "how": "phone"}
    assert bea.post(at(cast.john, "wish/hours/"), said).status_code == 302
    page = text_of(bea.get(at(cast.john, "permission/")))
    assert "Mon, Tue 5:00 PM to 8:00 PM" in page
    assert ask_gate(cast.john, GateChannel.SMS, now=NOW).reason == "PATIENT_HOURS"
    wished = Wish.objects.get(guarantor=cast.john)
    bea.post(at(cast.john, f"wish-ended/{wished.uid}/"))
    assert ask_gate(cast.john, GateChannel.SMS, now=NOW).reason == "OK"


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("channels", {"channels": ["email", "letter"]}, "E-mail and letters"),
        ("zone", {"tz": "America/Denver", "state": "CO"}, "On the clock of Denver, in CO"),
        ("confidential", {"place": "sms:mobile"}, "Texts to +13125550102 only"),
    ],
)
def test_other_wishes_are_shown_in_words(bea, cast, kind, said, shown):
    assert bea.post(at(cast.john, f"wish/{kind}/"), {**said, "how": "desk"}).status_code == 302
    assert shown in text_of(bea.get(at(cast.john, "permission/")))


def test_hours_without_a_day_say_so_beside_the_days(bea, cast):
    said = {"begin": "17:00", "end": "20:00", "how": "phone"}
    answer = bea.post(at(cast.john, "wish/hours/"), said)
    assert answer.status_code == 422
    assert "Days Mon Tue Wed Thu Fri Sat Sun Choose at least one day." in text_of(answer)


def test_hours_that_end_before_they_begin_are_refused_in_words(bea, cast):
    said = {"days": [0], "begin": "20:00", "end": "17:00", "how": "phone"}
    answer = bea.post(at(cast.john, "wish/hours/"), said)
    assert answer.status_code == 422
    assert "The end must be later than the start." in answer.content.decode()


def test_a_number_that_is_somebody_elses_is_stopped_for_everybody(bea, cast):
    cast.mary.mobile = cast.john.mobile
    cast.mary.save()
    waiting = Touch.objects.create(
        practice=cast.north,
        guarantor=cast.mary,
        origin_key="permission:1",
        channel="sms",
        category="REMINDER",
        created_at=NOW,
        due_at=NOW,
    )
    bea.post(at(cast.john, "address/mobile/"), {"finding": "wrong"})
    assert Suppression.objects.get(address=cast.john.mobile).cause == "wrong_number"
    waiting.refresh_from_db()
    assert waiting.status == TouchStatus.CANCELLED
    assert "The number belongs to somebody else" in text_of(bea.get(at(cast.mary, "permission/")))


def test_what_was_found_out_about_a_number_is_kept(bea, cast):
    bea.post(at(cast.john, "address/mobile/"), {"finding": "line:facility"})
    assert AddressFact.objects.get().value == "facility"
    assert "A facility’s line" in text_of(bea.get(at(cast.john, "permission/")))


def test_who_calls_takes_down_a_stop_from_the_call_list_with_one_press(bea, cast):
    item = NewItem(cast.jane.pk, WorkKind.CALL, Urgency.P2, "call about the balance", "call:1")
    open_items(cast.north, [item], now=NOW)
    calls = bea.get("/worklist/calls/").content.decode()
    assert f'action="{at(cast.jane, "stop-contact/")}"' in calls
    assert "No more calls" in calls
    bea.post(at(cast.jane, "stop-contact/"), {"what": "voice"})
    assert ask_gate(cast.jane, GateChannel.VOICE_LIVE, now=NOW).reason == "OPTED_OUT_VOICE"
    assert "Nobody is to be called today" in text_of(bea.get("/worklist/calls/"))
    assert WorkItem.objects.get().closed_by == f"staff:{cast.bea.uid}"


@pytest.mark.parametrize("path", ["wish/anything/", "address/fax/"])
def test_what_is_no_wish_and_no_address_is_not_found(bea, cast, path):
    assert bea.get(at(cast.john, path)).status_code == 404


def test_a_stranger_finds_nothing_and_whoever_may_only_look_changes_nothing(bea, cast):
    bea.post(at(cast.john, "wish/channels/"), {"channels": ["email"], "how": "desk"})
    wished = Wish.objects.get()
    paths = ("permission/", "consent/", "wish/hours/", "address/mobile/")
    sol = signed_in(cast.sol)
    assert {sol.get(at(cast.john, path)).status_code for path in paths} == {404}
    assert sol.post(at(cast.john, f"wish-ended/{wished.uid}/")).status_code == 404
    # Nor does one account's wish end at another's address.
    assert bea.post(at(cast.mary, f"wish-ended/{wished.uid}/")).status_code == 404
    looking = signed_in(make_staff(cast.north, "Ray", role=Role.READ_ONLY))
    assert looking.get(at(cast.john, "permission/")).status_code == 200
    assert looking.post(at(cast.john, "wish/channels/"), {"channels": ["email"]}).status_code == 403
    assert Wish.objects.filter(ended_at=None).count() == 1
