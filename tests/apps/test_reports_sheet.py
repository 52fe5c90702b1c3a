"""The tracking sheet: whatever is asked for, the same accounts in a small practice and a large."""

import csv
import io
import random
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from tests.cast import NOW, TODAY, bill, make_cast, make_guarantor, make_staff, pay, refresh
from tests.crowd import make_crowd
from tests.remembered import Remembered

from tactful.core.vocabulary import Channel, HoldKind, InsuranceState, Urgency, WorkKind
from tactful.ledger.events import tell
from tactful.ledger.models import Balance, Guarantor, PromiseToPay
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.practice.models import Location
from tactful.reports.asked import NOBODY, Asked, Order, Show
from tactful.reports.balances import balances
from tactful.reports.sheet import sheet_page, whole_sheet
from tactful.reports.sheet_export import worklist_file
from tactful.reports.worklist import BadCursor
from tactful.worklist.actions import NewItem, open_items
from tactful.worklist.models import WorkItem

pytestmark = pytest.mark.django_db

TAGS = ([], [], [], ["disputed"], ["hardship"], ["payment_plan"])
WALKED = {"most": 0}
"""As in a large practice: no list is short enough to be put in order at once."""


def listed(practice, asked, *, size=500, **more):
    found, cursor = [], ""
    while True:
        page = sheet_page(practice, asked, on=TODAY, now=NOW, size=size, cursor=cursor, **more)
        assert page.before == len(found)
        found += page.rows
        cursor = page.next
        if not cursor:
            return found


def names(practice, asked, **more):
    return [row.name for row in listed(practice, asked, **more)]


@pytest.fixture(scope="module")
def remembered():
    return Remembered(_mixed)


@pytest.fixture
def mixed(db, remembered):
    """North with 120 accounts in every state there is."""
    return remembered.again()


def _mixed():
    cast = make_cast()
    chance, north = random.Random(20261124), cast.north
    place = Location.objects.create(practice=north, name="Downtown")
    for number in range(120):
        _account(north, f"Person, {number:03}", chance, place)
    WorkItem.objects.filter(pk__in=WorkItem.objects.order_by("uid")[:15]).update(owner=cast.bea)
    refresh(north)
    return cast


def _account(practice, name, chance, place):
    guarantor = make_guarantor(practice, name, tags=chance.choice(TAGS))
    guarantor.insurance_state = chance.choice(
        [InsuranceState.PENDING, *[InsuranceState.SELF_PAY] * 5]
    )
    guarantor.location = chance.choice([place, None])
    guarantor.save()
    for _ in range(chance.choice([0, 1, 1, 2])):
        cents = chance.choice([20_00, 90_00, 500_00, 500_01])
        bill(guarantor, cents, days=chance.choice([-5, 5, 60, 61, 130]))
    if chance.random() < 0.4:
        pay(
            guarantor,
            chance.choice([10_00, 700_00]),
            on=TODAY - timedelta(days=chance.randrange(50)),
        )
        tell(practice.pk, [guarantor.pk], "payment", origin="x", now=NOW)
    for kind in chance.sample(list(HoldKind), chance.choice([0, 0, 0, 1])):
        _hold(guarantor, kind)
    if chance.random() < 0.2:
        _promise(guarantor, chance.choice([-3, 0, 7]))
    for at in sorted(chance.sample(range(1, 40), chance.choice([0, 1, 2]))):
        _touch(guarantor, TouchStatus.ACCEPTED, NOW - timedelta(days=at))
    if chance.random() < 0.2:
        _touch(guarantor, TouchStatus.QUEUED, NOW + timedelta(hours=chance.randrange(99)))
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        _work(guarantor, chance.choice(list(WorkKind)), chance.choice(list(Urgency)))


def _hold(guarantor, kind):
    Hold.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        kind=kind,
        reason="x",
        origin_key="x",
        opened_at=NOW - timedelta(days=1),
        opened_by="x",
    )


def _promise(guarantor, days):
    PromiseToPay.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        made_on=TODAY - timedelta(days=9),
        promised_on=TODAY + timedelta(days=days),
        amount_cents=15_00,
        taken_by="x",
    )


def _touch(guarantor, status, at):
    Touch.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        origin_key=f"x:{guarantor.pk}:{at}:{status}",
        channel=Channel.SMS,
        category="REMINDER",
        status=status,
        created_at=at,
        due_at=at,
        handed_over_at=at if status == TouchStatus.ACCEPTED else None,
    )


