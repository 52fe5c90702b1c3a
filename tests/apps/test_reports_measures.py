"""The measures on a small practice, each figure worked out by hand; and how days are kept.

The ledger of the example, age counted from the due date:

    Ann   $100  sent Aug 25, due Sep 15   paid $40 on Nov 10
    Bob   $200  sent Oct  1, due Oct 22
    Cal   $300  sent Oct  5, due Oct 26   paid $300 on Nov 15
    Dee    $50  sent Nov 10, due Dec  1
    Eve    $80  sent Sep 10, due Oct  1   waits for insurance

Today is Friday, Nov 20, 2026, so "the last 30 days" are Oct 21 to Nov 19.
"""

from datetime import date, timedelta

import pytest
from tests.apps.ask_ledger import load
from tests.cast import NOW, TODAY, bill, local, make_guarantor, pay, refresh
from tests.shared import needs_shared

from tactful.chores import FIGURES
from tactful.core.aging import AgingBasis, Bucket
from tactful.core.measures import Day, Period, Span, Sum, summed
from tactful.core.vocabulary import Channel, HoldKind, InsuranceState, Urgency, WorkKind
from tactful.ledger.actions import record_promise, settle_promises
from tactful.ledger.balances import mark_returned
from tactful.ledger.models import DailyFigures, Guarantor
from tactful.outreach.actions import open_hold
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.practice.actions import change_settings
from tactful.practice.models import Location
from tactful.reports.aging import NOWHERE, aging_kept, aging_now, aging_rows
from tactful.reports.aging_export import aging_file
from tactful.reports.balances import balances, total_cents
from tactful.reports.daily import kept_days, work_out
from tactful.reports.measures import measures
from tactful.reports.outstanding import outstanding, still_open, week_lines
from tactful.worklist.actions import NewItem, open_items, record_disposition
from tactful.worklist.models import WorkItem

pytestmark = pytest.mark.django_db

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def clinic(north):
    """The practice of the example, without its reminders and promises."""
    for name, cents, sent, due in (
        ("Ann", 100_00, date(2026, 8, 25), date(2026, 9, 15)),
        ("Bob", 200_00, date(2026, 10, 1), date(2026, 10, 22)),
        ("Cal", 300_00, date(2026, 10, 5), date(2026, 10, 26)),
        ("Dee", 50_00, date(2026, 11, 10), date(2026, 12, 1)),
        ("Eve", 80_00, date(2026, 9, 10), date(2026, 10, 1)),
    ):
        guarantor = make_guarantor(north, f"Example, {name}", mobile="+13125550180")
        bill(guarantor, cents, days=0, statement_on=sent, due_on=due)
    Guarantor.objects.filter(first_name="Eve").update(insurance_state=InsuranceState.PENDING)
    pay(named(north, "Ann"), 40_00, on=date(2026, 11, 10))
    pay(named(north, "Cal"), 300_00, on=date(2026, 11, 15))
    refresh(north)
    return north


def named(practice, first):
    return Guarantor.objects.for_practice(practice).get(first_name=first)


def remind(guarantor, at, **fields):
    return Touch.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        origin_key=f"t:{guarantor.pk}:{at}",
        channel=Channel.SMS,
        category="REMINDER",
        status=TouchStatus.ACCEPTED,
        created_at=at,
        due_at=at,
        handed_over_at=at,
        **fields,
    )


def answer(guarantor, at):
    return InboundMessage.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        channel=Channel.SMS,
        from_address="",
        text="ok",
        provider_message_id=f"{guarantor.pk}:{at}",
        received_at=at,
    )


def work_out_all(*, now=NOW):
    """What the worker does over the hours: a day at a time until none is left."""
    chore = FIGURES["work_out_figures"]
    while chore.run(now, 500):
        pass


def figures(practice, span=Span.LAST_30):
    """The measures by their codes."""
    work_out_all()
    found = measures(practice, span, today=TODAY)
    assert found.waiting == 0
    return {one.code: one for one in (*found.six, *found.others)}


def said(measure):
    return (measure.now, measure.before, measure.change)


