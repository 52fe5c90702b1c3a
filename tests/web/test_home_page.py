"""Home: what needs a person today, what goes out, what is ours to fix, what changed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tactful.audit.models import AuditEntry
from tactful.channels.simulator import simulators
from tactful.chores import drain
from tactful.core.vocabulary import Category, Channel, Urgency, WorkKind
from tactful.intake.models import ImportRun
from tactful.ledger.actions import record_payment, record_promise
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.practice.actions import declare_all, pause_sending
from tactful.practice.models import DeclaredFact, Role
from tactful.reports.home import last_working_day
from tactful.web.counts import needing_a_person, waiting_replies
from tactful.worklist.actions import NewItem, open_items
from tests.apps.replying import texts
from tests.cast import NOW, TODAY, local, make_guarantor, make_staff, pay, refresh
from tests.crowd import make_crowd
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]


@pytest.fixture
def bea(cast):
    declare_all(cast.north, by="test", now=NOW)
    return signed_in(cast.bea)


def work(guarantor, reason, *, urgency=Urgency.P1, kind=WorkKind.REPLY):
    item = NewItem(guarantor.pk, kind, urgency, reason, f"test:{guarantor.pk}:{reason}")
    open_items(guarantor.practice, [item], now=NOW)


def waits_in_the_outbox(guarantor, *, at=NOW, channel=Channel.SMS):
    touch = NewTouch(
        guarantor_id=guarantor.pk,
        origin_key=f"test:{guarantor.pk}:{at.isoformat()}",
        channel=channel,
        category=Category.REMINDER,
        template_key="past_due",
        due_at=at,
    )
    queue_touches(guarantor.practice, [touch], now=NOW)


def test_the_morning_begins_with_a_sentence_that_says_how_things_stand(cast, bea):
    work(cast.john, "two reminders unanswered", kind=WorkKind.CALL)
    work(cast.mary, "says the bill is wrong", kind=WorkKind.DISPUTE)
    waits_in_the_outbox(cast.jane, at=local(TODAY, 14))
    pay(cast.ana, 10_00, on=TODAY)
    page = text_of(bea.get("/"))
    assert "Friday, November 20" in page
    assert "Two accounts need a person today." in page
    assert "One message goes out from 2:00 PM ." in page
    assert "One guarantor has paid since yesterday." in page


def test_who_needs_a_person_stands_with_why_what_next_balance_and_age_by_urgency(cast, bea):
    work(cast.john, "two reminders unanswered", kind=WorkKind.CALL, urgency=Urgency.P2)
    work(cast.mary, "says the bill is wrong", kind=WorkKind.DISPUTE, urgency=Urgency.P1)
    page = text_of(bea.get("/"))
    assert re.search(
        r"Lee, Mary Disputed 11:00 AM Says the bill is wrong Look into the bill "
        r"\$88.20 45 days Doe, John .* Call \$310.00 90 days",
        page,
    )


def test_only_the_first_eight_stand_here_and_the_rest_on_the_worklist(cast, bea):
    for number in range(9):
        work(make_guarantor(cast.north, f"Person{number}, P"), "asks to be called")
    refresh(cast.north)
    answer = bea.get("/")
    assert "All 9 who need a person" in text_of(answer)
    assert 'href="/worklist/?view=today"' in answer.content.decode()
    assert "Person7, P" in text_of(answer)
    assert "Person8, P" not in text_of(answer)


def test_the_bar_the_home_page_and_the_worklist_count_the_same_people(cast, bea):
    work(cast.john, "two reminders unanswered")
    work(cast.john, "says the bill is wrong")
    texts(cast.north, cast.mary, "the amount is wrong")
    assert needing_a_person(cast.north, on=TODAY) == 2
    assert waiting_replies(cast.north) == 1
    assert needing_a_person(cast.south, on=TODAY) == 0
    assert waiting_replies(cast.south) == 0
    assert "Two accounts need a person today. One reply waits to be read" in text_of(bea.get("/"))
    assert "Two accounts need a person today" in text_of(bea.get("/worklist/?view=today"))


def test_what_changed_since_friday_is_told_on_monday(cast):
    assert last_working_day(TODAY + timedelta(days=3)) == TODAY
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        pay(cast.jane, 20_00, on=TODAY + timedelta(days=1))
        page = text_of(signed_in(cast.bea).get("/"))
    assert "One guarantor has paid since Friday." in page
    assert "Paid Smith, Jane $20.00" in page


def test_payments_promises_stops_replies_and_files_are_told_with_whom_and_how_much(cast, bea):
    record_payment(cast.jane, amount_cents=23_45, on=TODAY, method="card", by="x", now=NOW)
    record_promise(
        cast.john,
        promised_on=TODAY + timedelta(days=7),
        amount_cents=50_00,
        made_on=TODAY,
        taken_by="x",
        now=NOW,
    )
    texts(cast.north, cast.mary, "STOP")
    ImportRun.objects.create(
        practice=cast.north,
        source="balances_file",
        file_name="x.csv",
        digest="d",
        as_of=TODAY,
        status="committed",
        changes={"new": 1, "changed": 2, "unchanged": 3},
        imported_by="x",
        started_at=NOW,
        finished_at=NOW,
    )
    page = text_of(bea.get("/"))
    assert "Paid Smith, Jane $23.45" in page
    assert "Promised Doe, John will pay by Fri, Nov 27 ; reminders wait until then $50.00" in page
    assert "Opted out Lee, Mary asked us to stop" in page
    assert "Reply Lee, Mary wrote by text" in page
    assert "File read 6 accounts read" in page


def test_a_payment_that_came_back_counts_for_nobody(cast, bea):
    pay(cast.jane, 20_00, on=TODAY, returned_on=TODAY)
    page = text_of(bea.get("/"))
    assert "Nobody has paid since yesterday." in page
    assert "Paid Smith" not in page


def test_a_long_list_of_changes_stops_and_says_where_the_rest_is(cast, bea):
    for cents in range(100, 115):
        pay(cast.jane, cents, on=TODAY)
    answer = bea.get("/")
    assert text_of(answer).count("Paid Smith, Jane") == 12
    assert text_of(bea.get("/?changes=all")).count("Paid Smith, Jane") == 15
    assert "Show more of what changed" in text_of(answer)


def test_a_stale_export_is_ours_to_fix_and_says_how(cast, bea):
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        answer = signed_in(cast.bea).get("/")
    page = text_of(answer)
    assert "No reminder goes out today." in page
    assert (
        "The last export is too old Reminders wait until a new file comes in. Import a file" in page
    )
    assert 'href="/import/"' in answer.content.decode()


def test_a_fresh_export_and_answered_questions_leave_nothing_to_fix(cast, bea):
    assert "Nothing went wrong on our side." in text_of(bea.get("/"))


def test_unanswered_questions_refusals_and_lost_answers_are_ours_to_fix(cast, bea):
    DeclaredFact.objects.filter(practice=cast.north, name="statements_sent").delete()
    work(cast.john, "the text was refused", kind=WorkKind.REFUSED_TOUCH)
    work(cast.mary, "we lost the answer", kind=WorkKind.UNKNOWN_OUTCOME)
    page = text_of(bea.get("/"))
    assert "1 question about your practice is not answered" in page
    assert "1 message was refused" in page
    assert "1 message may or may not have arrived" in page
    assert "They will not be sent again by themselves." in page


def test_when_all_sending_is_stopped_home_says_so_first(cast, bea):
    waits_in_the_outbox(cast.jane)
    pause_sending(cast.north, by=f"staff:{cast.bea.uid}", now=NOW)
    page = text_of(bea.get("/"))
    assert "All sending is stopped since 10:00 AM , by Bea." in page
    assert "No reminder goes out today." in page
    assert "Let sending go on" in page
    assert "All sending is stopped" not in text_of(signed_in(cast.sol).get("/"))


def test_a_new_practice_is_told_the_one_next_act(cast, bea):
    empty = make_staff(_new_practice(), "Eve", role=Role.OWNER)
    page = text_of(signed_in(empty).get("/"))
    assert "No account is here yet" in page
    assert "Import a file" in page


def _new_practice():
    from tests.cast import make_practice

    return make_practice("Newhouse")


def test_when_nothing_needs_a_person_home_says_so(cast, bea):
    page = text_of(bea.get("/"))
    assert "Nothing needs a person today. Nothing more goes out today." in page


def test_sol_at_south_sees_nothing_of_north(cast, bea):
    work(cast.john, "two reminders unanswered")
    pay(cast.jane, 23_45, on=TODAY)
    texts(cast.north, cast.mary, "the amount is wrong")
    waits_in_the_outbox(cast.ana)
    page = signed_in(cast.sol).get("/").content.decode()
    for secret in ("Doe", "Smith", "Lee", "23.45", cast.john.uid, cast.mary.uid, "North"):
        assert secret not in page


def test_who_was_seen_is_written_down_by_id(cast, bea):
    work(cast.john, "two reminders unanswered")
    pay(cast.jane, 23_45, on=TODAY)
    bea.get("/")
    last = AuditEntry.objects.filter(action="home viewed").latest("number")
    assert set(last.detail["accounts"]) == {cast.john.uid, cast.jane.uid}


def test_names_and_amounts_can_be_covered(cast, bea):
    work(cast.john, "two reminders unanswered")
    pay(cast.jane, 23_45, on=TODAY)
    page = bea.get("/").content.decode()
    for secret in ("Doe, John", "Smith, Jane"):
        assert re.search(rf'class="private"[^>]*>\s*{secret}', page)
    assert re.search(r'class="private">\s*\$23.45', page)
    assert "Doe" not in re.search(r"<title>(.*?)</title>", page, re.S)[1]


def test_a_name_that_is_code_is_shown_as_text(cast, bea):
    work(make_guarantor(cast.north, "<script>alert(1)</script>, X"), "asks to be called")
    page = bea.get("/").content.decode().split("<main", 1)[1]
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_morning_page_asks_no_more_over_three_hundred_accounts_than_over_three(cast):
    def queries(size):
        practice = make_crowd(size, now=NOW, name=f"Crowd{size}")
        owner = signed_in(make_staff(practice, f"Own{size}", role=Role.OWNER))
        for guarantor in practice_people(practice)[:10]:
            work(guarantor, "asks to be called")
            waits_in_the_outbox(guarantor)
            pay(guarantor, 10_00, on=TODAY)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert owner.get("/").status_code == 200
        return len(asked)

    drain(NOW, simulators())
    assert queries(300) == queries(3)


def practice_people(practice):
    from tactful.ledger.models import Guarantor

    return list(Guarantor.objects.for_practice(practice).select_related("practice"))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_page_is_only_for_reading(cast, bea, method):
    assert getattr(bea, method)("/").status_code == 405


@pytest.mark.parametrize("asked", ["/?changes=", "/?changes=<script>", "/?changes=all"])
def test_whatever_is_asked_the_page_answers(cast, bea, asked):
    assert bea.get(asked).status_code == 200


def test_danger_from_an_address_nobody_has_is_told_at_the_top_of_the_morning(cast, bea):
    texts(cast.north, "+13125559999", "why do you text me, i do not know you")
    assert "may be urgent" not in text_of(bea.get("/"))
    danger = texts(cast.north, "+13125559999", "i want to die").message
    answer = bea.get("/")
    assert "A message that may be urgent came from an address no account has." in text_of(answer)
    assert f'href="/replies/{danger.uid}/"' in answer.content.decode()
    assert "may be urgent" not in text_of(signed_in(cast.sol).get("/"))
