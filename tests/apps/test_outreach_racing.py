"""Several workers at the same rows at the same time, on PostgreSQL.

SQLite has one writer, and is raced by whole processes in tests/stories/test_crash.py.
"""

import threading
from collections import Counter

import pytest
from django.db import connection, connections
from tests.cast import NOW
from tests.crowd import enroll_all, make_crowd
from tests.providers import Provider

from tactful.core.vocabulary import Category, Channel
from tactful.journeys.actions import wake
from tactful.journeys.queries import enrollments_off_their_history
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, hand_over, queue_touches
from tactful.outreach.models import Touch

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="this run is on SQLite"),
]

PEOPLE = 120


@pytest.fixture
def practice(transactional_db):
    return make_crowd(PEOPLE, now=NOW)


def race(*runs):
    """Run each in a thread of its own, starting together; what each returned."""
    gate, results, faults = threading.Barrier(len(runs)), [], []

    def run(work):
        gate.wait()
        try:
            results.append(work())
        except Exception as error:
            faults.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    return results


def until_done(step):
    """Repeat a step until it finds nothing twice in a row: another worker may hold a few rows."""

    def work():
        total = idle = 0
        while idle < 2:
            handled = step()
            total += handled
            idle = 0 if handled else idle + 1
        return total

    return work


def ask_all(practice, *channels):
    ids = Guarantor.objects.filter(practice=practice).values_list("id", flat=True)
    touches = [
        NewTouch(
            guarantor_id=id,
            origin_key=f"{channel}:{id}",
            channel=channel,
            category=Category.REMINDER,
            template_key="past_due",
        )
        for id in ids
        for channel in channels
    ]
    queue_touches(practice, touches, now=NOW)


def test_two_workers_at_one_queue_hand_each_touch_over_once(practice):
    ask_all(practice, Channel.SMS)
    providers = [Provider(Channel.SMS) for _ in range(3)]
    race(
        *(
            until_done(lambda p=p: hand_over(practice, Channel.SMS, p, now=NOW, limit=10))
            for p in providers
        )
    )
    got = Counter(touch.touch_id for p in providers for touch in p.got)
    assert (len(got), max(got.values())) == (PEOPLE, 1)
    assert sum(bool(p.got) for p in providers) > 1


def test_a_text_and_an_email_cannot_both_find_room_for_one_more(practice):
    """Each person may get one of the two; which one is a matter of who was first."""
    ask_all(practice, Channel.SMS, Channel.EMAIL)
    texts, mails = Provider(Channel.SMS), Provider(Channel.EMAIL)
    race(
        until_done(lambda: hand_over(practice, Channel.SMS, texts, now=NOW, limit=7)),
        until_done(lambda: hand_over(practice, Channel.EMAIL, mails, now=NOW, limit=7)),
    )
    hand_over(practice, Channel.SMS, texts, now=NOW)
    hand_over(practice, Channel.EMAIL, mails, now=NOW)
    per_person = Counter(
        Touch.objects.filter(status="accepted").values_list("guarantor_id", flat=True)
    )
    assert (len(per_person), max(per_person.values())) == (PEOPLE, 1)


def test_two_workers_waking_step_each_walk_once(practice):
    enroll_all(practice, now=NOW)
    counts = race(*[until_done(lambda: wake(practice, now=NOW, limit=10)) for _ in range(3)])
    assert sum(counts) == PEOPLE
    assert Touch.objects.count() == PEOPLE
    assert enrollments_off_their_history(practice) == []