def _work(guarantor, kind, urgency=Urgency.P3):
    asked = NewItem(guarantor.pk, kind, urgency, "x", f"x:{guarantor.pk}:{kind}:{urgency}")
    open_items(guarantor.practice, [asked], now=NOW)


@pytest.mark.parametrize("show", list(Show))
def test_every_list_holds_the_same_accounts_walked_or_put_in_order(mixed, show):
    for order in Order:
        few = listed(mixed.north, Asked(show, order=order))
        walked = listed(mixed.north, Asked(show, order=order), size=9, **WALKED)
        assert {row.uid for row in walked} == {row.uid for row in few}, order
        assert len(walked) == len(few), order
        if order in (Order.FIRST, Order.LARGEST, Order.OLDEST) and show is not Show.PAID:
            keys = [(row.oldest_due_on, row.balance_cents) for row in few]
            assert [(row.oldest_due_on, row.balance_cents) for row in walked] == keys, order
        if order in (Order.NAME, Order.RECENT):
            assert [row.uid for row in walked] == [row.uid for row in few], order


@pytest.mark.parametrize("show", [show for show in Show if show.asks_status])
def test_a_list_by_status_holds_exactly_whom_the_rules_of_status_put_there(mixed, show):
    whole = balances(mixed.north, on=TODAY, now=NOW)
    expected = {row.name for row in whole if row.status is show.status}
    assert set(names(mixed.north, Asked(show))) == expected
    assert expected


@pytest.mark.parametrize(
    "asked",
    [
        Asked(past=61),
        Asked(over=100, order=Order.LARGEST),
        Asked(Show.WORK, owner=NOBODY),
        Asked(Show.OWING, past=31, over=25, order=Order.NAME),
        Asked(Show.HELD, over=250, order=Order.NEXT),
    ],
)
def test_filters_keep_the_same_accounts_walked_or_put_in_order(mixed, asked):
    few = names(mixed.north, asked)
    assert few
    assert sorted(names(mixed.north, asked, size=5, **WALKED)) == sorted(few)


def test_filters_mean_what_their_words_say(mixed):
    north = mixed.north
    assert all(row.days_past_due >= 61 for row in listed(north, Asked(Show.OWING, past=61)))
    assert all(row.balance_cents > 500_00 for row in listed(north, Asked(Show.OWING, over=500)))
    place = Location.objects.get()
    here = listed(north, Asked(Show.OWING, at=place.uid))
    assert {row.location for row in here} == {"Downtown"}
    mine = listed(north, Asked(Show.WORK, owner=mixed.bea.uid))
    owned = WorkItem.objects.filter(owner=mixed.bea).values_list("guarantor__uid", flat=True)
    assert {row.uid for row in mine} == set(owned)
    assert listed(mixed.south, Asked(Show.OWING, at=place.uid)) == []
    assert listed(mixed.south, Asked(Show.WORK, owner=mixed.bea.uid)) == []


def test_work_comes_by_urgency_and_each_account_once(mixed):
    for more in ({}, WALKED):
        rows = listed(mixed.north, Asked(Show.WORK), size=7, **more)
        places = [(row.facts.work[0].urgency, row.facts.work[0].due_at) for row in rows]
        assert places == sorted(places)
        assert len({row.uid for row in rows}) == len(rows)


def test_the_next_date_is_that_of_the_work_else_of_the_outbox(cast):
    for guarantor, hours in ((cast.mary, 2), (cast.john, 400), (cast.john, 1)):
        _touch(guarantor, TouchStatus.QUEUED, NOW + timedelta(hours=hours))
    _work(cast.john, WorkKind.CALL, Urgency.P3)
    _work(cast.jane, WorkKind.CALL, Urgency.P1)
    for more in ({}, WALKED):
        found = names(cast.north, Asked(order=Order.NEXT), size=1, **more)
        assert found == ["Smith, Jane", "Lee, Mary", "Doe, John"]


def test_totals_are_told_where_all_accounts_are_known_and_are_exact(cast):
    page = sheet_page(cast.north, Asked(), on=TODAY, now=NOW, size=2)
    assert (page.totals.accounts, page.totals.cents) == (4, 733_65)
    assert sheet_page(cast.north, Asked(), on=TODAY, now=NOW, **WALKED).totals is None
    asks = sheet_page(cast.north, Asked(Show.NOT_REMINDED), on=TODAY, now=NOW)
    assert asks.totals is None


