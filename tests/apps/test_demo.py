"""The demo is a story that is the same every time, and is told once."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.remembered import Remembered

from tactful.core.vocabulary import Category, Channel
from tactful.demo import build as demo
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.practice.actions import declare_all
from tactful.practice.models import Practice, Staff
from tactful.reports.today import todays_run
from tactful.web.counts import waiting_replies

NOW = datetime(2026, 11, 24, 14, 55, tzinfo=UTC)  # 8:55 on a Tuesday in Chicago
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def remembered():
    """Built once: to live through twelve days takes longer than to look at what they left."""
    password = "amber-birch-cedar-delta"
    return Remembered(
        lambda: demo.build(now=NOW, password=password, days=12, progress=lambda *_: None)
    )


@pytest.fixture
def built(remembered):
    return remembered.again()


def test_the_clinic_has_reminded_people_and_heard_from_them(built):
    sent = Touch.objects.filter(practice=built.practice, status=TouchStatus.ACCEPTED)
    assert sent.count() > 20
    assert {t.channel for t in sent} == {"sms", "email"}
    assert InboundMessage.objects.filter(practice=built.practice).exists()
    assert all(t.handed_over_at.hour >= 13 or t.handed_over_at.hour < 3 for t in sent), (
        "by day only"
    )


def test_the_guides_three_people_are_there_and_owe(built):
    owing = Guarantor.objects.filter(practice=built.practice, balance__balance_cents__gt=0)
    assert set(owing.values_list("external_id", flat=True)) >= {"A-20001", "A-20002", "A-20003"}


def test_the_day_begins_with_something_to_do(built):
    actions = {plan.action for plan in todays_run(built.practice, now=NOW)}
    assert "left_out" in actions
    assert actions & {"send", "person"}


def test_replies_of_the_last_hour_wait_for_whoever_opens_it(built):
    assert waiting_replies(built.practice) >= len(demo.LAST_HOUR)


def test_a_second_time_only_the_password_is_new(built):
    before = Touch.objects.count()
    again = demo.build(
        now=NOW, password="kelp-linden-maple-olive", days=12, progress=lambda *_: None
    )
    assert not again.fresh
    assert Touch.objects.count() == before
    assert Practice.objects.count() == 1
    assert Staff.objects.get(email=again.email).check_password("kelp-linden-maple-olive")


def test_nobody_in_it_could_be_a_real_person(built):
    for person in Guarantor.objects.filter(practice=built.practice):
        assert not person.mobile or person.mobile[5:10] == "55501"
        assert not person.email or person.email.endswith("@example.com")


def test_beside_a_real_practice_the_demo_is_refused_and_its_reminders_wait(cast):
    declare_all(cast.north, by="test", now=NOW - timedelta(days=20))
    reminder = NewTouch(
        guarantor_id=cast.john.pk,
        origin_key="reminder",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="reminder_friendly",
        to_address=cast.john.mobile,
    )
    queue_touches(cast.north, [reminder], now=NOW - timedelta(days=15))
    with pytest.raises(demo.NotHere):
        demo.build(now=NOW, password="amber-birch-cedar-delta", days=1, progress=lambda *_: None)
    assert Touch.objects.get(guarantor=cast.john).status == TouchStatus.QUEUED
    assert set(Practice.objects.all()) == {cast.north, cast.south}


def test_an_interrupted_demo_leaves_nothing_and_can_be_begun_again():
    def lose_patience(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.build(now=NOW, password="amber-birch-cedar-delta", days=1, progress=lose_patience)
    assert not Practice.objects.exists()