def test_half_of_what_was_owed_thirty_days_ago_was_collected(clinic):
    # Owed on Oct 20: 100 + 200 + 300 + 80 = 680. Paid by Nov 19: 40 + 300 = 340.
    # Owed on Sep 20: 100 + 80 = 180. Paid by Oct 20: nothing.
    measure = figures(clinic)["collected"]
    assert said(measure) == ("50%", "0%", "up 50 points")
    assert measure.n == "4 accounts owed $680.00 on Oct 20"


def test_a_payment_for_a_newer_bill_does_not_count_for_an_older_neighbor(clinic):
    pay(named(clinic, "Ann"), 500_00, on=date(2026, 11, 16))
    # Ann owed 100 on Oct 20, so of her 540 no more than 100 counts: 400 of 680.
    assert figures(clinic)["collected"].now == "59%"


def test_days_outstanding_are_averaged_without_those_that_wait_for_insurance(clinic):
    # Nov 19: Ann 86, Bob 49, Dee 9 days since the statement: 144 / 3 = 48.
    # Oct 20: Ann 56, Bob 19, Cal 15: 90 / 3 = 30.
    measure = figures(clinic)["average_days"]
    assert said(measure) == ("48 days", "30 days", "18 days more")


def test_aged_accounts_are_counted_past_sixty_days(clinic):
    measure = figures(clinic)["aged"]
    assert said(measure) == ("1", "0", "1 more")  # Ann, 65 days
    assert measure.n == "of 3 accounts that owe; 0 past 90 days, 0 past 120"


def test_a_reminder_reached_somebody_who_paid_answered_or_opened_it_within_seven_days(clinic):
    nine = local(date(2026, 11, 9))
    remind(named(clinic, "Ann"), nine)  # pays the next day
    remind(named(clinic, "Bob"), nine)
    remind(named(clinic, "Dee"), nine, engaged_at=nine + timedelta(hours=2))
    remind(named(clinic, "Eve"), nine, result="failed")  # a bounce is no reminder
    assert figures(clinic)["reached"].now == "67%"


def test_an_answer_before_the_reminder_or_after_seven_days_is_no_contact(clinic):
    nine = local(date(2026, 11, 9))
    remind(named(clinic, "Bob"), nine)
    answer(named(clinic, "Bob"), nine - timedelta(hours=1))
    answer(named(clinic, "Bob"), nine + timedelta(days=8))
    assert figures(clinic)["reached"].now == "0%"
    answer(named(clinic, "Bob"), nine + timedelta(days=7))
    DailyFigures.objects.all().delete()
    assert figures(clinic)["reached"].now == "100%"


def test_promises_are_kept_only_in_full_and_in_time(clinic):
    for name, cents in (("Ann", 40_00), ("Bob", 50_00), ("Cal", 100_00)):
        record_promise(
            named(clinic, name),
            promised_on=date(2026, 11, 12),
            amount_cents=cents,
            made_on=date(2026, 11, 5),
            taken_by="test",
            now=NOW,
        )
    settle_promises(clinic, on=TODAY, now=NOW)
    measure = figures(clinic)["promises"]  # Cal paid on the 15th, which is late
    assert (measure.now, measure.n) == ("33%", "1 kept, 2 broken")
    november = measures(clinic, Span.LAST_30, today=TODAY).months[-1]
    assert (november.label, november.kept, november.broken, november.percent) == ("Nov", 1, 2, 33)


def test_days_in_ar_divide_by_the_charges_of_ninety_days(clinic):
    # Owed on Nov 19 without Eve: 60 + 200 + 50 = 310. Charged Aug 22 to Nov 19: 730.
    # 310 / (730 / 90) = 38.2. The statements begin Aug 25, so an older one makes the 90 days whole.
    fay = make_guarantor(clinic, "Example, Fay")
    bill(fay, 60_00, days=0, statement_on=date(2026, 8, 21), due_on=date(2026, 9, 21))
    pay(fay, 60_00, on=date(2026, 9, 1))
    measure = figures(clinic)["days_in_ar"]
    assert measure.now == "38.2 days"
    assert measure.n == "$310.00 owed; $730.00 charged in 90 days"


