"""The reports: how it is going, the aging, who is still open; on paper and as a file too."""

import html
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from tactful.chores import FIGURES
from tactful.core.measures import EMPTY, Sum
from tactful.core.money import format_cents
from tactful.core.vocabulary import Channel, InsuranceState
from tactful.jobs.models import Job
from tactful.ledger.balances import mark_returned
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Location, Practice, Role
from tactful.reports.measures import PromiseMonth, Week
from tactful.reports.outstanding import outstanding
from tactful.web.reports.charts import aging_bars, balance_line, promise_bars
from tests.apps.ask_ledger import load
from tests.cast import NOW, TODAY, bill, make_guarantor, make_staff, pay, refresh
from tests.cli.running import run
from tests.crowd import add_accounts, make_crowd
from tests.shared import needs_shared
from tests.web.pages import queries_of, signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PAGES = ("/reports/", "/reports/aging/", "/reports/outstanding/", "/reports/?period=90d")


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def body_of(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().split("<main", 1)[1].split("</main>")[0]


def plain(markup):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


def row_of(answer, name):
    """The cells of the row of that name, or that begins with it, as a person reads them."""
    rows = [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for table in body_of(answer).split("<table")[1:]
        for row in table.split("</table>")[0].split("<tr")[1:]
    ]
    named = [row for row in rows if row and row[0] == name]
    return (named or [row for row in rows if row and row[0].startswith(name)])[0]


def work_out_all(now=NOW):
    while FIGURES["work_out_figures"].run(now, 500):
        pass


def remind(guarantor, at=NOW - timedelta(days=1)):
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
    )


def test_one_sentence_says_how_things_stand(cast, bea):
    remind(cast.john)
    page = text_of(bea.get("/reports/"))
    assert "Guarantors owe $733.65 ; 59% is past 60 days ." in page
    assert "After this week’s reminders one account has not answered yet." in page


def test_this_weeks_reminders_are_followed_to_what_became_of_them(cast, bea):
    remind(cast.john)
    remind(cast.mary)
    pay(cast.mary, 50_00, on=TODAY)
    refresh(cast.north)
    page = bea.get("/reports/")
    assert row_of(page, "Reminded this week") == ["Reminded this week", "2", "$348.20"]
    assert row_of(page, "Reminded, no answer yet") == ["Reminded, no answer yet", "1", "$310.00"]
    assert row_of(page, "Paid since") == ["Paid since", "1", "$50.00"]
    assert row_of(page, "Not reminded this week") == ["Not reminded this week", "2", "$335.45"]


@needs_shared
def test_the_page_and_the_command_say_the_same(north):
    load(north)
    mark_returned(north)
    refresh(north)
    told = run("report", "--json", "--practice", "north").json
    client = signed_in(make_staff(north, "Bea"))
    page = client.get("/reports/")
    for line in [*told["this_week"], *told["aging"]]:
        assert row_of(page, line["label"])[1:3] == [
            str(line["accounts"]),
            format_cents(line["cents"]),
        ]
    total = row_of(page, "Total outstanding")
    assert total[1:3] == [str(told["accounts"]), format_cents(told["balance_cents"])]
    sentence = outstanding(north, on=TODAY, now=NOW).sentence
    share = re.search(r"(\d+%) of it is past 60 days", sentence)[1]
    assert f"{share} is past 60 days" in text_of(page)


@needs_shared
def test_the_aging_report_ties_out_with_the_command(north):
    load(north)
    mark_returned(north)
    refresh(north)
    told = run("report", "--json", "--practice", "north").json
    listed = run("balances", "--json", "--practice", "north").json
    page = signed_in(make_staff(north, "Bea")).get("/reports/aging/?size=all")
    cells = row_of(page, "Total outstanding")
    assert cells[1] == str(len(listed))
    assert cells[-1] == format_cents(sum(row["balance_cents"] for row in listed))
    assert [cell.replace("–", "$0.00") for cell in cells[2:-1]] == [
        format_cents(line["cents"]) for line in told["aging"]
    ]
    accounts = body_of(page).split('id="accounts"')[1].split("<tbody>")[1]
    assert accounts.count("<tr") == len(listed)


