"""Several workers at the same rows at the same time, on PostgreSQL, and who stops them meanwhile.

SQLite has one writer, and is raced by whole processes in tests/stories.
"""

import random
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from tests.apps.replying import texts
from tests.cast import NOW, TODAY
from tests.crowd import confirm, enroll_all, make_crowd
from tests.providers import Provider

from tactful import chores
from tactful.audit.queries import verify
from tactful.conversations.actions import log_call
from tactful.core.policy.facts import Scope
from tactful.core.policy.order import STEPS
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.journeys.actions import wake
from tactful.journeys.queries import enrollments_off_their_history
from tactful.ledger.actions import record_payment
from tactful.ledger.models import Balance, Guarantor
from tactful.outreach.actions import (
    NewTouch,
    claim,
    hand_over,
    hear,
    pause,
    queue_touches,
    record_wish,
    stop_contact,
    suppress,
    write_to,
)
from tactful.outreach.models import GateDecision, Hold, Suppression, Touch, WishKind
from tactful.practice.actions import change_settings, pause_sending, resume_sending
from tactful.practice.models import SettingsVersion

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="this run is on SQLite"),
]

PEOPLE = 120
WAYS = (Channel.SMS, Channel.EMAIL, Channel.VOICE)
# Two days after Friday, ten in the morning: a Sunday, when only e-mail may go out.
IN_TWO_DAYS = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
ON_MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def practice(transactional_db):
    return make_crowd(PEOPLE, now=NOW)


@pytest.fixture
def few(transactional_db):
    return make_crowd(20, now=NOW)


def race(*runs):
    """Run each in a thread of its own, starting together; what each returned."""
    gate, results, faults = threading.Barrier(len(runs)), [None] * len(runs), []

    def run(place, work):
        try:
            gate.wait()
            results[place] = work()
        except Exception as error:
            faults.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert not any(thread.is_alive() for thread in threads)
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


def ids_of(practice):
    ids = Guarantor.objects.filter(practice=practice).order_by("id")
    return list(ids.values_list("id", flat=True))


def reminder(id, channel, key=""):
    return NewTouch(
        guarantor_id=id,
        origin_key=f"{channel}:{id}:{key}",
        channel=channel,
        category=Category.REMINDER,
        template_key="past_due",
        automated=channel is not Channel.VOICE,
    )


def ask_all(practice, *channels):
    touches = [reminder(id, channel) for id in ids_of(practice) for channel in channels]
    queue_touches(practice, touches, now=NOW)


def emptied(practice, *channels, limit=7):
    """A worker for each channel, until the outbox is empty; what each provider got."""
    providers = [Provider(channel) for channel in channels]
    race(
        *(
            until_done(lambda p=p: hand_over(practice, p.channel, p, now=NOW, limit=limit))
            for p in providers
        )
    )
    for provider in providers:
        hand_over(practice, provider.channel, provider, now=NOW)
    return providers


def test_two_workers_at_one_queue_hand_each_touch_over_once(practice):
    ask_all(practice, Channel.SMS)
    providers = emptied(practice, Channel.SMS, Channel.SMS, Channel.SMS, limit=10)
    got = Counter(touch.touch_id for p in providers for touch in p.got)
    assert (len(got), max(got.values())) == (PEOPLE, 1)
    assert sum(bool(p.got) for p in providers) > 1


def test_of_a_text_an_email_and_a_call_one_goes_and_the_others_wait_two_days(practice):
    """A hundred and twenty people with room for one more: which of the three goes first is a
    matter of who was faster, and nobody gets two."""
    ask_all(practice, *WAYS)
    emptied(practice, *WAYS)
    sent = Counter(Touch.objects.filter(status="accepted").values_list("guarantor_id", flat=True))
    assert (len(sent), max(sent.values())) == (PEOPLE, 1)
    waiting = Touch.objects.filter(status="queued").values_list("channel", "reason", "due_at")
    assert len(waiting) == 2 * PEOPLE
    assert {(channel, reason, due) for channel, reason, due in waiting} <= {
        ("sms", "FREQ_MIN_GAP", ON_MONDAY),
        ("email", "FREQ_MIN_GAP", IN_TWO_DAYS),
        ("voice", "FREQ_MIN_GAP", ON_MONDAY),
    }


def test_what_a_person_asks_for_by_hand_takes_a_slot_like_every_other(few):
    """Bea writes to everybody while the journeys' e-mails go out."""
    ask_all(few, Channel.EMAIL)
    people = list(Guarantor.objects.filter(practice=few).order_by("-id"))

    def by_hand():
        for person in people:
            write_to(person, reminder(person.pk, Channel.SMS, "hand"), by="staff:bea", now=NOW)
        return until_done(lambda: hand_over(few, Channel.SMS, texts_, now=NOW, limit=3))()

    texts_, mails = Provider(Channel.SMS), Provider(Channel.EMAIL)
    race(
        by_hand,
        until_done(lambda: hand_over(few, Channel.EMAIL, mails, now=NOW, limit=3)),
    )
    sent = Counter(Touch.objects.filter(status="accepted").values_list("guarantor_id", flat=True))
    assert max(sent.values()) == 1
    assert len(texts_.got) + len(mails.got) == 20


