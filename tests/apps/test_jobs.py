"""Long work: done once, seen while it goes on, taken up again where its worker died."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from tests.cast import NOW, make_practice

from tactful.audit.models import AuditEntry
from tactful.chores import CHORES, LIMIT
from tactful.intake.long_work import Asked, take_in
from tactful.intake.models import ImportRun
from tactful.jobs import actions
from tactful.jobs.actions import Given, ask, cancel, claim_next, drop_old_files
from tactful.jobs.beats import Beat, how_far
from tactful.jobs.models import FileChunk, Job, JobFile, JobState
from tactful.jobs.queries import NEVER, content, worker_last_seen
from tactful.jobs.work import Outcome, do_next
from tactful.ledger.models import Balance, Guarantor

pytestmark = pytest.mark.django_db

FILE = (
    "Guarantor ID,Guarantor Name,Patient Balance,Due Date,Cell\n"
    'A-1,"Alder, Rose",$120.00,09/01/2026,312-555-0110\n'
    'A-2,"Birch, Otto",$80.50,10/01/2026,312-555-0111\n'
    'A-3,"Cedar, Ines",not an amount,10/01/2026,312-555-0112\n'
    "Total,,$200.50,,\n"
)
SECRETS = ("Alder", "Rose", "120", "312-555", "5550110", "Cedar")


def a_look(practice, text=FILE, *, name="aging.csv", **params):
    return ask(
        practice,
        kind="look_through",
        params=params,
        by="staff:bea",
        now=NOW,
        file=(name, text.encode()),
    )


def an_import(look, *, accept=("BAD_AMOUNT",), **params):
    asked = {"look": look.uid, "accept": [*accept], **params}
    return ask(look.practice, kind="import", params=asked, by="staff:bea", now=NOW)


def work(now=NOW):
    """What the worker does with long work until there is none."""
    while CHORES["run_jobs"].run(now, LIMIT):
        pass


def test_a_file_is_looked_through_and_nothing_changes(north):
    look = a_look(north)
    work()
    look.refresh_from_db()
    assert (look.state, look.said) == ("done", "The file is read. Nothing has changed yet.")
    assert Guarantor.objects.count() == 0
    assert [file.name for file in look.files.filter(role="out").order_by("id")] == [
        "looked.json",
        "refused-rows.csv",
    ]


def test_an_import_takes_the_rows_in_and_lets_go_of_the_file(north):
    look = a_look(north)
    work()
    taking = an_import(look)
    work()
    taking.refresh_from_db()
    assert (taking.state, taking.said) == ("done", "2 rows are in.")
    run = ImportRun.objects.get(uid=taking.result["run"])
    assert run.changes["new"] == 2
    assert run.imported_by == "staff:bea"
    given = look.files.get(role="in")
    assert given.dropped_at is not None
    assert not given.chunks.exists()


def test_a_worker_that_is_killed_in_an_import_does_not_import_twice(north):
    look = a_look(north)
    work()
    taking = an_import(look)
    job = claim_next(NOW, ["import"])
    assert job == taking
    take_in(job, Beat(job), NOW)  # …and here the worker dies: nobody says that it is done
    assert claim_next(NOW + timedelta(seconds=30), ["import"]) is None
    work(NOW + timedelta(minutes=2))
    taking.refresh_from_db()
    assert (taking.state, taking.tries) == ("done", 2)
    assert taking.result["repeated"] is True
    assert ImportRun.objects.filter(status="committed").count() == 1
    assert Balance.objects.filter(balance_cents__gt=0).count() == 2


def test_a_worker_that_was_thought_dead_cannot_end_the_work_of_another(north):
    a_look(north)
    first = claim_next(NOW, ["look_through"])
    second = claim_next(NOW + timedelta(minutes=2), ["look_through"])
    assert first == second
    assert not actions.fail(first, said="too late", result={}, now=NOW)
    assert actions.finish(second, said="read", result={}, now=NOW)
    assert Job.objects.get().said == "read"


def test_work_that_ends_its_worker_each_time_is_given_up(north):
    a_look(north)
    at = NOW
    for _ in range(3):
        assert claim_next(at, ["look_through"])
        at += timedelta(minutes=2)
    assert claim_next(at, ["look_through"]) is None
    job = Job.objects.get()
    assert (job.state, job.result) == ("failed", {"code": "GIVEN_UP"})


def test_the_longest_waiting_is_done_first_whoever_asked(north, south):
    order = []

    def look(job, beat, now):
        order.append(job.practice.slug)
        return Outcome("done")

    for at, practice in ((2, north), (1, south)):
        later = NOW + timedelta(seconds=at)
        ask(practice, kind="k", params={}, by="staff:x", now=later)
    while do_next(NOW, {"k": look}):
        pass
    assert order == ["south", "north"]


def test_a_fault_of_ours_is_said_plainly_and_the_next_job_is_done(north):
    def broken(job, beat, now):
        raise KeyError("Alder, Rose")

    ask(north, kind="k", params={}, by="staff:x", now=NOW)
    assert do_next(NOW, {"k": broken}) == 1
    job = Job.objects.get()
    assert job.state == "failed"
    assert job.said.startswith("Something went wrong on our side, and nothing was changed.")
    assert "Alder" not in str(job.result)


def test_what_waits_can_be_taken_back_and_what_runs_cannot(north):
    waiting = a_look(north)
    assert cancel(waiting, by="staff:bea", now=NOW)
    assert claim_next(NOW, ["look_through"]) is None
    running = a_look(north)
    assert claim_next(NOW, ["look_through"])
    assert not cancel(running, by="staff:bea", now=NOW)


def test_how_far_a_job_is_can_be_seen_while_it_runs(north):
    a_look(north)
    job = claim_next(NOW, ["look_through"])
    with Beat(job) as beat:
        beat.say("Reading the file")
        beat(2_000, 5_000)
        beat._write()
        seen = how_far(Job.objects.get())
    assert (seen.said, seen.done, seen.total) == ("Reading the file", 2_000, 5_000)
    assert seen.at >= NOW


def test_a_file_comes_back_as_it_was_given_however_it_came_in_pieces(north):
    pieces = [b"a" * 700_000, b"b" * 1_000_000, b"", b"c"]
    job = ask(
        north, kind="k", params={}, by="x", now=NOW, files=[Given("a.bin", iter(pieces), "x/y")]
    )
    file = job.files.get()
    assert b"".join(content(file)) == b"".join(pieces)
    assert file.size == 1_700_001
    assert max(len(bytes(chunk.data)) for chunk in FileChunk.objects.all()) <= 1 << 20


def test_an_export_is_kept_for_a_day_and_a_file_nobody_imported_for_a_week(north):
    export = ask(north, kind="export", params={}, by="x", now=NOW)
    out = actions.keep_file(export, JobFile.Role.OUT, Given("w.csv", [b"1"]), now=NOW)
    given = a_look(north).files.get()
    assert drop_old_files(NOW + timedelta(hours=23)) == 0
    assert drop_old_files(NOW + timedelta(hours=25)) == 1
    out.refresh_from_db()
    assert out.dropped_at
    assert drop_old_files(NOW + timedelta(days=8)) == 1
    assert not FileChunk.objects.filter(file=given).exists()


def test_a_page_can_tell_whether_a_worker_is_there(north):
    assert worker_last_seen(NOW) == NEVER
    work()
    assert worker_last_seen(NOW + timedelta(seconds=30)) is None
    assert worker_last_seen(NOW + timedelta(minutes=5)) == NOW


def test_nothing_of_a_patient_is_in_a_job_the_audit_or_the_log(north, caplog):
    look = a_look(north, columns=[[2, "patient_owed"]])
    work()
    an_import(look, columns=[[2, "patient_owed"]])
    work()
    kept = "".join(f"{job.params}{job.result}{job.said}" for job in Job.objects.all()) + "".join(
        f"{e.action}{e.subject}{e.detail}" for e in AuditEntry.objects.all()
    )
    assert AuditEntry.objects.filter(action="import committed").count() == 1
    for secret in SECRETS:
        assert secret not in kept
        assert secret not in caplog.text


def test_what_a_person_said_of_columns_survives_being_kept(north):
    params = {"columns": [[4, "mobile"], [1, None]], "as_of": "2026-11-20", "day_first": False}
    asked = Asked.of(params)
    assert asked.columns.fields == {4: "mobile", 1: None}
    assert Asked.of(asked.params()) == asked


def test_an_import_whose_file_is_gone_says_so(north):
    look = a_look(north)
    drop_old_files(NOW + timedelta(days=8))
    taking = an_import(look)
    work()
    taking.refresh_from_db()
    assert (taking.state, taking.result) == ("failed", {"code": "FILE_GONE"})


def test_a_broken_file_fails_in_fixed_words(north):
    look = a_look(north, "")
    work()
    look.refresh_from_db()
    assert (look.state, look.said) == ("failed", "The file cannot be read.")
    assert look.result == {"code": "EMPTY_FILE"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time (BEGIN IMMEDIATE)"
)
def test_two_workers_never_do_the_same_job():
    north = make_practice("North")
    for _ in range(6):
        ask(north, kind="k", params={}, by="staff:x", now=NOW)
    done, faults = [], []

    def look(job, beat, now):
        done.append(job.pk)
        time.sleep(0.02)
        return Outcome("done")

    def worker():
        try:
            while do_next(NOW, {"k": look}):
                pass
        except OperationalError as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == sorted(Job.objects.values_list("pk", flat=True))
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}
    assert not faults
