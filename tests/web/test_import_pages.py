"""Import: a file is looked through, checked, mended and taken in; nothing counts before."""

import csv
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from tactful.audit.models import AuditEntry
from tactful.chores import CHORES, LIMIT
from tactful.intake.models import ImportRun, SavedMapping
from tactful.jobs.models import FileChunk, Job, JobFile
from tactful.ledger.models import Balance, Guarantor
from tactful.practice.models import Role
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

HEADER = "Guarantor ID,Guarantor Name,Patient Balance,Due Date,Cell"
ROWS = (
    'A-1,"Alder, Rose",$120.00,09/01/2026,312-555-0110',
    'A-2,"Birch, Otto",$80.50,10/01/2026,312-555-0111',
)
FILE = "\n".join([HEADER, *ROWS, "Total,,$200.50,,", ""])
TORN = "\n".join([HEADER, *ROWS, 'A-3,"Cedar, Ines",n/k,10/01/2026,312-555-0112', ""])


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def work():
    while CHORES["run_jobs"].run(NOW, LIMIT):
        pass


def hand_in(client, content=FILE, name="aging.csv", *more):
    """The page that looking through it leads to, before a worker came by."""
    data = content.encode() if isinstance(content, str) else content
    files = [SimpleUploadedFile(name, data), *more]
    return client.post("/import/", {"files": files})


def looked(client, *args):
    """The address of the page that asks about a file, once it was looked through."""
    address = hand_in(client, *args)["Location"]
    work()
    return address


