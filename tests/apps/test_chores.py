"""Every piece of background work, walked by an argument for a clock."""

import threading
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from pydantic import SecretStr
from tests.cast import NOW, TODAY, bill, local, pay, refresh
from tests.providers import Provider

from tactful.channels.simulator import SimulatedChannel, simulators
from tactful.channels.smtp import SmtpEmail
from tactful.chores import Chore, channels_from, chores, drain, run_once, settle_now
from tactful.core.vocabulary import Channel, HoldKind, PromiseStatus
from tactful.journeys.actions import install_shipped
from tactful.journeys.models import Enrollment
from tactful.ledger.actions import correct_contact, record_payment, record_promise
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import AccountEvent, Guarantor, PromiseToPay
from tactful.outreach.actions import open_hold, release_hold, store_inbound, triage
from tactful.outreach.models import Hold, Touch
from tactful.practice.actions import change_settings, declare_all
from tactful.practice.models import SettingsVersion
from tactful.practice.settings import SettingsFault
from tactful.worker import run_forever
from tactful.worklist.actions import NewItem, open_items, record_disposition
from tactful.worklist.models import WorkItem


@pytest.fixture
def north(cast):
    for practice in (cast.north, cast.south):
        declare_all(practice, by="test", now=NOW)
        install_shipped(practice, by="test", now=NOW)
    return cast.north


@pytest.fixture
def phones():
    """Providers that take everything, in place of the simulators."""
    return {channel: Provider(channel) for channel in simulators()}


def fresh(practice, *, now):
    """An export has come in."""
    refresh_balances(practice, on=now.date(), now=now, confirmed=True)


def texts(phones):
    return [touch.to for touch in phones[Channel.SMS].got]


def walk(guarantor):
    return Enrollment.objects.get(guarantor=guarantor, journey__key="balance_reminder")


def test_one_drain_carries_everybody_due_from_the_ledger_to_the_provider(cast, north, phones):
    handled = drain(NOW, phones)
    assert set(texts(phones)) == {cast.john.mobile, cast.pat.mobile}
    assert len(phones[Channel.EMAIL].got) == 3
    assert (handled["enroll"], handled["wake"]) == (5, 5)
    assert handled["hand_over_sms"] + handled["hand_over_email"] == 5
    assert not any(drain(NOW, phones).values())


def test_a_channel_without_an_adapter_waits(cast, north, phones):
    del phones[Channel.SMS]
    assert "hand_over_sms" not in chores(phones)
    drain(NOW, phones)
    assert Touch.objects.get(guarantor=cast.john).status == "queued"


def test_a_payment_stops_everything_and_closes_what_it_settles(cast, north, phones):
    run_once(NOW, {})
    call = NewItem(cast.john.pk, "call", "P3", "90 days past due", "t:1")
    open_items(north, [call], now=NOW)
    record_payment(
        cast.john, amount_cents=310_00, on=TODAY, method="check", by="staff:bea", now=NOW
    )
    drain(NOW, phones)
    assert walk(cast.john).reason == "paid"
    assert Touch.objects.get(guarantor=cast.john).status == "cancelled"
    assert WorkItem.objects.get(guarantor=cast.john).closed_by == "worker"
    assert not AccountEvent.objects.filter(settled_at=None).exists()
    assert cast.john.mobile not in texts(phones)


def test_a_page_can_settle_one_account_at_once(cast, north):
    drain(NOW, {})
    for guarantor in (cast.john, cast.jane):
        record_payment(guarantor, amount_cents=1_00, on=TODAY, method="cash", by="t", now=NOW)
    assert settle_now(north, [cast.john.pk], now=NOW) == 1
    assert Touch.objects.get(guarantor=cast.john).status == "cancelled"
    assert Touch.objects.get(guarantor=cast.jane).status == "queued"


def test_a_part_payment_keeps_the_walk_and_takes_back_what_waits(cast, north, phones):
    drain(NOW, {})
    record_payment(cast.john, amount_cents=100_00, on=TODAY, method="card", by="t", now=NOW)
    drain(NOW, phones)
    assert walk(cast.john).status == "active"
    assert Touch.objects.get(guarantor=cast.john).reason == "account_changed"


def test_a_promise_is_reminded_on_its_day_and_judged_after_it(cast, north, phones):
    friday = TODAY + timedelta(days=7)
    record_promise(
        cast.john,
        promised_on=friday,
        amount_cents=310_00,
        made_on=TODAY,
        taken_by="staff:bea",
        now=NOW,
    )
    drain(NOW, phones)
    assert cast.john.mobile not in texts(phones)
    for days in range(1, 12):
        now = local(TODAY + timedelta(days=days), 11)
        fresh(north, now=now)
        drain(now, phones)
        if days == 7:
            reminder = Touch.objects.get(guarantor=cast.john, category="PROMISE_REMINDER")
            assert (reminder.status, reminder.handed_over_at) == ("accepted", now)
    assert PromiseToPay.objects.get().status == PromiseStatus.BROKEN
    kinds = WorkItem.objects.filter(guarantor=cast.john).values_list("kind", flat=True)
    assert "broken_promise" in kinds
    assert Touch.objects.filter(guarantor=cast.john, category="PROMISE_REMINDER").count() == 1


