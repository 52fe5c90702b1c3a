"""Journeys: read as they are walked, with who stands where; only an owner switches one."""

import re

import pytest
from django.test import Client

from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import HoldKind
from tactful.journeys.actions import enroll, install_shipped, publish, wake
from tactful.journeys.loader import shipped_journeys
from tactful.journeys.models import Enrollment, Journey
from tactful.outreach.actions import open_hold
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tests.cast import NOW, bill, make_guarantor, make_staff, refresh
from tests.crowd import enroll_all, make_crowd
from tests.web.pages import queries_of, signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PAGE = "/journeys/balance_reminder/"
OWN = """\
# Late bills: a letter for whoever is late.
key: late_bills
name: Late bills
trigger: {type: manual}
blocks:
  - {id: write, type: send, template: past_due, channels: [letter]}
  - {id: done, type: end}
"""


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    install_shipped(cast.north, by=f"staff:{cast.bea.uid}", now=NOW)
    return cast.north


@pytest.fixture
def bea(cast, north):
    return signed_in(cast.bea)


def blocks_of(answer):
    """The numbered blocks of the path, each in one line."""
    path = answer.content.decode().split('<ol class="path">')[1].split("</ol>")[0]
    blocks = re.split(r'<li id="block-\d+"', path)[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", block.split(">", 1)[1]).split()) for block in blocks]


def test_the_list_says_what_each_is_for_who_begins_it_and_how_many_are_on_it(cast, north, bea):
    enroll(cast.jane, "balance_reminder", by="test", now=NOW)
    page = text_of(bea.get("/journeys/"))
    assert "Two of two journeys are on; one guarantor is on their way" in page
    assert "Balance reminder A text before the due date, a call when it is late" in page
    assert "Starts when a statement falls due in 3 days, or is past due" in page
    assert "Promise reminder One message on the day the guarantor named, and no more." in page
    assert "published 10:00 AM by Bea" in page


def test_an_empty_list_says_what_will_stand_here_and_how_to_begin(cast):
    page = text_of(signed_in(cast.bea).get("/journeys/"))
    assert "Journeys stand here" in page
    assert "tactful journeys publish balance_reminder" in page


def test_the_path_is_read_downwards_with_its_forks_and_what_is_heard(bea):
    answer = bea.get(PAGE)
    blocks = blocks_of(answer)
    assert len(blocks) == 21
    assert blocks[0].startswith("1 Choose a way; the first that fits is taken Not past due To 2")
    assert "Send “past due” the way they prefer, else by text, else by e-mail" in blocks[6]
    assert "Friendly to 30 days past due, warm to 60, direct to 90, final after that." in blocks[6]
    assert "If no way is open: to 18, wait" in blocks[6]
    assert blocks[20] == (
        "21 Hand off to a person: the reminders are done and a balance is still open"
    )
    page = text_of(answer)
    assert "Start when a statement falls due in 3 days, or is past due" in page
    assert "Always ends Nothing is owed any more." in page
    assert "Always pauses A dispute, hardship" in page
    assert 'href="/messages/past_due/"' in answer.content.decode()


def test_the_drawing_has_a_title_and_says_that_the_list_is_its_equal(bea):
    body = bea.get(PAGE).content.decode()
    drawing = body.split("<svg viewBox", 1)[1].split("</svg>")[0]
    assert 'role="img"' in drawing
    assert "The path of Balance reminder</title>" in drawing
    assert "says the same in words" in drawing


def test_who_stands_where_is_counted_at_each_block_with_those_who_are_paused(cast, north, bea):
    for guarantor in (cast.jane, cast.john, cast.mary):
        enroll(guarantor, "balance_reminder", by="test", now=NOW)
    open_hold(cast.john, HoldKind.DISPUTE, reason="wrong", origin_key="t", by="test", now=NOW)
    wake(north, now=NOW)
    answer = bea.get(PAGE)
    assert "Three guarantors are on it; one is paused" in text_of(answer)
    assert "1 here, 1 paused" in blocks_of(answer)[0]
    assert sum(int(n) for n in re.findall(r"(\d+) here", " ".join(blocks_of(answer)))) == 3


def test_whoever_began_with_an_older_version_is_shown_on_that_one(cast, north, bea):
    enroll(cast.jane, "balance_reminder", by="test", now=NOW)
    text = shipped_journeys()["balance_reminder"].replace("for: 2w", "for: 3w")
    publish(north, text, by="test", now=NOW)
    newest = text_of(bea.get(PAGE))
    assert "version 2, published" in newest
    assert "Wait 3 weeks" in newest
    assert "One guarantor is on it, none of them on this version" in newest
    older = text_of(bea.get(f"{PAGE}?version=1"))
    assert "This is version 1. Whoever began with it walks it to its end" in older
    assert "Wait 2 weeks" in older
    assert "1 here" in older
    assert bea.get(f"{PAGE}?version=3").status_code == 404
    assert bea.get(f"{PAGE}?version=x").status_code == 404


def test_a_made_up_account_is_walked_with_its_days_and_tones(bea):
    page = text_of(bea.get(f"{PAGE}?age=30&owes=12345&prefers=email"))
    assert "today 30 days past due 7 Sends “past due” by e-mail. friendly" in page
    assert "Hands off to a person: the reminders are done" in page
    part = bea.get(f"{PAGE}?age=61", HTTP_HX_TARGET="example").content.decode()
    assert part.lstrip().startswith('<div id="example"')
    assert "<main" not in part


@pytest.mark.parametrize("asked", ["?age=abc", "?age=999999", "?prefers=fax", "?owes=-1"])
def test_an_example_nobody_offered_is_the_usual_one(bea, asked):
    answer = bea.get(PAGE + asked)
    assert answer.status_code == 200
    assert "today 30 days past due 7 Sends “past due” by text" in text_of(answer)


def test_the_text_is_shown_as_it_is_stored_and_can_be_saved(north, bea):
    publish(north, OWN.replace("a letter", "<b>a letter</b>"), by="test", now=NOW)
    page = bea.get("/journeys/late_bills/").content.decode()
    assert "&lt;b&gt;a letter&lt;/b&gt;" in page
    assert "<b>a letter" not in page
    assert "tactful journeys publish late_bills.yaml" in page
    saved = bea.get("/journeys/late_bills/text/")
    assert saved["Content-Type"].startswith("text/plain")
    assert saved["Content-Disposition"] == 'attachment; filename="late_bills.yaml"'
    assert saved.content.decode().endswith("{id: done, type: end}\n")


def test_switching_off_says_whom_it_touches_and_is_written_down(cast, north, bea):
    enroll(cast.jane, "balance_reminder", by="test", now=NOW)
    asked = text_of(bea.get(f"{PAGE}switch/"))
    assert "Switch Balance reminder off?" in asked
    assert "Nobody begins it any more." in asked
    assert "The one guarantor who is on it walks on" in asked
    answer = bea.post(f"{PAGE}switch/", {"to": "off"}, follow=True)
    assert "Balance reminder is off; whoever is on it walks on." in text_of(answer)
    assert "This journey is off: nobody begins it." in text_of(answer)
    assert not Journey.objects.get(key="balance_reminder").active
    assert Enrollment.objects.get().status == "active"
    entry = AuditEntry.objects.filter(action="journey switched off").get()
    assert (entry.actor, entry.subject) == (f"staff:{cast.bea.uid}", "journey:balance_reminder")


def test_switching_on_says_how_many_begin(cast, north, bea):
    bea.post(f"{PAGE}switch/", {"to": "off"})
    asked = text_of(bea.get(f"{PAGE}switch/"))
    assert "Four guarantors begin version 1 at the next run" in asked
    bea.post(f"{PAGE}switch/", {"to": "on"})
    assert Journey.objects.get(key="balance_reminder").active


def test_a_second_click_switches_nothing_back_and_writes_nothing_down(north, bea):
    for _ in range(2):
        bea.post(f"{PAGE}switch/", {"to": "off"})
    assert not Journey.objects.get(key="balance_reminder").active
    assert AuditEntry.objects.filter(action__startswith="journey switched").count() == 1


def test_looking_at_the_question_changes_nothing(north, bea):
    bea.get(f"{PAGE}switch/")
    assert Journey.objects.get(key="balance_reminder").active


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.FRONT_DESK, Role.BILLER])
def test_who_may_not_configure_reads_everything_and_switches_nothing(north, role):
    client = signed_in(make_staff(north, "Rae", role=role))
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Switch" not in text_of(page)
    assert client.get(f"{PAGE}switch/").status_code == 403
    assert client.post(f"{PAGE}switch/", {"to": "off"}).status_code == 403
    assert Journey.objects.get(key="balance_reminder").active


