"""The quarterly review in the browser: for whoever may read the audit, printable, signed."""

import pytest

from tactful.audit.models import AuditEntry
from tactful.practice.models import Role
from tests.cast import make_staff
from tests.web.pages import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def test_the_last_complete_quarter_is_shown_first(bea):
    page = bea.get("/reports/review/").content.decode()
    assert "The third quarter of 2026" in page


def test_the_running_quarter_says_so_and_cannot_be_signed_yet(bea, cast):
    page = bea.get("/reports/review/?quarter=2026Q4").content.decode()
    assert "which is still running" in page
    assert "Sign as" not in page
    bea.post("/reports/review/sign/", {"quarter": "2026Q4"})
    assert not AuditEntry.objects.filter(action="quarter reviewed").exists()


def test_who_signs_stands_under_it_and_in_the_audit(bea, cast):
    page = bea.post("/reports/review/sign/", {"quarter": "2026Q3"}, follow=True).content.decode()
    assert "Your name stands under the review of the third quarter of 2026." in page
    entry = AuditEntry.objects.get(action="quarter reviewed")
    assert (entry.actor, entry.subject) == (f"staff:{cast.bea.uid}", "review:2026Q3")
    assert "Sign as" not in bea.get("/reports/review/").content.decode()


@pytest.mark.parametrize("quarter", ["2027Q1", "soon", "2026Q5"])
def test_a_quarter_that_cannot_be_meant_leads_back_to_the_last_one(bea, quarter):
    answer = bea.get("/reports/review/", {"quarter": quarter})
    assert answer.status_code == 302


def test_no_patient_is_named_on_it(bea, cast):
    page = bea.get("/reports/review/?quarter=2026Q4").content.decode()
    assert not any(name in page for name in ("Smith", "Ruiz", "+1312"))


def test_the_figures_can_be_taken_along_each_with_how_it_is_counted(bea, cast):
    file = bea.get("/reports/review/file/?quarter=2026Q4&format=csv")
    assert file["Content-Disposition"] == 'attachment; filename="review-2026Q4.csv"'
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Section,What,Figure,How it is counted"
    assert "Stops,people who said stop,1,each person once" in lines
    assert not any(name in file.content.decode() for name in ("Smith", "Ruiz", "312555"))
    book = bea.get("/reports/review/file/?quarter=2026Q4&format=xlsx")
    assert book.content[:2] == b"PK"
    assert AuditEntry.objects.filter(action="report taken out").count() == 2
    assert bea.get("/reports/review/file/?quarter=2027Q4&format=csv").status_code == 302
    assert bea.get("/reports/review/file/?quarter=2026Q4&format=exe").status_code == 302


def test_whoever_works_elsewhere_reviews_their_own_practice_only(cast):
    sol = signed_in(cast.sol)
    assert "accounts/" not in sol.get("/reports/review/?quarter=2026Q4").content.decode()
    lines = sol.get("/reports/review/file/?quarter=2026Q4&format=csv").content.decode()
    assert "Stops,people who said stop,0,each person once" in lines


@pytest.mark.parametrize("role", [Role.BILLER, Role.FRONT_DESK, Role.READ_ONLY])
def test_only_whoever_may_read_the_audit_sees_it(cast, role):
    member = signed_in(make_staff(cast.north, "Fred", role=role))
    assert member.get("/reports/review/").status_code == 403
    assert member.get("/reports/review/file/?quarter=2026Q3&format=csv").status_code == 403
    assert member.post("/reports/review/sign/", {"quarter": "2026Q3"}).status_code == 403
