"""Every address of the staff's pages: who is turned away, and by what.

The addresses are read off the product, so that a new one is held to this from its first day.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver

from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import Channel, HoldKind, Urgency, WorkKind
from tactful.intake.models import ImportRun
from tactful.jobs.actions import ask
from tactful.journeys.actions import enroll, install_shipped
from tactful.outreach.actions import open_hold, record_wish
from tactful.outreach.models import InboundMessage, Touch, TouchStatus, WishKind
from tactful.practice.actions import change_settings, make_token
from tactful.practice.models import ApiToken, Membership, Role
from tactful.web.urls import urlpatterns
from tactful.worklist.actions import NewItem, open_items
from tactful.worklist.models import BulkAct, BulkKind, SavedView, WorkItem
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

OPEN = {"account_login", "account_inactive", "account_logout", "healthz"}
# Codes and keys of the program itself, the same for every practice.
WORDS = {
    "name": "consent_sms",
    "code": "later",
    "reason": "CLINIC_HOURS",
    "channel": "sms",
    "language": "en",
    "tone": "friendly",
    "variant": "full",
    "kind": "hours",
    "of_kind": "plan",
    "column": "mobile",
}
KEYS = {"journeys": "balance_reminder", "wording": "past_due"}


def addresses(
    patterns: list[URLPattern | URLResolver], before: str = "", room: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Room, name and pattern of every address."""
    for one in patterns:
        if isinstance(one, URLResolver):
            room_of = one.namespace or room
            yield from addresses(one.url_patterns, before + str(one.pattern), room_of)
        else:
            yield room, one.name or "", before + str(one.pattern)


ALL = [(room, name, at) for room, name, at in addresses(urlpatterns) if name not in OPEN]


@pytest.fixture
def uids(cast):
    """A row of North's for each argument an address can have, by room where rooms differ."""
    north, by = cast.north, f"staff:{cast.bea.uid}"
    install_shipped(north, by=by, now=NOW)
    said = Incoming(
        channel=Channel.SMS,
        from_address=cast.john.mobile,
        text="call me",
        provider_message_id="address-1",
        received_at=NOW,
    )
    receive(north, said, now=NOW)
    hold = open_hold(
        cast.jane, HoldKind.WITH_PERSON, reason="asked", origin_key="test", by=by, now=NOW
    )
    wished = record_wish(cast.jane, WishKind.CHANNELS, ["email"], source="desk", by=by, now=NOW)
    item = NewItem(cast.jane.pk, WorkKind.CALL, Urgency.P2, "call", "test:call")
    open_items(north, [item], now=NOW)
    touch = Touch.objects.create(
        practice=north,
        guarantor=cast.jane,
        origin_key="address",
        channel=Channel.SMS,
        category="REMINDER",
        status=TouchStatus.ACCEPTED,
        provider="simulator",
        created_at=NOW,
        due_at=NOW,
        handed_over_at=NOW,
        settled_at=NOW,
    )
    run = ImportRun.objects.create(practice=north, **import_run())
    make_token(north, name="address", scopes=("payments",), by=by, now=NOW)
    view = SavedView.objects.create(
        practice=north, staff=cast.bea, name="mine", query={}, shared=True, made_at=NOW
    )
    bulk = BulkAct.objects.create(practice=north, kind=BulkKind.ASSIGN, by=by, at=NOW, accounts=0)
    return {
        "hold": hold.uid,
        "wished": wished.uid,
        "item": WorkItem.objects.filter(guarantor=cast.jane).first().uid,
        "enrollment": enroll(cast.jane, "balance_reminder", by=by, now=NOW).uid,
        "accounts": cast.jane.uid,
        "inbox": InboundMessage.objects.get(provider_message_id="address-1").uid,
        "imports": run.uid,
        "imports/check": ask(north, kind="look_through", params={}, by=by, now=NOW).uid,
        "jobs": ask(north, kind="export", params={"list": "worklist"}, by=by, now=NOW).uid,
        "simulator/touches": touch.uid,
        "simulator/phone": cast.jane.uid,
        "settings/staff": Membership.objects.get(staff=cast.bea).uid,
        "settings/loosenings": loosened(north).uid,
        "settings/tokens": ApiToken.objects.get(practice=north).uid,
        "worklist/views": view.uid,
        "worklist/bulk": bulk.uid,
    }


def loosened(practice):
    """A legal rule that the command line asked to let further."""
    values = {"policy": {"state_table": {"off": ["FL"]}}}
    until = NOW + timedelta(days=30)
    return change_settings(
        practice, values, by="staff:command-line", now=NOW, reason="x", until=until
    ).asked[0]


def import_run() -> dict[str, object]:
    """What an import run has to hold, whatever it is called."""
    values: dict[str, object] = {}
    for field in ImportRun._meta.concrete_fields:
        if field.primary_key or field.name in {"practice", "uid"} or field.has_default():
            continue
        if field.null or field.blank:
            continue
        kind = field.get_internal_type()
        values[field.name] = {"DateTimeField": NOW, "DateField": NOW.date()}.get(kind, "x")
    return values


def filled(room: str, pattern: str, uids: dict[str, str]) -> str:
    """The address with North's rows in it; an argument nobody thought of is an error."""

    def value(match: re.Match[str]) -> str:
        argument = match.group(1)
        if argument in WORDS:
            return WORDS[argument]
        if argument == "key":
            return KEYS[room]
        if argument != "uid":
            return uids[argument]
        folder = "/".join((room, *pattern.split("/")[1:2]))
        return uids.get(folder) or uids[room]

    return "/" + re.sub(r"<\w+:(\w+)>", value, pattern)


def test_whoever_is_not_signed_in_is_sent_to_sign_in(uids):
    for room, _, pattern in ALL:
        address = filled(room, pattern, uids)
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code in (302, 405), pattern
            if answer.status_code == 302:
                assert answer["Location"].startswith("/sign-in/"), pattern


def test_sol_at_south_finds_nothing_of_norths(uids, cast):
    sol = signed_in(cast.sol)
    for room, _, pattern in ALL:
        if not re.search(r":(uid|hold|item|enrollment|wished)>", pattern):
            continue
        address = filled(room, pattern, uids)
        answers = {sol.get(address).status_code, sol.post(address).status_code}
        assert answers <= {404, 405}, pattern
        assert 404 in answers, pattern


def test_whoever_only_reads_changes_nothing(uids, cast):
    reader = signed_in(make_staff(cast.north, "Rae", role=Role.READ_ONLY))
    for room, name, pattern in ALL:
        answer = reader.post(filled(room, pattern, uids))
        if f"{room}:{name}" in THEIR_OWN:
            assert answer.status_code in (200, 302, 404, 422), pattern
        else:
            assert answer.status_code in (403, 405), pattern


# What anybody may do: look for an account, keep a view, change what is only theirs.
THEIR_OWN = {
    "worklist:find",
    "codes:check",
    "simulator:find",
    "settings:me",
    "settings:try_phrases",
    "settings:my_name",
    "settings:theme",
    "settings:my_password",
    "settings:choose_practice",
}
