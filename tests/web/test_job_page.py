"""Long work on its page: seen while it goes on, found again, and its file taken out once."""

import re
from datetime import timedelta

import pytest

from tactful.audit.models import AuditEntry
from tactful.chores import CHORES, LIMIT
from tactful.jobs.actions import Given, ask, claim_next, finish, keep_file, say_worker_is_there
from tactful.jobs.beats import Beat
from tactful.jobs.models import Job, JobFile
from tactful.practice.models import Role
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PART = {"HX-Request": "true", "HX-Target": "progress"}


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


@pytest.fixture
def export(cast):
    """The worklist as a file, asked for and not yet written."""
    params = {"list": "worklist", "format": "csv", "asked": {}}
    by = f"staff:{cast.bea.uid}"
    return ask(cast.north, kind="export", params=params, by=by, now=NOW)


def page_of(job):
    return f"/long-work/{job.uid}/"


def written(job, name="worklist-2026-11-20.csv", content=b"Smith,123.45"):
    """The job, done, with the file it made."""
    running = claim_next(NOW, [job.kind])
    keep_file(running, JobFile.Role.OUT, Given(name, [content], "text/csv"), now=NOW)
    finish(running, said="The file is ready.", result={}, now=NOW)
    return Job.objects.get(pk=job.pk)


def test_where_no_worker_runs_the_page_says_so_plainly(bea, export):
    said = text_of(bea.get(page_of(export)))
    assert "Nobody is doing background work." in said
    assert "tactful run" in said
    say_worker_is_there(NOW)
    said = text_of(bea.get(page_of(export)))
    assert "Nobody is doing background work" not in said
    assert "It begins in a moment." in said


def test_a_worker_that_is_gone_is_missed_since_when(bea, export):
    say_worker_is_there(NOW - timedelta(minutes=12))
    assert "Nobody is doing background work since 9:48 AM" in text_of(bea.get(page_of(export)))


def test_the_page_shows_how_far_it_is_and_asks_again_until_it_is_over(bea, export):
    running = claim_next(NOW, ["export"])
    with Beat(running) as beat:
        beat.say("Writing the rows")
        beat(300, 1_200)
        beat._write()
        part = bea.get(page_of(export), headers=PART)
    body = part.content.decode()
    assert re.search(r'<progress max="1200"\s+value="300"', body)
    assert "Writing the rows: 300 of about 1,200 rows." in text_of(part)
    assert 'hx-trigger="every 1s"' in body
    finish(running, said="The file is ready.", result={}, now=NOW)
    assert "hx-trigger" not in bea.get(page_of(export), headers=PART).content.decode()


def test_without_scripts_only_a_page_of_open_work_loads_itself_again(bea, export):
    refresh = '<meta http-equiv="refresh" content="2">'
    assert refresh in bea.get(page_of(export)).content.decode()
    assert refresh not in bea.get(page_of(written(export))).content.decode()


def test_the_file_is_taken_out_under_its_own_name_and_that_is_written_down(bea, export):
    written(export)
    assert "Download the file" in text_of(bea.get(page_of(export)))
    answer = bea.get(f"{page_of(export)}file/")
    assert answer.getvalue() == b"Smith,123.45"
    disposition = answer["Content-Disposition"]
    assert disposition == 'attachment; filename="worklist-2026-11-20.csv"'
    assert answer["Content-Type"] == "text/csv"
    assert "no-store" in answer["Cache-Control"]
    entry = AuditEntry.objects.get(action="export taken out")
    assert entry.detail == {"job": export.uid, "list": "worklist"}


def test_a_file_that_was_kept_long_enough_says_so(bea, export):
    written(export)
    CHORES["drop_job_files"].run(NOW + timedelta(hours=25), LIMIT)
    answer = bea.get(f"{page_of(export)}file/", follow=True)
    assert "That file was kept for a day and is gone." in text_of(answer)
    assert "Download the file" not in text_of(answer)


def test_work_in_progress_is_found_again_newest_first(bea, export, cast):
    later = NOW + timedelta(minutes=1)
    by = f"staff:{cast.bea.uid}"
    ask(cast.north, kind="look_through", params={}, by=by, now=later)
    said = text_of(bea.get("/long-work/"))
    assert said.index("Look through a file") < said.index("Worklist as a file")
    assert "Bea" in said


def test_what_waits_can_be_taken_back(bea, export):
    answer = bea.post(f"{page_of(export)}cancel/", follow=True)
    assert "That is taken back. Nothing was changed." in text_of(answer)
    assert Job.objects.get().state == "cancelled"
    answer = bea.post(f"{page_of(export)}cancel/", follow=True)
    assert "could not be taken back" in text_of(answer)


def test_a_page_that_is_only_looked_at_cancels_nothing(bea, export):
    assert bea.get(f"{page_of(export)}cancel/").status_code == 405
    assert Job.objects.get().state == "waiting"


def test_sol_at_south_finds_neither_the_work_nor_its_file(cast, export):
    written(export)
    sol = signed_in(cast.sol)
    for path in (page_of(export), f"{page_of(export)}file/"):
        assert sol.get(path).status_code == 404
    assert sol.post(f"{page_of(export)}cancel/").status_code == 404
    assert "Worklist as a file" not in text_of(sol.get("/long-work/"))


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.FRONT_DESK])
def test_who_may_not_take_lists_out_may_not_through_this_door(cast, export, role):
    written(export)
    other = signed_in(make_staff(cast.north, "Kim", role=role))
    for path in ("/long-work/", page_of(export), f"{page_of(export)}file/"):
        assert other.get(path).status_code == 403
    assert other.post(f"{page_of(export)}cancel/").status_code == 403


def test_compliance_sees_what_goes_out_and_not_what_comes_in(cast, export):
    look = ask(cast.north, kind="look_through", params={}, by="staff:x", now=NOW)
    kim = signed_in(make_staff(cast.north, "Kim", role=Role.COMPLIANCE))
    assert kim.get(page_of(export)).status_code == 200
    assert kim.get(page_of(look)).status_code == 403
    assert "Look through a file" not in text_of(kim.get("/long-work/"))


def test_a_list_nobody_knows_fails_in_words(bea, cast):
    job = ask(cast.north, kind="export", params={"list": "x"}, by="staff:x", now=NOW)
    CHORES["run_jobs"].run(NOW, LIMIT)
    assert "There is no such list." in text_of(bea.get(page_of(job)))