def test_days_in_ar_say_what_is_missing_where_the_statements_are_too_young(clinic):
    measure = figures(clinic)["days_in_ar"]
    assert measure.now == ""
    assert measure.missing == "Needs 90 days of statements; the oldest here is of Aug 25, 2026."


def test_the_patient_collection_rate_divides_payments_by_charges(clinic):
    # Aug 22 to Nov 19: 340 paid, 730 charged. A returned check takes 40 of it back.
    assert figures(clinic, Span.LAST_90)["collection_rate"].now == "47%"
    pay(named(clinic, "Ann"), -40_00, on=date(2026, 11, 18))
    DailyFigures.objects.all().delete()
    measure = figures(clinic, Span.LAST_90)["collection_rate"]
    assert (measure.now, measure.n) == ("41%", "$300.00 paid, $730.00 charged")


def test_closed_work_items_stand_near_staff_time_and_those_the_worker_closes_do_not(clinic):
    opened = local(date(2026, 11, 12))
    for name in ("Ann", "Bob", "Cal"):
        item = NewItem(named(clinic, name).pk, WorkKind.CALL, Urgency.P2, "call", name)
        open_items(clinic, [item], now=opened)
    ann, bob, _ = WorkItem.objects.order_by("pk")
    for item, hours in ((ann, 5), (bob, 2)):
        record_disposition(
            item,
            disposition="other",
            seen_version=item.version,
            by="staff:x",
            now=opened + timedelta(hours=hours),
        )
    WorkItem.objects.filter(closed_at=None).update(closed_at=opened, closed_by="worker")
    found = figures(clinic)
    assert found["items_closed"].now == "0.1"
    assert found["items_closed"].n == "2 items in 30 days"
    assert found["time_to_close"].now == "2 hours"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("staff_time", "nobody clocks the work"),
        ("rating", "patients are not asked"),
        ("cost", "needs what collecting costs"),
        ("minutes_saved", "how long the same work took before"),
    ],
)
def test_what_cannot_be_measured_is_said_plainly_and_has_no_figure(clinic, code, words):
    measure = figures(clinic)[code]
    assert words in measure.missing
    assert measure.now == ""


def test_nothing_is_measured_where_nothing_was_ever_billed(north):
    work_out_all()
    found = measures(north, Span.LAST_30, today=TODAY)
    assert (found.begins_on, found.six, found.weeks) == (None, (), ())


def test_until_the_days_are_worked_out_the_measures_say_so(clinic):
    FIGURES["work_out_figures"].run(NOW, 500)  # today only
    found = measures(clinic, Span.LAST_30, today=TODAY)
    assert found.waiting == (YESTERDAY - date(2026, 8, 25)).days + 1
    assert {one.now for one in found.six} == {""}
    assert found.six[0].missing == "Not worked out yet."


def test_the_weeks_show_what_was_owed_and_what_came_in(clinic):
    work_out_all()
    *_, before, last = measures(clinic, Span.LAST_30, today=TODAY).weeks
    assert (last.last, last.owed, last.collected_cents) == (YESTERDAY, Sum(4, 390_00), 300_00)
    assert (before.owed, before.collected_cents) == (Sum(5, 690_00), 40_00)


# How days are kept


def kept(practice, on):
    return kept_days(practice, Period(on, on))[0]


def test_a_payment_that_comes_in_late_for_an_older_day_corrects_the_days_since(clinic):
    assert figures(clinic)["collected"].now == "50%"
    pay(named(clinic, "Bob"), 200_00, on=date(2026, 11, 18))
    work_out_all(now=NOW + timedelta(minutes=31))
    found = measures(clinic, Span.LAST_30, today=TODAY)
    assert found.six[0].now == "79%"  # 540 of 680
    assert kept(clinic, date(2026, 11, 18)).received_cents == 200_00
    unchanged = DailyFigures.objects.get(practice=clinic, on=date(2026, 11, 17))
    assert unchanged.worked_out_at == NOW