def test_every_measure_has_its_definition_or_says_what_is_missing(cast, bea):
    work_out_all()
    page = bea.get("/reports/")
    assert row_of(page, "Average days outstanding")[1] == "78 days"
    assert "averaged over accounts" in row_of(page, "Average days outstanding")[4]
    assert row_of(page, "Patients’ rating")[1] == "Not measured yet: patients are not asked."
    assert "needs what collecting costs" in row_of(page, "Cost per dollar")[1]
    assert "nobody clocks the work" in row_of(page, "Staff time")[1]


def test_the_period_is_chosen_in_words_and_stands_in_the_address_as_a_code(cast, bea):
    page = bea.get("/reports/?period=last-month").content.decode()
    assert '<option value="last-month" selected>last month</option>' in page
    assert "Oct 1 to Oct 31, beside Sep 1 to Sep 30" in plain(page)
    fallback = bea.get("/reports/?period=<script>").content.decode()
    assert '<option value="30d" selected>' in fallback
    assert "<script>" not in fallback.split("<main")[1].replace("<script src", "")


def test_a_practice_without_anything_is_told_what_will_be_here(cast):
    cast.pat.delete()
    page = text_of(signed_in(cast.sol).get("/reports/"))
    assert "Nothing to measure yet" in page
    assert "Import a file" in page


def test_days_that_are_not_worked_out_yet_are_announced(cast, bea):
    FIGURES["work_out_figures"].run(NOW, 500)
    page = text_of(bea.get("/reports/"))
    assert "111 days are still being worked out, the newest first" in page


# Charts


def svgs(page):
    return re.findall(r"<svg viewBox.*?</svg>", body_of(page), re.S)


def test_every_chart_has_a_title_a_description_and_its_figures_in_a_table(cast, bea):
    for n in (10, 5):
        PromiseToPay.objects.create(
            practice=cast.north,
            guarantor=cast.john,
            made_on=TODAY - timedelta(days=30),
            promised_on=TODAY - timedelta(days=n),
            amount_cents=1,
            status="kept" if n == 10 else "broken",
            taken_by="x",
        )
    work_out_all()
    page = bea.get("/reports/")
    balance, promises, aging = svgs(page)
    for svg in (balance, promises, aging):
        assert 'role="img"' in svg
        name = re.search(r'aria-labelledby="(\S+) (\S+)"', svg)
        assert f'<title id="{name[1]}">' in svg
        assert f'<desc id="{name[2]}">' in svg
        assert "style=" not in svg
    for bucket, amount in (("31–60 days", "$300"), ("61–90 days", "$433")):
        assert amount in aging
        assert row_of(page, bucket)[2].startswith(amount)
    assert "Kept in full and in time: 1 of 2 promises that fell due." in promises
    assert row_of(page, "Nov")[1:] == ["1", "0", "1", "50%"]
    assert "$734" in balance
    assert row_of(page, "Nov 19")[2] == "$733.65"


def test_bars_are_as_long_as_their_sums_and_begin_at_nothing():
    svg = aging_bars((Sum(1, 100_00), Sum(1, 50_00), *EMPTY[2:]))
    heights = [float(h) for h in re.findall(r'<rect class="a\d" .*?height="([\d.]+)"', svg)]
    assert heights == [172.0, 86.0, 0.0, 0.0, 0.0, 0.0]


def test_a_chart_of_a_single_week_or_of_no_promise_does_not_break():
    assert "<svg" in balance_line([Week(date(2026, 11, 19), Sum(), 0)])
    assert "<svg" in promise_bars([PromiseMonth("Nov")])


# The aging report


def test_locations_insurance_and_credits_stand_apart(cast, bea):
    for name, people in (("Downtown", [cast.jane, cast.ana]), ("Uptown", [cast.john, cast.mary])):
        place = Location.objects.create(practice=cast.north, name=name)
        for one in people:
            one.location = place
            one.save()
    cast.mary.insurance_state = InsuranceState.PENDING
    cast.mary.save()
    paid_ahead = make_guarantor(cast.north, "Nil, Owen")
    pay(paid_ahead, 30_00)
    refresh(cast.north)
    page = bea.get("/reports/aging/")
    assert row_of(page, "Downtown")[-1] == "$335.45"
    assert row_of(page, "Uptown")[-1] == "$310.00"
    assert row_of(page, "Guarantors owe")[-1] == "$645.45"
    assert row_of(page, "Insurance pending")[-1] == "$88.20"
    assert row_of(page, "Total outstanding")[-1] == "$733.65"
    assert "Credits of -$30.00 on one account stand apart and are not taken off." in text_of(page)


