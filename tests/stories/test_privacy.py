"""Nothing about a patient leaves its place: no name, number, amount or message text in a log line,
an exception or an audit entry (policy.md R103)."""

import logging
import traceback
from datetime import UTC, datetime, timedelta

import pytest
from tests.providers import Provider
from tests.remembered import Remembered

from tactful import chores
from tactful.audit.models import AuditEntry
from tactful.channels.contract import OutcomeUnknown, Refused, TryAgain
from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import Channel
from tactful.demo import build as demo
from tactful.intake.actions import ImportRefused, commit
from tactful.ledger.actions import LedgerError, record_payment, record_promise
from tactful.ledger.models import Guarantor
from tactful.outreach.models import InboundMessage, Touch

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def lines(caplog):
    """Everything any logger says, at its most talkative."""
    caplog.set_level(logging.DEBUG)
    for name in ("tactful", "django.request", "axes"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def built():
    return demo.build(now=NOW, password="x" * 20, days=8, progress=lambda *_: None)


@pytest.fixture(scope="module")
def remembered():
    return Remembered(built)


@pytest.fixture
def practice(db, lines, remembered):
    return remembered.again().practice


def secrets_of(practice) -> set[str]:
    """What must not be found anywhere: names, addresses, numbers, amounts, texts."""
    found: set[str] = set()
    for person in Guarantor.objects.filter(practice=practice).select_related("balance"):
        found |= {person.last_name, person.email, person.mobile, person.mobile[2:], person.address}
        if person.balance.balance_cents > 99_99:
            cents = person.balance.balance_cents
            found |= {str(cents), f"{cents // 100}.{cents % 100:02}"}
    found |= set(InboundMessage.objects.filter(practice=practice).values_list("text", flat=True))
    found |= {body[:60] for body in Touch.objects.values_list("body", flat=True)}
    return {text for text in found if len(text) > 3}


def assert_silent(said: str, secrets: set[str]) -> None:
    told = sorted(secret for secret in secrets if secret in said)
    assert not told, f"{len(told)} things about patients were said"


def test_ninety_days_of_work_say_nothing_about_anybody(lines):
    practice = built().practice
    assert_silent("\n".join(r.getMessage() for r in lines.records), secrets_of(practice))


def test_providers_that_fail_are_logged_without_whom_they_failed(practice, lines):
    answers = iter([TryAgain("down"), Refused("no", "550 5.1.1"), OutcomeUnknown("lost")] * 40)
    failing = {
        c: Provider(c, answers=lambda touch: next(answers)) for c in (Channel.SMS, Channel.EMAIL)
    }
    for days in range(1, 4):
        chores.drain(NOW + timedelta(days=days), failing)
    assert_silent("\n".join(r.getMessage() for r in lines.records), secrets_of(practice))


def test_a_provider_that_breaks_our_own_code_is_logged_without_anybodys_data(practice, lines):
    def fall_over(touch):
        raise ValueError(f"cannot send to {touch.to}: {touch.body}")

    broken = {c: Provider(c, answers=fall_over) for c in (Channel.SMS, Channel.EMAIL)}
    for days in range(1, 4):
        chores.drain(NOW + timedelta(days=days), broken)
    said = "\n".join(f"{r.getMessage()} {r.exc_text or ''}" for r in lines.records)
    assert_silent(said, secrets_of(practice))


def test_what_is_refused_is_refused_without_repeating_it(practice, tmp_path):
    jane = Guarantor.objects.get(external_id="A-20001")
    file = tmp_path / "balances.csv"
    file.write_text(
        'Account,Name,Balance,Due Date\nA-1,"Quillfeather, Ottoline",$98765.43x,2026-02-30\n'
    )
    attempts = (
        lambda: record_payment(
            jane, amount_cents=0, on=NOW.date(), method="card", by="staff:x", now=NOW
        ),
        lambda: record_payment(
            jane, amount_cents=9_876_543_210_00, on=NOW.date(), method="card", by="x", now=NOW
        ),
        lambda: record_promise(
            jane,
            promised_on=NOW.date() - timedelta(days=3),
            amount_cents=123_45,
            made_on=NOW.date(),
            taken_by="x",
            now=NOW,
        ),
        lambda: commit(practice, file, by="x", now=NOW),
    )
    secrets = secrets_of(practice) | {"Quillfeather", "Ottoline", "98765.43", "9876543210"}
    for attempt in attempts:
        with pytest.raises((LedgerError, ImportRefused)) as refused:
            attempt()
        assert_silent("".join(traceback.format_exception_only(refused.value)), secrets)


def test_the_audit_names_ids_and_codes_only(practice):
    said = "\n".join(
        f"{e.actor} {e.action} {e.subject} {e.detail}" for e in AuditEntry.objects.all()
    )
    assert_silent(said, secrets_of(practice))


def test_a_card_number_in_a_reply_is_nowhere_in_the_database(practice):
    jane = Guarantor.objects.get(external_id="A-20001")
    incoming = Incoming(
        channel=Channel.SMS,
        from_address=jane.mobile,
        text="my card is 4111 1111 1111 1111 exp 12/27, ssn 123-45-6789",
        provider_message_id="card-1",
        received_at=NOW,
    )
    receive(practice, incoming, now=NOW)
    kept = " ".join(InboundMessage.objects.values_list("text", flat=True))
    for secret in ("4111", "1111 1111", "123-45-6789", "6789"):
        assert secret not in kept