def test_sol_at_south_gets_404_and_sees_no_journey_of_north(cast, north):
    publish(north, OWN, by="test", now=NOW)
    sol = signed_in(cast.sol)
    for address in ("", "text/", "switch/"):
        assert sol.get(f"/journeys/late_bills/{address}").status_code == 404
    assert sol.post("/journeys/late_bills/switch/", {"to": "off"}).status_code == 404
    assert Journey.objects.get(key="late_bills").active
    assert "Late bills" not in sol.get("/journeys/").content.decode()


def test_sol_sees_nobody_of_north_on_a_journey_of_the_same_name(cast, north):
    install_shipped(cast.south, by="test", now=NOW)
    enroll(cast.jane, "balance_reminder", by="test", now=NOW)
    sol = signed_in(cast.sol)
    assert "Nobody is on it" in text_of(sol.get(PAGE))
    assert "1 here" not in text_of(sol.get(PAGE))


def test_a_stranger_is_asked_to_sign_in(north):
    assert Client().get(PAGE)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", ["/journeys/", "/journeys/crowd/", "/journeys/crowd/switch/"])
def test_a_page_costs_the_same_whatever_the_number_on_it(db, address):
    crowd = make_crowd(3, now=NOW)
    client = signed_in(make_staff(crowd, "Cora", role=Role.OWNER))
    client.get(address)
    few = queries_of(client, address)
    for number in range(30):
        guarantor = make_guarantor(crowd, f"Much, Person{number}")
        bill(guarantor, 50_00, days=20)
    refresh(crowd)
    enroll_all(crowd, now=NOW)
    wake(crowd, now=NOW)
    assert queries_of(client, address) == few