def form_of(page):
    """What a browser would send back, as the page stands."""
    body = page.content.decode()
    fields = {}
    for tag in re.findall(r"<input [^>]*>", body):
        kind = (re.search(r'type="(\w+)"', tag) or [0, "text"])[1]
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if not name or (kind in {"radio", "checkbox"} and "checked" not in tag):
            continue
        fields[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select [^>]*?name="([^"]+)".*?>(.*?)</select>', body, re.S):
        chosen = re.search(r'<option value="([^"]*)"\s+selected', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


def do(client, address, what, **changed):
    return client.post(address, {**form_of(client.get(address)), **changed, "do": what})


def imported(client, address, **changed):
    """The page of the finished import."""
    answer = do(client, address, "import", **changed)
    assert answer.status_code == 302, text_of(answer)
    work()
    return client.get(Job.objects.get(kind="import").result["run"].join(["/import/", "/"]))


LEDGER = {
    "guarantors.csv": (
        "id,name,email,mobile,phone,address,zip,preferred_channel,language,location,"
        "insurance_state,tags\n"
        'G1,"Alder, Rose",,312-555-0110,,,60611,,,,self_pay,\n'
    ),
    "patients.csv": "id,guarantor_id,name,relationship\nP1,G1,Rose Alder,self\n",
    "charges.csv": (
        "id,guarantor_id,patient_id,service_date,statement_date,due_date,amount\n"
        "C1,G1,P1,2026-08-01,2026-08-20,2026-09-10,120.00\n"
    ),
    "payments.csv": "id,guarantor_id,invoice_id,date,amount,method\n",
    "adjustments.csv": "id,guarantor_id,invoice_id,date,amount,reason\n",
}


def odd_workbook():
    """What patients owe stands under a heading nobody knows, beside the insurer's."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Chart", "Guarantor", "Konto X", "Ins Bal", "Due", "Cell"])
    sheet.append(["A-1", "Alder, Rose", 120, 30, "2026-09-01", "312-555-0110"])
    sheet.append(["A-2", "Birch, Otto", 80.5, 0, "2026-10-01", "312-555-0111"])
    sheet.append(["Total", "", 200.5, 30, "", ""])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(*files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files:
            packed.writestr(name, text)
    return out.getvalue()


def test_a_file_is_looked_through_and_nothing_counts_yet(cast, bea):
    address = looked(bea)
    said = text_of(bea.get(address))
    assert "2 of 2 rows are ready. It was read as a list of balances, one row an account." in said
    assert "ties out to the file’s own total to the cent" in said
    assert "New 2 accounts" in said
    assert "$200.50" in said
    assert Guarantor.objects.for_practice(cast.north).filter(external_id="A-1").count() == 0


def test_the_page_waits_for_the_worker_and_asks_each_second(cast, bea):
    address = hand_in(bea)["Location"]
    page = bea.get(address)
    assert "Looking through the file" in text_of(page)
    assert 'hx-trigger="every 1s"' in page.content.decode()
    assert '<meta http-equiv="refresh" content="2">' in page.content.decode()
    part = bea.get(address, headers={"HX-Request": "true", "HX-Target": "progress"})
    assert "<main" not in part.content.decode()


def test_a_file_that_ties_out_is_imported_and_says_what_changed(cast, bea):
    page = imported(bea, looked(bea))
    said = text_of(page)
    assert "2 of 2 rows are in the books, as of Nov 20 ." in said
    assert "New 2 accounts" in said
    assert "See who is first" in said
    assert Balance.objects.get(guarantor__external_id="A-1").balance_cents == 120_00
    run = ImportRun.objects.get()
    assert run.imported_by == f"staff:{cast.bea.uid}"
    assert "to the cent" in text_of(bea.get("/import/")).lower()


def test_a_workbook_with_an_unknown_column_is_mended_and_remembered(cast, bea):
    address = looked(bea, odd_workbook(), "Aging (Nov).xlsx")
    said = text_of(bea.get(address))
    assert "No column is known to say what patients owe." in said
    assert "ties out" not in said
    again = do(bea, address, "look", **{"column-2": "patient_owed"})
    work()
    address = again["Location"]
    said = text_of(bea.get(address))
    assert "ties out to the file’s own total to the cent" in said
    assert "Chosen by a person" in said
    imported(bea, address)
    assert Balance.objects.get(guarantor__external_id="A-2").balance_cents == 80_50
    assert SavedMapping.objects.count() == 1
    said = text_of(bea.get(looked(bea, odd_workbook(), "Aging (Dec).xlsx")))
    assert "Read as you confirmed for an earlier file with these headings" in said
    assert "No column is known to say" not in said


def test_a_column_is_taken_back_and_the_last_word_counts(cast, bea):
    address = looked(bea, odd_workbook(), "a.xlsx")
    for place, word in ((3, "patient_owed"), (2, "patient_owed"), (3, "insurance_owed")):
        address = do(bea, address, "look", **{f"column-{place}": word})["Location"]
        work()
    fields = form_of(bea.get(address))
    assert (fields["column-2"], fields["column-3"]) == ("patient_owed", "insurance_owed")


def test_columns_that_were_changed_are_looked_at_before_they_count(cast, bea):
    address = looked(bea, odd_workbook(), "a.xlsx")
    answer = do(bea, address, "import", **{"column-2": "patient_owed"})
    assert answer["Location"] != address
    work()
    page = bea.get(answer["Location"])
    assert "You changed how the file is read. Look once more first." in text_of(page)
    assert not Job.objects.filter(kind="import").exists()


def test_an_old_page_leads_to_the_newest_look_at_the_same_file(cast, bea):
    old = looked(bea)
    new = do(bea, old, "look")["Location"]
    assert bea.get(old)["Location"] == new


def test_an_imported_file_leads_to_what_it_changed(cast, bea):
    address = looked(bea)
    imported(bea, address)
    run = ImportRun.objects.get()
    assert bea.get(address)["Location"] == f"/import/{run.uid}/"


def test_refused_rows_are_shown_with_line_and_reason_and_can_be_taken_out(cast, bea):
    address = looked(bea, TORN)
    page = bea.get(address)
    said = text_of(page)
    assert "2 of 3 rows are ready." in said
    assert "1 row is left out." in said
    assert "line 4" in said
    assert "BAD_AMOUNT" in said
    file = bea.get(f"{address}refused-rows.csv")
    rows = list(csv.DictReader(StringIO(file.getvalue().decode("utf-8-sig"))))
    assert [(row["Line"], row["Code"]) for row in rows] == [("4", "BAD_AMOUNT")]
    assert "Cedar" not in file.getvalue().decode()


def test_what_must_be_looked_at_is_agreed_to_before_anything_is_imported(cast, bea):
    address = looked(bea, TORN)
    answer = do(bea, address, "import")
    assert answer.status_code == 422
    assert "Tick each of these once you have looked at it" in text_of(answer)
    assert not Job.objects.filter(kind="import").exists()
    page = imported(bea, address, accept="BAD_AMOUNT")
    assert "2 of 3 rows are in the books" in text_of(page)
    assert "line 4" in text_of(page)
    file = bea.get(f"{page.request['PATH_INFO']}refused-rows.csv")
    assert "BAD_AMOUNT" in file.getvalue().decode()


def test_a_thousand_refused_rows_come_fifty_to_a_page(cast, bea):
    rows = [f'B-{n},"Row, {n}",n/k,10/01/2026,' for n in range(120)]
    good = [f'C-{n},"Row, {n}",$5.00,10/01/2026,' for n in range(60)]
    address = looked(bea, "\n".join([HEADER, *good, *rows, ""]))
    assert text_of(bea.get(address)).count("BAD_AMOUNT") == 50
    assert "Rows 101–120 of 120" in text_of(bea.get(f"{address}?rows=3"))


def test_a_whole_list_that_would_settle_many_asks_first(cast, bea):
    rows = [f'C-{n},"Row, {n}",$50.00,10/01/2026,312-555-{n:04}' for n in range(20)]
    everybody = "\n".join([HEADER, *ROWS, *rows, ""])
    imported(bea, looked(bea, everybody))
    Job.objects.filter(kind="import").delete()
    address = looked(bea)
    again = do(bea, address, "look", full_snapshot="yes")["Location"]
    work()
    said = text_of(bea.get(again))
    assert "Many accounts are gone from the file" in said
    assert "20 of them count as settled, as this is the whole list." in said
    assert do(bea, again, "import").status_code == 422
    page = imported(bea, again, accept="MANY_VANISHED")
    assert "20 accounts owe nothing any more" in text_of(page)


def test_a_day_that_is_still_to_come_is_not_taken(cast, bea):
    address = looked(bea)
    answer = do(bea, address, "look", as_of="2026-11-21")
    assert answer.status_code == 422
    assert "That day is still to come." in text_of(answer)
    assert do(bea, address, "look", as_of="soon").status_code == 422


def test_the_day_a_file_speaks_of_is_kept_with_the_import(cast, bea):
    address = do(bea, looked(bea), "look", as_of="2026-11-18")["Location"]
    work()
    imported(bea, address)
    assert ImportRun.objects.get().as_of.isoformat() == "2026-11-18"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("%PDF-1.7 \n", "aging.pdf", "This is a PDF"),
        ("Alder,120\nBirch,80\n", "a.csv", "No row names the columns"),
        (f"{HEADER}\n", "a.csv", "There is no row under the header"),
        (b"PK\x03\x04 broken", "a.xlsx", "The workbook cannot be opened"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked.xlsx", "protected"),
        (zipped(("readme.txt", "hello")), "a.zip", "names the columns"),
        (zipped(("charges.txt", "x"), ("b.txt", "y")), "a.zip", "The folder holds neither"),
        (zipped(), "a.zip", "There is no file in the archive"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(cast, bea, content, name, words):
    page = bea.get(looked(bea, content, name))
    said = text_of(page)
    assert words in said
    assert "Choose another file" in said
    assert "Import 0" not in said
    assert page.status_code == 200


def test_an_empty_file_and_no_file_are_told_at_once(cast, bea):
    answer = hand_in(bea, "")
    assert answer.status_code == 422
    assert "That file is empty" in text_of(answer)
    answer = bea.post("/import/", {})
    assert answer.status_code == 422
    assert "Choose the file first" in text_of(answer)
    assert not Job.objects.exists()


def test_a_file_that_is_too_big_is_told_at_once(cast, bea, monkeypatch):
    monkeypatch.setattr("tactful.web.imports.handing_in.MOST_BYTES", 10)
    answer = hand_in(bea)
    assert answer.status_code == 422
    assert "more than 200 MB" in text_of(answer)
    assert not JobFile.objects.exists()


def test_a_table_whose_columns_are_swapped_can_be_mended(cast, bea):
    rows = [f'$1{n}.00,"Row, {n}",A-{n},10/01/2026,312-555-{n:04}' for n in range(6)]
    address = looked(bea, "\n".join([HEADER, *rows, ""]))
    said = text_of(bea.get(address))
    assert "This file cannot be read as it is" in said
    assert do(bea, address, "import").status_code == 422
    changed = {"column-0": "patient_owed", "column-2": "guarantor_id"}
    again = do(bea, address, "look", **changed)["Location"]
    work()
    assert "6 of 6 rows are ready." in text_of(bea.get(again))


def test_several_files_of_a_ledger_are_one_source(cast, bea):
    single = [SimpleUploadedFile(name, text.encode()) for name, text in LEDGER.items()]
    as_files = bea.post("/import/", {"files": single})["Location"]
    as_zip = hand_in(bea, zipped(*LEDGER.items()), "ledger.zip")["Location"]
    work()
    for address in (as_files, as_zip):
        said = text_of(bea.get(address))
        assert "a ledger: charges, payments and adjustments" in said, said


@pytest.mark.parametrize(
    "name",
    ["Ærøskøbing «Q4» 50%.csv", "../../etc/passwd.csv", "a\tb\nc.csv", "😀" * 150 + ".csv", ".csv"],
)
def test_a_file_may_be_called_anything(cast, bea, name):
    page = imported(bea, looked(bea, FILE, name))
    assert page.status_code == 200
    run = ImportRun.objects.get()
    assert "/" not in run.file_name
    assert "\n" not in run.file_name


def test_the_same_file_twice_changes_nothing(cast, bea):
    imported(bea, looked(bea))
    Job.objects.filter(kind="import").delete()
    imported(bea, looked(bea))
    assert ImportRun.objects.filter(status="committed").count() == 1
    assert Job.objects.get(kind="import").result["repeated"] is True


def test_pressing_import_twice_is_one_import(cast, bea):
    address = looked(bea)
    first = do(bea, address, "import")
    second = bea.post(address, {**form_of(bea.get("/import/")), "do": "import"})
    assert second["Location"] == first["Location"]
    assert Job.objects.filter(kind="import").count() == 1


def test_accounts_of_a_finding_are_named_and_the_look_is_written_down(cast, bea):
    unreachable = 'A-9,"Dell, Vera",$40.00,10/01/2026,'
    page = imported(bea, looked(bea, "\n".join([HEADER, *ROWS, unreachable, ""])))
    address = page.request["PATH_INFO"]
    assert "No phone and no e-mail" in text_of(page)
    listed = bea.get(f"{address}?found=NO_PHONE_OR_EMAIL")
    assert "Dell, Vera" in text_of(listed)
    entry = AuditEntry.objects.filter(action="import viewed").order_by("-number").first()
    assert entry.detail["accounts"] == 1


def test_names_and_amounts_are_private_and_the_title_has_none(cast, bea):
    body = bea.get(looked(bea, FILE, "Alder family.csv")).content.decode()
    assert '<span class="private sample">Alder, Rose</span>' in body
    assert '<span class="private">Alder family.csv</span>' in body
    assert '<span class="private">$200.50</span>' in body
    assert "Alder" not in body.split("</title>")[0]


def test_a_column_that_is_never_read_is_not_even_shown(cast, bea):
    rows = [f"{row},123-45-6789" for row in ROWS]
    address = looked(bea, "\n".join([f"{HEADER},SSN", *rows, ""]))
    page = bea.get(address)
    assert "Never read: it is private" in text_of(page)
    assert "123-45-6789" not in page.content.decode()
    kept = b"".join(bytes(c.data) for c in FileChunk.objects.filter(file__role="out"))
    assert b"123-45-6789" not in kept


def test_nothing_of_a_patient_is_in_the_audit_or_the_jobs(cast, bea):
    imported(bea, looked(bea, TORN), accept="BAD_AMOUNT")
    kept = "".join(f"{e.action}{e.subject}{e.detail}" for e in AuditEntry.objects.all())
    kept += "".join(f"{job.params}{job.result}{job.said}" for job in Job.objects.all())
    for secret in ("Alder", "Rose", "312-555", "120.00", "12000", "aging.csv"):
        assert secret not in kept


def test_sol_at_south_finds_neither_the_file_nor_the_import(cast, bea):
    address = looked(bea, TORN)
    page = imported(bea, address, accept="BAD_AMOUNT")
    run = page.request["PATH_INFO"]
    sol = signed_in(cast.sol)
    for path in (address, f"{address}refused-rows.csv", run, f"{run}refused-rows.csv"):
        assert sol.get(path).status_code == 404
    assert sol.post(address, {"do": "import"}).status_code == 404
    assert "aging.csv" not in sol.get("/import/").content.decode()


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.FRONT_DESK, Role.COMPLIANCE])
def test_who_may_not_take_in_a_file_may_not_see_one(cast, bea, role):
    address = looked(bea, TORN)
    run = imported(bea, address, accept="BAD_AMOUNT").request["PATH_INFO"]
    other = signed_in(make_staff(cast.north, "Kim", role=role))
    for path in ("/import/", address, f"{address}refused-rows.csv", run, f"{run}refused-rows.csv"):
        assert other.get(path).status_code == 403
    assert other.post(address, {"do": "import"}).status_code == 403
    assert hand_in(other).status_code == 403


def test_a_page_over_many_rows_asks_no_more_than_over_few(cast, bea):
    few = looked(bea)
    rows = [f'C-{n},"Row, {n}",$50.00,10/01/2026,312-555-{n:04}' for n in range(300)]
    many = looked(bea, "\n".join([HEADER, *ROWS, *rows, ""]))
    counts = []
    for address in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            bea.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