def test_an_account_stands_whole_in_the_bucket_of_its_oldest_open_bill(cast, bea):
    bill(cast.jane, 50_00, days=-10)
    refresh(cast.north)
    jane = row_of(bea.get("/reports/aging/"), "Smith, Jane")
    assert jane[1:] == ["61 days", "", "", "", "$173.45", "", "", "$173.45"]


def test_each_account_leads_to_its_page_and_names_stay_out_of_addresses(cast, bea):
    page = body_of(bea.get("/reports/aging/"))
    assert f"/accounts/{cast.jane.uid}/" in page
    addresses = re.findall(r'(?:href|action)="([^"]*)"', page)
    assert not any("Smith" in address or "123" in address for address in addresses)


def test_fifty_accounts_are_a_page_and_the_next_goes_on_behind_them(cast, bea):
    add_accounts(cast.north, 60, now=NOW)
    first = bea.get("/reports/aging/")
    following = re.search(r'href="([^"]*from=[^"]*)" rel="next"', body_of(first))[1]
    second = bea.get(html.unescape(following))
    names = re.findall(r'class="private">([^<]*, [^<]*)</a>', body_of(first) + body_of(second))
    assert len(names) == len(set(names)) == 64
    assert "Back to the beginning" in text_of(second)
    whole = bea.get("/reports/aging/?size=all")
    assert body_of(whole).count('<tr tabindex="-1">') == 64


def test_a_bucket_nobody_is_in_says_so_and_offers_the_way_back(cast, bea):
    page = text_of(bea.get("/reports/aging/?bucket=120%2B"))
    assert "No account stands there" in page
    assert "Show every account" in page


def test_another_day_shows_the_sums_that_were_kept_and_says_where_the_accounts_are(cast, bea):
    work_out_all()
    page = bea.get("/reports/aging/?on=2026-11-10")
    assert "On Nov 10 , four accounts owed $733.65 . Aged from due date." in text_of(page)
    assert row_of(page, "Total outstanding")[-1] == "$733.65"
    assert "The accounts of another day are listed in the file" in text_of(page)
    assert "Smith" not in body_of(page)


def test_a_day_nobody_worked_out_is_offered_as_a_file(cast, bea):
    page = text_of(bea.get("/reports/aging/?on=2025-01-31"))
    assert "No sums are kept for Jan 31, 2025 . The file works them out" in page
    assert "Export CSV" in page


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-11-21", "That day is still to come"),
        ("2026-02-30", "There is no such day"),
        ("<script>", "There is no such day"),
        ("yesterday", "There is no such day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_stays_as_it_was_typed(cast, bea, on, words):
    answer = bea.get("/reports/aging/", {"on": on})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert html.escape(on) in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_the_basis_and_who_printed_it_stand_on_paper(cast, bea):
    for address in PAGES:
        page = bea.get(address).content.decode()
        head = page.split('class="print-only"')[1].split("</div>")[0]
        assert "Aged from due date" in head
        assert "Printed by Bea" in head


# Who is still open


def test_who_is_still_open_comes_first_by_age_and_shows_this_weeks_reminders(cast, bea):
    remind(cast.john, at=NOW - timedelta(days=1))
    page = bea.get("/reports/outstanding/")
    john = row_of(page, "Doe, John")
    assert john[2:] == ["90 days past due", "Thu, Nov 19", "none", "$310.00", "90 days"]
    assert row_of(page, "Smith, Jane")[3] == "no"
    only = body_of(bea.get("/reports/outstanding/?show=reminded"))
    assert "Doe, John" in only
    assert "Smith" not in only


def test_when_nobody_was_reminded_the_page_says_so(cast, bea):
    page = text_of(bea.get("/reports/outstanding/?show=reminded"))
    assert "Nobody who owes was reminded this week" in page


# Files


@pytest.mark.parametrize("report", ["aging", "outstanding"])
def test_a_file_is_asked_for_and_its_page_says_when_it_is_ready(cast, bea, report):
    answer = bea.post("/reports/export/", {"report": report, "format": "xlsx"})
    job = Job.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/long-work/{job.uid}/")
    assert (job.kind, job.practice) == ("export", cast.north)
    assert job.params == {
        "list": "aging",
        "format": "xlsx",
        "asked": {"report": report, "on": "2026-11-20"},
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"report": "aging", "format": "pdf"},
        {"report": "everything", "format": "csv"},
        {"report": "aging", "format": "csv", "on": "2027-01-01"},
        {},
    ],
)
def test_a_file_that_is_not_there_is_refused(cast, bea, asked):
    assert bea.post("/reports/export/", asked).status_code == 422
    assert not Job.objects.exists()


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.READ_ONLY])
def test_the_desk_and_whoever_only_reads_may_look_and_take_nothing_out(cast, role):
    client = signed_in(make_staff(cast.north, "Desk", role=role))
    for address in PAGES:
        assert "Export" not in text_of(client.get(address))
    assert client.post("/reports/export/", {"report": "aging", "format": "csv"}).status_code == 403
    assert not Job.objects.exists()