def test_two_workers_waking_step_each_walk_once(practice):
    enroll_all(practice, now=NOW)
    counts = race(*[until_done(lambda: wake(practice, now=NOW, limit=10)) for _ in range(3)])
    assert sum(counts) == PEOPLE
    assert Touch.objects.count() == PEOPLE
    assert enrollments_off_their_history(practice) == []


# Who stops a person, while a worker is about to write to them.


def stop(person):
    suppress(person.practice, ["all"], cause="opt_out", via="x", now=NOW, guarantor_id=person.pk)


def stop_by_number(person):
    suppress(person.practice, ["address"], cause="invalid", via="x", now=NOW, address=person.mobile)


def reply(person):
    texts(person.practice, person, "STOP")


def unclear_reply(person):
    texts(person.practice, person, "what is this about the insurance")


def dispute(person):
    hear(person, HoldKind.DISPUTE, by="staff:bea", now=NOW)


def staff_stop(person):
    stop_contact(person, (Scope.ALL,), by="staff:bea", now=NOW)


def staff_pause(person):
    pause(person, until=NOW + timedelta(days=3), reason="waits", by="staff:bea", now=NOW)


def wish(person):
    record_wish(person, WishKind.CHANNELS, ["letter"], source="phone", by="staff:bea", now=NOW)


def payment(person):
    cents = Balance.objects.get(guarantor=person).balance_cents
    record_payment(person, amount_cents=cents, on=TODAY, method="card", by="staff:bea", now=NOW)


def pause_all(person):
    pause_sending(person.practice, by="staff:bea", now=NOW)


STOPS = (
    *(stop, stop_by_number, reply, unclear_reply, dispute, staff_stop, staff_pause),
    *(wish, payment, pause_all),
)


def each_stopped(practice):
    """Everything that stops a person, each with somebody who is about to be written to."""
    for act, id in zip(STOPS, ids_of(practice), strict=False):
        queue_touches(practice, [reminder(id, Channel.SMS)], now=NOW)
        yield act, Guarantor.objects.get(pk=id)
    resume_sending(practice, by="test", now=NOW)


def reminded(person):
    sent = Touch.objects.filter(guarantor=person, category=Category.REMINDER)
    return sent.filter(handed_over_at__isnull=False).exists()


def test_nothing_is_handed_over_once_a_stop_is_committed(few):
    """Stopped between the wake and the hand-over: the worker reads everything again."""
    for act, person in each_stopped(few):
        act(person)
        hand_over(few, Channel.SMS, Provider(Channel.SMS), now=NOW)
        assert not reminded(person), act.__name__


def test_a_stop_waits_for_the_hand_over_it_comes_too_late_for(few):
    """A worker has decided about a person, and not committed yet: the stop comes after it, so
    that whoever reads the history finds no message later than the stop."""
    for act, person in each_stopped(few):
        order, decided, stopped = [], threading.Event(), threading.Event()

        def worker(person=person, order=order, decided=decided, stopped=stopped):
            with transaction.atomic():
                out = claim(few, Channel.SMS, provider="test", now=NOW).out
                assert person.pk in {tried.guarantor_id for tried, _ in out}
                decided.set()
                stopped.wait(0.1)
                order.append("handed over")

        def other(act=act, person=person, order=order, decided=decided, stopped=stopped):
            assert decided.wait(10)
            act(person)
            order.append("stopped")
            stopped.set()

        race(worker, other)
        assert order == ["handed over", "stopped"], act.__name__
        assert reminded(person), act.__name__


def test_a_hand_over_waits_for_the_stop_it_comes_too_late_for(few):
    """A stop is written, and not committed yet: nothing is handed over to its person, neither
    before it is committed nor after."""
    for act, person in each_stopped(few):
        order, written, claimed = [], threading.Event(), threading.Event()

        def other(act=act, person=person, order=order, written=written, claimed=claimed):
            with transaction.atomic():
                act(person)
                written.set()
                claimed.wait(0.1)
                order.append("stopped")

        def worker(written=written, claimed=claimed, order=order):
            assert written.wait(10)
            claim(few, Channel.SMS, provider="test", now=NOW)
            order.append("claimed")
            claimed.set()

        race(other, worker)
        assert sorted(order) == ["claimed", "stopped"], act.__name__
        claim(few, Channel.SMS, provider="test", now=NOW)
        assert not reminded(person), act.__name__