def test_a_promise_kept_asks_nobody_to_do_anything(cast, north, phones):
    record_promise(
        cast.john,
        promised_on=TODAY + timedelta(days=2),
        amount_cents=310_00,
        made_on=TODAY,
        taken_by="t",
        now=NOW,
    )
    record_payment(cast.john, amount_cents=310_00, on=TODAY, method="card", by="t", now=NOW)
    drain(NOW, phones)
    assert PromiseToPay.objects.get().status == PromiseStatus.KEPT
    assert not WorkItem.objects.filter(guarantor=cast.john, closed_at=None).exists()


def test_a_hold_that_runs_out_lets_the_walk_go_on(cast, north, phones):
    until = NOW + timedelta(days=3)
    open_hold(
        cast.john,
        HoldKind.WITH_PERSON,
        reason="Bea speaks with him",
        origin_key="t",
        by="staff:bea",
        now=NOW,
        expires_at=until,
    )
    drain(NOW, phones)
    assert walk(cast.john).paused_by == HoldKind.WITH_PERSON
    fresh(north, now=until)
    drain(until, phones)
    assert Hold.objects.get().released_by == "expiry"
    assert cast.john.mobile in texts(phones)


def test_releasing_a_hold_wakes_the_walk(cast, north, phones):
    hold = open_hold(
        cast.john, HoldKind.WITH_PERSON, reason="x", origin_key="t", by="staff:bea", now=NOW
    )
    drain(NOW, phones)
    release_hold(hold, by="staff:bea", now=NOW)
    drain(NOW, phones)
    assert cast.john.mobile in texts(phones)


def test_a_message_that_was_read_wakes_the_walk(cast, north, phones):
    message, is_new = store_inbound(
        north,
        guarantor=cast.john,
        channel=Channel.SMS,
        from_address=cast.john.mobile,
        redacted_text="what is this about",
        redactions=[],
        provider_message_id="in-1",
        received_at=NOW,
        now=NOW,
    )
    assert is_new
    drain(NOW, phones)
    assert cast.john.mobile not in texts(phones)
    triage(message, by="staff:bea", now=NOW)
    drain(NOW, phones)
    assert cast.john.mobile in texts(phones)


def test_a_message_delivered_twice_is_one(cast, north):
    stored = [
        store_inbound(
            north,
            guarantor=cast.john,
            channel=Channel.SMS,
            from_address=cast.john.mobile,
            redacted_text="hello",
            redactions=[],
            provider_message_id="in-1",
            received_at=NOW,
            now=NOW,
        )
        for _ in range(2)
    ]
    assert stored[0][0] == stored[1][0]
    assert [is_new for _, is_new in stored] == [True, False]


def test_an_answer_is_noted_on_the_touch_it_answers(cast, north, phones):
    drain(NOW, phones)
    at = NOW + timedelta(hours=2)
    store_inbound(
        north,
        guarantor=cast.john,
        channel=Channel.SMS,
        from_address=cast.john.mobile,
        redacted_text="ok",
        redactions=[],
        provider_message_id="in-1",
        received_at=at,
        now=at,
    )
    assert Touch.objects.get(guarantor=cast.john).engaged_at == at


def test_a_worked_call_wakes_the_walk_that_waits_for_it(cast, north):
    drain(NOW, {})
    Enrollment.objects.filter(guarantor=cast.john).update(wake_at=NOW + timedelta(days=9))
    call = NewItem(cast.john.pk, "call", "P3", "90 days past due", "t:1")
    open_items(north, [call], now=NOW)
    item = WorkItem.objects.get(origin_key="t:1")
    record_disposition(item, disposition="no_answer", seen_version=0, by="staff:bea", now=NOW)
    run_once(NOW, {})
    assert not AccountEvent.objects.filter(settled_at=None).exists()


def test_contact_details_put_right_take_up_what_was_handed_off(cast, north, phones):
    Guarantor.objects.filter(pk=cast.john.pk).update(mobile="", places={})
    drain(NOW, {})
    assert walk(cast.john).status == "handed_off"
    correct_contact(cast.john, mobile="312-555-0142", by="staff:bea", now=NOW)
    drain(NOW, phones)
    assert walk(cast.john).status == "active"
    assert texts(phones).count("+13125550142") == 1
    assert not WorkItem.objects.filter(kind="contact_details", closed_at=None).exists()