def test_another_aging_basis_has_every_day_worked_out_anew(clinic):
    work_out_all()
    assert summed(kept(clinic, YESTERDAY).owed[:1]) == Sum(1, 50_00)
    change_settings(clinic, {"aging_basis": "first_statement"}, by="test", now=NOW)
    work_out_all(now=NOW + timedelta(minutes=31))
    assert summed(kept(clinic, YESTERDAY).owed[:1]) == Sum()
    assert {row.basis for row in DailyFigures.objects.all()} == {AgingBasis.FIRST_STATEMENT}


def test_a_day_is_worked_out_again_once_it_is_over(clinic):
    FIGURES["work_out_figures"].run(NOW - timedelta(days=1), 500)
    assert kept(clinic, YESTERDAY).owed_then == Sum()  # it was still running
    work_out_all()
    assert kept(clinic, YESTERDAY).owed_then == Sum(4, 680_00)


def test_nothing_is_left_to_do_until_half_an_hour_is_over(clinic):
    work_out_all()
    chore = FIGURES["work_out_figures"]
    assert chore.run(NOW + timedelta(minutes=30), 500) == 0
    assert chore.run(NOW + timedelta(minutes=31), 500) == 1


def test_the_figures_of_one_practice_hold_nothing_of_another(cast):
    work_out_all()
    day = kept(cast.south, TODAY)
    assert day.outstanding == Sum(1, 75_00)
    assert measures(cast.south, Span.LAST_30, today=TODAY).begins_on == TODAY - timedelta(days=41)


# The week, the aging and its file


@pytest.fixture
def asked(north):
    load(north)
    mark_returned(north)
    refresh(north)
    return north


@needs_shared
def test_the_week_is_the_same_from_sums_as_from_rows(asked):
    for on in (TODAY, date(2026, 11, 17)):
        then = NOW - (TODAY - on)
        rows = outstanding(asked, on=on, now=then).this_week
        assert rows[0].accounts
        assert week_lines(work_out(asked, on=on, now=then).day.week) == rows


@needs_shared
@pytest.mark.parametrize("basis", AgingBasis)
def test_aging_ties_out_with_the_list_of_balances_by_every_basis(asked, basis):
    change_settings(asked, {"aging_basis": basis.value}, by="test", now=NOW)
    rows = balances(asked, on=TODAY, now=NOW, settled_too=True)
    owing = [row for row in rows if row.balance_cents > 0]
    found = aging_now(asked, on=TODAY)
    assert found.total == Sum(len(owing), total_cents(owing))
    for bucket, part in zip(Bucket, found.ladder, strict=True):
        inside = [row for row in owing if row.bucket is bucket]
        assert part == Sum(len(inside), total_cents(inside))
    waiting = [row for row in owing if row.insurance_pending]
    assert summed(found.pending) == Sum(len(waiting), total_cents(waiting))
    for place in found.places:
        here = [r for r in owing if not r.insurance_pending and r.location == place.name]
        assert place.name == NOWHERE or summed(place.ladder) == Sum(len(here), total_cents(here))
    in_credit = [row.balance_cents for row in rows if row.balance_cents < 0]
    assert found.credits == Sum(len(in_credit), sum(in_credit))
    assert found.placed == found.owed


@needs_shared
def test_the_kept_day_and_the_live_sums_are_the_same(asked):
    FIGURES["work_out_figures"].run(NOW, 500)
    then, now = aging_kept(asked, on=TODAY), aging_now(asked, on=TODAY)
    assert (then.ladder, then.pending, then.credits) == (now.ladder, now.pending, now.credits)
    assert then.places == now.places
    assert (then.at, now.at) == (NOW, None)


def test_a_balance_waits_for_insurance_by_a_hold_as_well(cast):
    open_hold(
        cast.jane, HoldKind.INSURANCE_PENDING, reason="claim", origin_key="x", by="x", now=NOW
    )
    found = aging_now(cast.north, on=TODAY)
    assert summed(found.pending) == Sum(1, 123_45)
    assert summed(found.owed) == Sum(3, 610_20)
    assert [row.insurance_pending for row in aging_rows(cast.north, on=TODAY)] == [
        *(False, False, False, True)
    ]


