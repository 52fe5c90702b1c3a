"""Today's run: who hears from us, on which channel and why; who does not; and how to stop it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tactful.audit.models import AuditEntry
from tactful.channels.simulator import simulators
from tactful.chores import CHORES, drain, drain_practice
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.journeys.actions import install_shipped
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, open_hold, queue_touches
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.actions import declare_all, pause_sending, resume_sending
from tactful.practice.models import Role, SettingsVersion
from tactful.practice.queries import settings_of
from tactful.reports.outlook import left_out, outlook
from tactful.reports.today import LEFT_OUT, SEND, todays_run
from tests.apps.replying import texts
from tests.cast import NOW, TODAY, make_staff
from tests.crowd import enroll_all, make_crowd
from tests.web.pages import signed_in, text_of

pytestmark = pytest.mark.django_db
EARLY = NOW - timedelta(hours=3)  # 7 am in Chicago
NINE = NOW - timedelta(hours=1)


@pytest.fixture
def clinic(cast):
    """North at seven in the morning: declared, fed, its accounts on their journeys."""
    with time_machine.travel(EARLY, tick=False):
        declare_all(cast.north, by="test", now=EARLY)
        install_shipped(cast.north, by="test", now=EARLY)
        refresh_balances(cast.north, on=TODAY, now=EARLY, confirmed=True)
        CHORES["enroll"].run(EARLY, 500)
        yield cast


@pytest.fixture
def bea(clinic):
    return signed_in(clinic.bea)


def waits_in_the_outbox(guarantor, *, at=EARLY, channel=Channel.SMS, key="test"):
    touch = NewTouch(
        guarantor_id=guarantor.pk,
        origin_key=f"{key}:{guarantor.pk}",
        channel=channel,
        category=Category.REMINDER,
        template_key="past_due",
        due_at=at,
    )
    queue_touches(guarantor.practice, [touch], now=EARLY)


def test_before_it_goes_it_says_who_gets_what_when_and_why(clinic, bea):
    page = text_of(bea.get("/today/"))
    assert re.search(r"Doe, John \S+ 9:00 AM Text past due 90 days past due \$310.00 90 days", page)
    assert re.search(r"Smith, Jane \S+ now E-mail past due", page)
    assert "It begins now." in page


def test_the_first_message_of_each_channel_stands_there_in_full(clinic, bea):
    page = text_of(bea.get("/today/"))
    assert "The first text, in full" in page
    assert "Hi John" in page
    assert "Reply STOP to opt out" in page
    assert "The first e-mail, in full" in page
    assert "Hi Jane" in page


def test_the_page_agrees_with_the_whole_run_as_the_command_line_tells_it(clinic, bea):
    plans = todays_run(clinic.north, now=EARLY)
    sends = sum(plan.action == SEND for plan in plans)
    page = text_of(bea.get("/today/"))
    assert f"As things stand, {sends} messages go out" in page
    for plan in plans:
        if plan.action != LEFT_OUT:
            assert plan.row.name in page


def test_who_is_left_out_is_counted_by_reason_and_named_behind_a_link(clinic, bea):
    open_hold(clinic.jane, HoldKind.DISPUTE, reason="wrong", origin_key="x", by="x", now=EARLY)
    drain(EARLY, simulators())
    page = text_of(bea.get("/today/"))
    assert "The bill is disputed 1 When the hold is released" in page
    named = text_of(bea.get("/today/left-out/dispute/"))
    assert "Smith, Jane" in named
    assert "Doe, John" not in named


def test_each_who_owes_is_on_a_list_of_those_left_out_or_comes_next_today(clinic, bea):
    reasons = left_out(clinic.north, on=TODAY)
    ahead = outlook(clinic.north, on=TODAY, now=EARLY)
    assert sum(reason.number for reason in reasons) + ahead.about == 4


def test_every_open_balance_stands_there_once_and_the_counts_add_up(clinic, bea):
    open_hold(clinic.jane, HoldKind.DISPUTE, reason="wrong", origin_key="x", by="x", now=EARLY)
    drain(EARLY, simulators())
    raw = bea.get("/today/everybody/")
    page = text_of(raw)
    assert re.search(r"Of 4 open balances, 1 hears from us , \d go(es)? to a person", page)
    for name in ("Smith, Jane", "Doe, John", "Lee, Mary", "Ruiz, Ana"):
        assert len(re.findall(rf">{name}</a>", raw.content.decode())) == 1
    left = sum(plan.action == LEFT_OUT for plan in todays_run(clinic.north, now=EARLY))
    assert f"Together {left}" in page
    assert "/reasons/DISPUTE_OPEN/" in raw.content.decode()


def test_the_run_is_narrowed_to_one_reason_or_one_kind_of_act(clinic, bea):
    open_hold(clinic.jane, HoldKind.DISPUTE, reason="wrong", origin_key="x", by="x", now=EARLY)
    drain(EARLY, simulators())
    named = text_of(bea.get("/today/everybody/?reason=dispute"))
    assert "Smith, Jane" in named
    assert "Doe, John" not in named
    named = text_of(bea.get("/today/everybody/?action=send"))
    assert "Doe, John" in named
    assert "Smith, Jane" not in named
    assert "Doe, John" in text_of(bea.get("/today/everybody/?action=nonsense&from=x"))


def test_four_hundred_are_told_one_by_one_in_as_many_queries_as_thirty():
    def asked(size):
        crowd = make_crowd(size, now=EARLY, name=f"Many{size}")
        owner = signed_in(make_staff(crowd, f"Own{size}", role=Role.OWNER))
        enroll_all(crowd, now=EARLY)
        with CaptureQueriesContext(connection) as queries:
            page = text_of(owner.get("/today/everybody/?from=20"))
        return len(queries), page

    with time_machine.travel(EARLY, tick=False):
        few, many = asked(30), asked(400)
    assert "Of 30 open balances, 30 hear from us" in few[1]
    assert "Of 400 open balances, 400 hear from us" in many[1]
    assert many[0] == few[0]


def test_looking_sends_nothing_and_changes_nothing(clinic, bea):
    before = Touch.objects.count()
    bea.get("/today/")
    bea.get("/today/everybody/")
    assert Touch.objects.count() == before


def test_what_is_due_now_can_be_sent_at_once_for_this_practice_only(clinic, bea):
    with time_machine.travel(NINE, tick=False):
        waits_in_the_outbox(clinic.pat, at=NINE)
        assert "Send what is due now" in text_of(bea.get("/today/"))
        answer = bea.post("/today/send/", follow=True)
    assert "left the outbox or were put off" in text_of(answer)
    sent = Touch.objects.filter(guarantor=clinic.john, status=TouchStatus.ACCEPTED)
    assert sent.count() == 1
    assert Touch.objects.get(guarantor=clinic.pat).status == TouchStatus.QUEUED


def test_stopping_everything_lets_no_reminder_leave_and_is_seen_on_the_page(clinic, bea):
    answer = bea.post("/today/stop/", follow=True)
    assert "All sending is stopped since 7:00 AM , by Bea." in text_of(answer)
    drain(NINE, simulators())
    assert Touch.objects.filter(practice=clinic.north, status=TouchStatus.QUEUED).exists()
    assert not Touch.objects.filter(practice=clinic.north, status=TouchStatus.ACCEPTED).exists()


def test_while_all_is_stopped_whoever_writes_stop_still_gets_the_confirmation(clinic, bea):
    bea.post("/today/stop/")
    texts(clinic.north, clinic.john, "STOP", at=NINE)
    drain(NINE, simulators())
    sent = Touch.objects.get(guarantor=clinic.john, status=TouchStatus.ACCEPTED)
    assert sent.template_key == "opt_out_confirm"


def test_letting_it_go_on_sends_what_waited(clinic, bea):
    bea.post("/today/stop/")
    drain(NINE, simulators())
    with time_machine.travel(NOW, tick=False):
        page = text_of(bea.post("/today/go-on/", follow=True))
    assert "Sending goes on." in page
    drain(NOW, simulators())
    assert Touch.objects.filter(guarantor=clinic.john, status=TouchStatus.ACCEPTED).exists()


def test_stopping_keeps_the_other_settings_and_is_written_down_once(clinic, bea):
    from tactful.practice.actions import change_settings

    change_settings(clinic.north, {"promise_horizon_days": 30}, by="x", now=EARLY)
    assert pause_sending(clinic.north, by="staff:x", now=EARLY)
    assert not pause_sending(clinic.north, by="staff:x", now=EARLY)
    settings = settings_of(clinic.north)
    assert (settings.sending_paused, settings.promise_horizon_days) == (True, 30)
    assert resume_sending(clinic.north, by="staff:x", now=EARLY)
    assert settings_of(clinic.north).sending_paused is False
    versions = SettingsVersion.objects.filter(practice=clinic.north).order_by("number")
    assert [v.reason for v in versions] == ["", "sending stopped", "sending goes on"]
    assert not settings_of(clinic.south).sending_paused


def test_while_it_is_stopped_nothing_is_sent_by_hand_either(clinic, bea):
    waits_in_the_outbox(clinic.john, at=NINE)
    bea.post("/today/stop/")
    with time_machine.travel(NINE, tick=False):
        answer = bea.post("/today/send/", follow=True)
    assert "Let it go on first." in text_of(answer)
    assert "Send what is due now" not in text_of(answer)
    assert not Touch.objects.filter(status=TouchStatus.ACCEPTED).exists()


def test_an_export_that_is_too_old_is_named_with_what_to_do(clinic):
    with time_machine.travel(EARLY + timedelta(days=3), tick=False):
        page = text_of(signed_in(clinic.bea).get("/today/"))
    assert "No reminder goes out today." in page
    assert "The newest export is too old" in page
    assert "Import a file" in page


def test_sol_sees_nothing_of_norths_run_and_stops_only_his_own(clinic):
    sol = signed_in(clinic.sol)
    lists = ("later/", "no_journey/")
    for address in ("/today/", "/today/everybody/", *(f"/today/left-out/{one}" for one in lists)):
        page = sol.get(address).content.decode()
        for secret in ("Doe", "Smith", "Lee", "310.00", clinic.john.uid):
            assert secret not in page
    sol.post("/today/stop/")
    assert not settings_of(clinic.north).sending_paused
    assert settings_of(clinic.south).sending_paused


@pytest.mark.parametrize("act", ["send", "stop", "go-on"])
def test_somebody_who_only_reads_may_look_and_not_act(clinic, act):
    reader = signed_in(make_staff(clinic.north, "Ray", role=Role.READ_ONLY))
    page = text_of(reader.get("/today/"))
    assert "Doe, John" in page
    assert "Stop all sending" not in page
    assert "Send what is due" not in page
    assert reader.post(f"/today/{act}/").status_code == 403
    assert reader.get(f"/today/{act}/").status_code == 405


def test_a_reason_nobody_knows_is_not_found(clinic, bea):
    assert bea.get("/today/left-out/nonsense/").status_code == 404


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99999", "9" * 40, "1.5"])
def test_a_made_up_page_is_answered(clinic, bea, asked):
    assert bea.get(f"/today/?from={asked}").status_code == 200
    assert bea.get(f"/today/left-out/no_journey/?from={asked}").status_code == 200


def test_who_was_seen_is_written_down_by_id(clinic, bea):
    bea.get("/today/")
    last = AuditEntry.objects.filter(action="today's run viewed").latest("number")
    assert clinic.john.uid in last.detail["accounts"]
    assert "Doe" not in str(last.detail)


def test_pages_of_the_run_follow_one_another_without_a_gap():
    crowd = make_crowd(60, now=EARLY)
    with time_machine.travel(EARLY, tick=False):
        owner = signed_in(make_staff(crowd, "Own", role=Role.OWNER))
        enroll_all(crowd, now=EARLY)
        CHORES["wake"].run(EARLY, 500)
        people = list(Guarantor.objects.for_practice(crowd).select_related("practice"))
        for guarantor in people[:30]:
            waits_in_the_outbox(guarantor, at=NINE)
        seen, address, pages = [], "/today/", 0
        while address:
            page = owner.get(address).content.decode()
            seen += re.findall(r"Last\w+, First\w+(?=</a>\s*<span class=\"sub)", page)
            found = re.search(r'href="([^"]+)" rel="next"', page)
            address, pages = (found[1] if found else ""), pages + 1
    # Half of them have a message in the outbox and a journey that comes to a step as well.
    assert pages == 4
    assert len(seen) == 90
    assert len(set(seen)) == 60


def test_the_page_asks_no_more_over_three_hundred_accounts_than_over_thirty():
    def queries(size):
        crowd = make_crowd(size, now=EARLY, name=f"Crowd{size}")
        owner = signed_in(make_staff(crowd, f"Own{size}", role=Role.OWNER))
        enroll_all(crowd, now=EARLY)
        CHORES["wake"].run(EARLY, 500)
        with CaptureQueriesContext(connection) as asked:
            assert owner.get("/today/").status_code == 200
        return len(asked)

    with time_machine.travel(EARLY, tick=False):
        assert queries(30) == queries(300)


def test_names_messages_and_amounts_can_be_covered(clinic, bea):
    page = bea.get("/today/").content.decode()
    assert re.search(r'class="private"[^>]*>\s*Doe, John', page)
    assert re.search(r'class="slip private">', page)
    assert 'style="' not in page


def test_running_one_practice_to_its_end_leaves_the_others_alone(clinic):
    waits_in_the_outbox(clinic.pat, at=NINE)
    assert drain_practice(clinic.north, NINE, simulators())
    assert Touch.objects.filter(guarantor=clinic.john, status=TouchStatus.ACCEPTED).exists()
    assert Touch.objects.get(guarantor=clinic.pat).status == TouchStatus.QUEUED
    assert not drain_practice(clinic.north, NINE, simulators())


def test_two_hundred_fit_on_one_page_to_be_printed(clinic):
    crowd = make_crowd(40, now=EARLY)
    owner = signed_in(make_staff(crowd, "Own", role=Role.OWNER))
    enroll_all(crowd, now=EARLY)
    short, long = owner.get("/today/"), owner.get("/today/?from=0&rows=many")
    assert 'href="/today/?from=0&amp;rows=many"' in short.content.decode()
    assert len(re.findall(r"First\w+ G", text_of(short))) == 25
    assert len(re.findall(r"First\w+ G", text_of(long))) == 40
    assert "Printed by Own" in text_of(long)
