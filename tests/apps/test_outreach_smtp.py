"""E-mail handed to mail servers that are down, refuse, hang, or drop the line after DATA."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY
from tests.channels.mail_servers import free_port, misbehaving, settings, sink

from tactful.channels.smtp import SmtpEmail
from tactful.core.vocabulary import Category, Channel
from tactful.ledger.balances import refresh_balances
from tactful.outreach.actions import NewTouch, hand_over, queue_touches, reconcile_in_flight
from tactful.outreach.models import RateBucket, Touch
from tactful.practice.actions import declare_all
from tactful.worklist.models import WorkItem


@pytest.fixture
def touch(cast):
    """A reminder to Mary Lee, waiting to go out by e-mail."""
    declare_all(cast.north, by="test", now=NOW)
    new = NewTouch(
        guarantor_id=cast.mary.pk,
        origin_key="t1",
        channel=Channel.EMAIL,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(cast.north, [new], now=NOW)
    return Touch.objects.get()


def send(touch, where, *, now=NOW):
    mail = SmtpEmail(where)
    try:
        hand_over(touch.practice, Channel.EMAIL, mail, now=now)
    finally:
        mail.close()
    touch.refresh_from_db()


def test_a_reminder_arrives_as_it_is_on_file(touch):
    with sink() as (inbox, where):
        send(touch, where)
    [mail] = inbox.envelopes
    assert (touch.status, mail.rcpt_tos) == ("accepted", ["mary.lee@example.com"])
    assert b"List-Unsubscribe" in mail.content
    assert touch.provider_id.encode() in mail.content


def test_while_the_mail_server_is_down_nothing_is_lost_and_it_goes_out_once_it_is_up(touch):
    send(touch, settings(free_port()))
    assert (touch.status, touch.attempts) == ("queued", 1)
    later = RateBucket.objects.get(channel="email").resumes_at
    with sink() as (inbox, where):
        send(touch, where, now=max(later, touch.due_at))
        send(touch, where, now=later + timedelta(hours=1))
    assert (touch.status, touch.attempts, len(inbox.envelopes)) == ("accepted", 2, 1)


def drops_after_data(session):
    session.greet()
    session.take_envelope()
    session.read_message()
    session.drop()


def hangs_after_data(session):
    session.greet()
    session.take_envelope()
    session.read_message()
    session.hang()


@pytest.mark.parametrize("script", [drops_after_data, hangs_after_data])
def test_a_line_lost_after_the_message_left_is_unknown_and_never_sent_again(touch, script):
    with misbehaving(script) as (fake, where):
        send(touch, replace(where, timeout_s=0.5))
        assert touch.status == "unknown"
        for hours in (1, 30, 60):
            at = NOW + timedelta(hours=hours)
            refresh_balances(touch.practice, on=TODAY, now=at, confirmed=True)
            reconcile_in_flight(at, 100)
            send(touch, where, now=at)
        assert len(fake.sessions) == 1
    assert touch.status == "unknown"
    assert WorkItem.objects.get().kind == "unknown_outcome"


def hangs_at_once(session):
    session.hang()


def drops_before_data(session):
    session.greet()
    session.drop()


@pytest.mark.parametrize("script", [hangs_at_once, drops_before_data])
def test_a_line_lost_before_the_message_left_is_tried_again(touch, script):
    with misbehaving(script) as (_, where):
        send(touch, replace(where, timeout_s=0.5))
    assert (touch.status, touch.due_at) == ("queued", NOW + timedelta(minutes=1))
    assert not WorkItem.objects.exists()


def refuses_the_mailbox(session):
    session.greet()
    session.hear()
    session.say("250 ok")
    session.hear()
    session.say("550 5.1.1 no such user mary.lee@example.com")
    session.hear()
    session.say("250 ok")


def test_a_refused_mailbox_is_told_to_staff_without_its_address(touch):
    with misbehaving(refuses_the_mailbox) as (_, where):
        send(touch, where)
    assert (touch.status, touch.reason) == ("refused", "550 5.1.1")
    item = WorkItem.objects.get()
    assert item.reason == "the mailbox does not exist; ask for another e-mail address"