@needs_shared
def test_accounts_come_by_name_page_by_page_and_nobody_twice(asked):
    names, after = [], None
    while rows := aging_rows(asked, on=TODAY, after=after, size=7):
        names += [row.external_id for row in rows]
        after = Guarantor.objects.for_practice(asked).get(uid=rows[-1].uid)
    assert names == [row.external_id for row in balances(asked, on=TODAY, now=NOW)]


@needs_shared
def test_who_is_still_open_comes_in_the_order_of_the_report_and_nobody_twice(asked):
    ids, after = [], None
    while rows := still_open(asked, on=TODAY, now=NOW, after=after, size=7):
        ids += [row.external_id for row in rows]
        after = Guarantor.objects.for_practice(asked).get(uid=rows[-1].uid)
    report = outstanding(asked, on=TODAY, now=NOW)
    assert ids == [row.external_id for row in report.rows]
    reminded = still_open(asked, on=TODAY, now=NOW, reminded_only=True, size=1_000)
    week = [row for row in report.rows if any(d >= date(2026, 11, 16) for d in row.facts.reminders)]
    assert [row.uid for row in reminded] == [row.uid for row in week] != []


def test_accounts_of_one_bucket_or_location(cast):
    cast.jane.location = Location.objects.create(practice=cast.north, name="Downtown")
    cast.jane.save()
    late = aging_rows(cast.north, on=TODAY, bucket=Bucket.DAYS_61_90)
    assert [row.name for row in late] == ["Doe, John", "Smith, Jane"]
    here = aging_rows(cast.north, on=TODAY, place=cast.jane.location.uid)
    assert [row.name for row in here] == ["Smith, Jane"]
    assert len(aging_rows(cast.north, on=TODAY, place="")) == 3


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_the_file_of_a_day_is_named_without_anybody_and_ties_out(cast, fmt):
    steps = []
    name, content = aging_file(
        cast.north,
        {"on": TODAY.isoformat()},
        fmt,
        on=TODAY,
        now=NOW,
        progress=lambda done, total: steps.append((done, total)),
    )
    assert name == f"aging-2026-11-20.{fmt}"
    assert steps[-1] == (2, 2)
    if fmt == "csv":
        text = content.decode("utf-8-sig")
        assert "Total outstanding,,,,0,0,0" not in text
        assert "Total outstanding,,,,,,300.20,433.45,,,733.65" in text
        assert '"Doe, John"' in text


def test_the_file_after_this_weeks_reminders_says_who_was_reminded_and_answered(cast):
    remind(cast.john, NOW - timedelta(days=1))
    name, content = aging_file(
        cast.north,
        {"report": "outstanding"},
        "csv",
        on=TODAY,
        now=NOW,
        progress=lambda done, total: None,
    )
    text = content.decode("utf-8-sig")
    assert name == "outstanding-2026-11-20.csv"
    assert "Reminded this week: 1 account." in text
    assert "4 accounts owe $733.65" in text


def test_an_example_day_as_it_is_written_down(clinic):
    """So that a change of the format is seen: kept days must stay readable."""
    day = work_out(clinic, on=YESTERDAY, now=NOW).day
    assert Day.from_json(YESTERDAY, day.as_json()) == day
    assert day.as_json() == {
        "begins_on": "2026-08-25",
        "aging": {"": [[1, 50_00], [1, 200_00], [0, 0], [1, 60_00], [0, 0], [0, 0]]},
        "pending": [[0, 0], [0, 0], [1, 80_00], [0, 0], [0, 0], [0, 0]],
        "credits": [0, 0],
        "outstanding_days": 144,
        "flows": [0, 0, 0],
        "cohort": [4, 680_00, 340_00],
        "reached": [0, 0],
        "closed": [],
        "week": [],
    }


def test_an_empty_practice_is_looked_at_once_and_left_alone(north):
    assert FIGURES["work_out_figures"].run(NOW, 500) == 1
    assert FIGURES["work_out_figures"].run(NOW, 500) == 0