# Strangers, and what is written down


def test_sol_at_south_sees_nothing_of_north(cast):
    sol = signed_in(cast.sol)
    work_out_all()
    for address in (*PAGES, "/reports/aging/?on=2026-11-10"):
        page = sol.get(address).content.decode()
        for secret in ("Doe", "Smith", "Lee", "Ruiz", "733.65", cast.john.uid, "North"):
            assert secret not in page
    assert "Guarantors owe $75.00" in text_of(sol.get("/reports/"))


@pytest.mark.parametrize("page", ["aging", "outstanding"])
def test_a_page_behind_an_account_of_north_is_not_there_for_sol(cast, page):
    sol = signed_in(cast.sol)
    assert sol.get(f"/reports/{page}/?from={cast.john.uid}").status_code == 404
    assert sol.get(f"/reports/{page}/?from=nobody").status_code == 404


def test_a_location_of_north_is_not_there_for_sol(cast):
    place = Location.objects.create(practice=cast.north, name="Downtown")
    assert signed_in(cast.sol).get(f"/reports/aging/?place={place.uid}").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in(cast, address):
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reports_are_only_for_reading(cast, bea, method):
    for address in PAGES[:3]:
        assert getattr(bea, method)(address).status_code == 405
    assert bea.get("/reports/export/").status_code == 405


def test_names_and_amounts_are_private_and_titles_name_nobody(cast, bea):
    work_out_all()
    for address in PAGES:
        page = bea.get(address).content.decode()
        main = re.sub(r"<(desc|title)\b.*?</\1>", "", page.split("<main")[1])
        bare = re.sub(r'<(\w+)[^>]*class="[^"]*private[^"]*"[^>]*>.*?</\1>', "", main, flags=re.S)
        assert not re.search(r"\$\d+\.\d\d", bare)
        assert not re.search(r"Smith|Doe|Lee,|Ruiz", bare)
        title = re.search(r"<title>(.*?)</title>", page, re.S)[1]
        assert re.fullmatch(r"\s*(Reports|Aging report|Outstanding) · Tactful\s*", title)


# How much it costs


@pytest.mark.parametrize("address", PAGES)
def test_a_page_over_three_hundred_accounts_asks_no_more_than_over_three(cast, address):
    for size, name in ((3, "Small"), (300, "Large")):
        practice = make_crowd(size, now=NOW, name=name)
        for guarantor in Guarantor.objects.for_practice(practice).select_related("practice"):
            remind(guarantor)
    FIGURES["work_out_figures"].run(NOW, 500)
    few, many = (
        queries_of(signed_in(make_staff(Practice.objects.get(slug=slug), slug)), address)
        for slug in ("small", "large")
    )
    assert many <= few <= 32