def test_rows_dated_ahead_count_from_their_day_on(cast, north, phones):
    pay(cast.john, 310_00, on=TODAY + timedelta(days=3))
    refresh(north)
    drain(NOW, {})
    assert walk(cast.john).status == "active"
    drain(NOW + timedelta(days=3), {})
    assert walk(cast.john).reason == "paid"


def test_a_debt_that_falls_due_is_found_on_the_day(cast, north, phones):
    bill(cast.pat, 20_00, days=-30)
    refresh(cast.south)
    drain(NOW, phones)
    assert Enrollment.objects.filter(guarantor=cast.pat).count() == 1


def test_changed_settings_are_felt_by_what_waits(cast, north, phones):
    sunday = local(TODAY + timedelta(days=2), 11)
    fresh(north, now=sunday)
    drain(sunday, phones)
    assert walk(cast.john).deferred_by == "CLINIC_HOURS"
    open_on_sunday = {"policy": {"clinic_windows": {"sms": {"sun": ["10:00", "17:00"]}}}}
    change_settings(north, open_on_sunday, by="staff:bea", now=sunday, reason="asked for")
    assert drain(sunday, phones)["recheck_deferred"] == 1
    assert cast.john.mobile in texts(phones)
    assert run_once(sunday, phones)["recheck_deferred"] == 0


def test_settings_cannot_open_what_the_law_closes(cast, north, phones):
    night = local(TODAY, 7, 30)
    fresh(north, now=night)
    drain(night, phones)
    earlier = {"policy": {"clinic_windows": {"sms": {"fri": ["07:00", "20:00"]}}}}
    SettingsVersion.objects.create(
        practice=north, number=1, values=earlier, made_by="t", made_at=night
    )  # by the door it is refused
    drain(night, phones)
    assert walk(cast.john).deferred_by == "QUIET_HOURS_FEDERAL"
    assert texts(phones) == []


def test_ten_days_off_bring_one_reminder_each_and_no_burst(cast, north, phones):
    drain(NOW, {})  # queued, and then the machine was off
    for days in (10, 11, 12):
        now = local(TODAY + timedelta(days=days), 11)
        fresh(north, now=now)
        drain(now, phones)
    for guarantor in (cast.john, cast.mary):
        sent = Touch.objects.filter(guarantor=guarantor, status="accepted")
        assert sent.count() == 1


def test_the_channels_of_zero_settings_are_simulators():
    channels = channels_from(SimpleNamespace(live_email=False, smtp_url=None, smtp_timeout_s=20))
    assert all(isinstance(channel, SimulatedChannel) for channel in channels.values())
    assert set(channels) == {Channel.SMS, Channel.EMAIL, Channel.VOICE}


def test_live_e_mail_is_switched_on_by_name():
    url = SecretStr("smtp+plain://127.0.0.1:2525")
    channels = channels_from(SimpleNamespace(live_email=True, smtp_url=url, smtp_timeout_s=7))
    mail = channels[Channel.EMAIL]
    assert isinstance(mail, SmtpEmail)
    assert (mail.settings.port, mail.settings.timeout_s) == (2525, 7)
    assert isinstance(channels[Channel.SMS], SimulatedChannel)


def test_a_practice_that_cannot_be_read_keeps_no_other_waiting(cast, north, phones):
    drain(NOW, {})
    Enrollment.objects.update(wake_at=NOW)
    SettingsVersion.objects.create(
        practice=north, number=99, values={"rates": "broken"}, made_by="t", made_at=NOW
    )
    for name in ("enroll", "wake", "hand_over_sms"):
        with pytest.raises(SettingsFault):
            chores(phones)[name].run(NOW, 500)
    assert texts(phones) == [cast.pat.mobile]
    assert walk(cast.pat).wake_at != NOW


def test_each_practice_is_asked_about_at_the_time_it_has_become(cast, north):
    drain(NOW, {})
    slow = Provider(Channel.SMS, before=lambda touch: time.sleep(1.1))
    run_once(NOW, {Channel.SMS: slow})
    assert Touch.objects.get(guarantor=cast.john).handed_over_at == NOW
    assert Touch.objects.get(guarantor=cast.pat).handed_over_at > NOW


@pytest.mark.django_db(transaction=True)
def test_the_worker_walks_until_it_is_told_to_stop_and_survives_a_fault(caplog):
    walked = threading.Event()
    stop = threading.Event()

    def breaks(now, limit):
        raise ValueError("Jane Smith owes $123.45")

    def works(now, limit):
        walked.set()
        return 0

    some = {"breaks": Chore(breaks), "works": Chore(works)}
    thread = threading.Thread(target=run_forever, args=(stop, some))
    thread.start()
    assert walked.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
    assert "ValueError" in caplog.text
    assert "Jane" not in caplog.text