def test_a_slot_taken_away_while_workers_are_busy_is_not_used_after_that(practice):
    """Bea tightens the week to one contact in the middle of a run; whoever is decided about
    after her change was committed is decided about by it."""
    before = {"policy": {"caps": {"min_gap_h": 24}}}
    change_settings(practice, before, by="test", now=NOW, reason="a test of the cap")
    late = NOW + timedelta(hours=26)  # Saturday noon
    ask_all(practice, Channel.EMAIL)
    hand_over_all(practice, Channel.EMAIL, NOW)
    confirm(practice, now=late)
    queue_touches(practice, [reminder(id, Channel.SMS) for id in ids_of(practice)], now=late)
    began = threading.Event()

    def worker():
        began.set()
        return until_done(lambda: hand_over(practice, Channel.SMS, mine, now=late, limit=5))()

    def bea():
        began.wait(10)
        time.sleep(0.05)
        tighter = {"policy": {"caps": {"min_gap_h": 48}}}
        change_settings(practice, tighter, by="test", now=late)
        return Touch.objects.filter(channel="sms", handed_over_at__isnull=False).count()

    mine = Provider(Channel.SMS)
    _, by_then = race(worker, bea)
    assert len(mine.got) == by_then
    assert Touch.objects.filter(channel="sms", reason="FREQ_MIN_GAP").count() == PEOPLE - by_then


def hand_over_all(practice, channel, now):
    until_done(lambda: hand_over(practice, channel, Provider(channel), now=now))()


SECONDS = 4.0
BEFORE_THE_STOPS = [
    code for step in STEPS[: [step.id for step in STEPS].index("10")] for code in step.codes
]


def test_everybody_at_the_same_twenty_people_at_once(few):
    """Workers, the desk, a telephone and the post, for a few seconds, at random: nobody is
    turned away by a deadlock, and afterwards everything adds up."""
    seed = 20_261_120
    providers = {channel: Provider(channel) for channel in WAYS}
    people = list(Guarantor.objects.filter(practice=few).order_by("id"))
    until = time.monotonic() + SECONDS
    done = Counter()
    asked = iter(range(10**9))

    def some_act_is_rare(acts):
        """On a busy machine the seconds are over before each act had its turns."""
        return min(done[act.__name__] for act in acts) < 3 and time.monotonic() < until + 90

    def again_and_again(number, acts):
        chance = random.Random(seed + number)

        def work():
            while time.monotonic() < until or some_act_is_rare(acts):
                act = chance.choice(acts)
                act(chance)
                done[act.__name__] += 1

        return work

    def ask(chance):
        person = chance.choice(people)
        touch = reminder(person.pk, chance.choice(WAYS), str(next(asked)))
        queue_touches(few, [touch], now=NOW)

    def hand(chance):
        channel = chance.choice(WAYS)
        hand_over(few, channel, providers[channel], now=NOW, limit=chance.randint(1, 10))

    def settle(chance):
        chores.settle_accounts(NOW, 20)

    def wake_some(chance):
        wake(few, now=NOW, limit=5)

    def write(chance):
        text = chance.choice(("STOP", "I will pay on Friday", "this is wrong", "START", "HELP"))
        texts(few, chance.choice(people), text, id=f"SM{next(asked)}")

    def desk(chance):
        person = chance.choice(people)
        kind = chance.choice((HoldKind.DISPUTE, HoldKind.HARDSHIP))
        hear(person, kind, by="staff:bea", now=NOW)

    def call(chance):
        word = chance.choice(("no_answer", "disputed", "wrong_number", "paid"))
        once = str(next(asked))
        log_call(chance.choice(people), disposition=word, once=once, by="staff:bea", now=NOW)

    def pay(chance):
        person = chance.choice(people)
        record_payment(person, amount_cents=1_00, on=TODAY, method="card", by="b", now=NOW)

    def settings(chance):
        change_settings(few, {"policy": {"caps": {"total_7d": 3}}}, by="test", now=NOW)

    enroll_all(few, now=NOW)
    race(
        again_and_again(1, (ask, hand, hand, wake_some)),
        again_and_again(2, (ask, hand, hand, settle, settle)),
        again_and_again(3, (write, write, settle, wake_some, settings)),
        again_and_again(4, (desk, call, pay, write, settle)),
    )
    assert min(done.values()) >= 3, done
    while chores.settle_accounts(NOW, 500):
        pass
    for channel, provider in providers.items():
        until_done(lambda c=channel, p=provider: hand_over(few, c, p, now=NOW))()
    got = Counter(touch.touch_id for provider in providers.values() for touch in provider.got)
    assert max(got.values(), default=1) == 1
    reminded = Counter(
        Touch.objects.filter(category=Category.REMINDER, handed_over_at__isnull=False).values_list(
            "guarantor_id", flat=True
        )
    )
    assert max(reminded.values()) == 1
    assert verify(few.pk) is None
    assert enrollments_off_their_history(few) == []
    stopped = Suppression.objects.filter(scope__in=("all", "sms")).values("guarantor")
    # What was asked for after a stop may wait for an earlier step first; then the stop ends it.
    waiting = Touch.objects.filter(
        guarantor__in=stopped, status="queued", channel="sms", category=Category.REMINDER
    )
    assert not waiting.exclude(due_at__gt=NOW, reason__in=BEFORE_THE_STOPS).exists()
    assert GateDecision.objects.filter(superseded_at=None).count() == len(
        set(
            GateDecision.objects.filter(superseded_at=None).values_list(
                "guarantor", "channel", "category"
            )
        )
    )
    assert Hold.objects.exists()
    assert SettingsVersion.objects.exists()