def test_looking_stops_after_a_while_says_so_and_can_go_on(db):
    practice = make_crowd(700, now=NOW)
    for guarantor in Guarantor.objects.select_related("practice").order_by("pk")[:600]:
        _work(guarantor, WorkKind.REPLY)
    asked = Asked(Show.NOT_REMINDED)
    first = sheet_page(practice, asked, on=TODAY, now=NOW)
    assert first.cut_short
    assert first.rows == ()
    assert first.next
    assert len(names(practice, asked)) == 100
    assert len(names(practice, asked, **WALKED)) == 100


@pytest.mark.parametrize("cursor", ["x", "1.x", "-1", "1.0-x", "1.9-abc", "50.zzzzzzzzzzzz", "٣.1"])
def test_a_cursor_that_no_page_gave_out_is_refused(cast, cursor):
    for order in (Order.FIRST, Order.NAME, Order.NEXT):
        with pytest.raises(BadCursor):
            sheet_page(cast.north, Asked(order=order), on=TODAY, now=NOW, cursor=cursor, most=0)


def test_a_cursor_of_north_leads_nowhere_in_south(cast):
    for order in (Order.FIRST, Order.NAME):
        page = sheet_page(cast.north, Asked(order=order), on=TODAY, now=NOW, size=1, most=0)
        with pytest.raises(BadCursor):
            sheet_page(cast.south, Asked(order=order), on=TODAY, now=NOW, cursor=page.next, most=0)


def test_codes_are_read_back_as_they_were_written():
    asked = Asked(Show.HELD, at="abc234", past=61, over=500, owner=NOBODY, order=Order.NEXT)
    assert Asked.read(asked.codes) == asked
    assert Asked.read({}) == Asked()
    assert Asked().codes == {}
    typed = {"show": "Smith, Jane", "past": "62", "over": "-1", "owner": "<b>", "order": "x"}
    assert Asked.read(typed) == Asked()
    assert Asked.read({"view": "held"}) == Asked(Show.HELD)


# The file


def written(practice, asked, fmt):
    heard = []
    name, content = worklist_file(
        practice,
        asked.codes,
        fmt,
        on=TODAY,
        now=NOW,
        progress=lambda done, of: heard.append(done),
    )
    return name, content, heard


def test_the_file_holds_the_list_as_it_was_filtered_in_its_order(cast):
    _work(cast.john, WorkKind.CALL)
    name, content, heard = written(cast.north, Asked(order=Order.LARGEST), "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == "worklist-2026-11-20.csv"
    assert [row["Name"] for row in rows[:4]] == [
        "Doe, John",
        "Ruiz, Ana",
        "Smith, Jane",
        "Lee, Mary",
    ]
    assert rows[0]["Balance"] == "310.00"
    assert rows[0]["Next action"] == "call"
    assert rows[0]["Next date"] == "2026-11-24"
    assert "Filter: list: first; order: largest." in content.decode()
    assert "Contains patient information." in content.decode()
    assert heard == [4]


def test_a_name_that_would_be_a_formula_is_only_text_in_the_file(cast):
    bill(make_guarantor(cast.north, "=HYPERLINK(1), X"), 900_00, days=100)
    refresh(cast.north)
    _, content, _ = written(cast.north, Asked(), "csv")
    assert "'=HYPERLINK" in content.decode()
    _, book, _ = written(cast.north, Asked(), "xlsx")
    sheet = load_workbook(io.BytesIO(book)).active
    assert sheet["B2"].value.startswith("'=HYPERLINK")
    assert sheet["B2"].data_type == "s"


def test_the_file_reads_a_long_list_in_pages_and_leaves_nobody_out(cast):
    for number in range(25):
        bill(make_guarantor(cast.north, f"Zed, No{number:02}"), 40_00, days=10)
    refresh(cast.north)
    pages = list(whole_sheet(cast.north, Asked(), on=TODAY, now=NOW, size=10))
    assert [len(page) for page in pages] == [10, 10, 9]
    assert len({row.uid for page in pages for row in page}) == 29


def test_a_row_of_another_practice_is_in_no_list_and_no_file(cast):
    make_staff(cast.south, "Ivy")
    _work(cast.pat, WorkKind.CALL)
    _, content, _ = written(cast.north, Asked(Show.WORK), "csv")
    assert "Young" not in content.decode()
    assert Balance.objects.filter(practice=cast.south).exists()
