"""The guide's five steps, from an imported file to the report, on one practice.

Jane Smith owes $123.45 and is over 60 days late; John Doe is 90 days late and gets texts; Mary Lee
is 45 days late and prefers e-mail. E-mail goes through a real SMTP server on this machine, and
what arrived there is read.
"""

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from zoneinfo import ZoneInfo

import pytest
from tests.channels.mail_servers import Sink, sink

from tactful import chores
from tactful.channels.simulator import simulators
from tactful.channels.smtp import SmtpEmail, SmtpSettings
from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import (
    AccountStatus,
    Channel,
    HoldKind,
    PromiseStatus,
    Urgency,
    WorkKind,
)
from tactful.intake.actions import commit
from tactful.journeys.actions import install_shipped
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.actions import record_payment
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.practice import actions
from tactful.reports.balances import Sort, balances
from tactful.reports.outstanding import outstanding
from tactful.reports.today import LEFT_OUT, SEND, todays_run
from tactful.reports.why import why
from tactful.worklist.models import WorkItem

pytestmark = pytest.mark.django_db(transaction=True)

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = date(2026, 11, 23)
FILE = """\
Account Number,Guarantor Name,E-mail,Mobile,Zip,Preferred Contact,Invoice,Statement Date,Due Date,Patient Balance
A-1001,"Smith, Jane",jane.smith@example.com,(312) 555-0101,60645,email,INV-1,2026-09-02,2026-09-23,$123.45
A-1002,"Doe, John",,(312) 555-0102,60611,text,INV-2,2026-08-04,2026-08-25,$342.80
A-1003,"Lee, Mary",mary.lee@example.com,(312) 555-0103,60640,email,INV-3,2026-09-18,2026-10-09,$218.60
"""  # noqa: E501


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    day = MONDAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHICAGO).astimezone(UTC)


def without(id: str) -> str:
    """The export once an account is no longer in it."""
    return "".join(line for line in FILE.splitlines(keepends=True) if not line.startswith(id))


class Clinic:
    """The practice of the story, with a clock that is moved by hand."""

    def __init__(self, folder, mailbox: Sink, server: SmtpSettings) -> None:
        self.folder, self.mailbox = folder, mailbox
        self.email = SmtpEmail(server)
        self.adapters = {**simulators(), Channel.EMAIL: self.email}
        now = at(7)
        self.practice = actions.create_practice(
            actions.NewPractice(
                "Lakeshore Family",
                "America/Chicago",
                phone="+13125550199",
                portal_url="https://pay.lakeshore.example/",
                email_from="billing@lakeshore.example",
            ),
            by="test",
            now=now,
        )
        actions.declare_all(self.practice, by="test", now=now)
        install_shipped(self.practice, by="test", now=now)

    def import_morning(self, *, days: int = 0, text: str = FILE) -> None:
        file = self.folder / "open-balances.csv"
        file.write_text(text)
        commit(
            self.practice,
            file,
            by="test",
            now=at(7, days=days),
            as_of=MONDAY + timedelta(days=days),
        )

    def run(self, now: datetime) -> None:
        chores.drain(now, self.adapters)

    def person(self, id: str) -> Guarantor:
        return Guarantor.objects.get(practice=self.practice, external_id=id)

    def hears(self, id: str, text: str, now: datetime, channel: Channel = Channel.SMS) -> None:
        person = self.person(id)
        incoming = Incoming(
            channel=channel,
            from_address=person.email if channel is Channel.EMAIL else person.mobile,
            text=text,
            provider_message_id=f"{id}-{now.timestamp()}",
            received_at=now,
        )
        receive(self.practice, incoming, now=now)

    def touches(self, id: str) -> list[Touch]:
        return list(Touch.objects.filter(guarantor=self.person(id)).order_by("id"))

    def sent(self, id: str) -> list[Touch]:
        return [t for t in self.touches(id) if t.status == TouchStatus.ACCEPTED]

    def status(self, id: str, now: datetime) -> AccountStatus | None:
        on = now.astimezone(CHICAGO).date()
        rows = balances(self.practice, on=on, now=now, settled_too=True)
        return next(row.status for row in rows if row.external_id == id)


@pytest.fixture
def clinic(tmp_path, db):
    with sink() as (mailbox, server):
        clinic = Clinic(tmp_path, mailbox, server)
        yield clinic
        clinic.email.close()


def test_step_1_the_list_of_who_owes_comes_out_of_the_file(clinic):
    clinic.import_morning()
    rows = balances(clinic.practice, on=MONDAY, now=at(8), sort=Sort.NAME)
    assert [(r.name, r.balance_cents, r.days_past_due, r.preferred_channel) for r in rows] == [
        ("Doe, John", 342_80, 90, "sms"),
        ("Lee, Mary", 218_60, 45, "email"),
        ("Smith, Jane", 123_45, 61, "email"),
    ]


def test_step_2_past_sixty_days_comes_first_and_says_so(clinic):
    clinic.import_morning()
    rows = balances(clinic.practice, on=MONDAY, now=at(8), sort=Sort.WHO_FIRST)
    assert [(r.name, r.reasons) for r in rows] == [
        ("Doe, John", ("90 days past due",)),
        ("Smith, Jane", ("61 days past due",)),
        ("Lee, Mary", ()),
    ]


def test_step_3_and_4_each_is_reminded_once_on_the_preferred_channel(clinic):
    clinic.import_morning()
    foreseen = {p.row.external_id: p for p in todays_run(clinic.practice, now=at(8))}
    assert {id: (p.action, p.channel) for id, p in foreseen.items()} == {
        "A-1001": (SEND, Channel.EMAIL),
        "A-1002": (SEND, Channel.SMS),
        "A-1003": (SEND, Channel.EMAIL),
    }

    for hour in (6, 8, 10, 14, 20, 23):
        clinic.run(at(hour))
    assert [t.channel for t in clinic.touches("A-1002")] == ["sms"]
    [text] = clinic.sent("A-1002")
    assert text.to_address == "+13125550102"
    assert "Lakeshore Family" in text.body
    assert "STOP" in text.body
    assert at(9) <= text.handed_over_at < at(20), "a text leaves in the daytime only"

    arrived = [message_from_bytes(e.content, policy=SMTP) for e in clinic.mailbox.envelopes]
    mails = {mail["To"]: mail for mail in arrived}
    assert set(mails) == {"jane.smith@example.com", "mary.lee@example.com"}
    jane = mails["jane.smith@example.com"]
    body = jane.get_body(("plain",)).get_content()
    for wanted in ("Jane", "$123.45", "https://pay.lakeshore.example/", "312"):
        assert wanted in body
    assert "$123.45" not in jane["Subject"]
    assert jane.get_body(("html",)) is not None
    assert jane["From"].endswith("billing@lakeshore.example") or "<billing@" in jane["From"]


def test_a_promise_is_noted_with_its_full_date_and_remembered_on_the_day(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    clinic.hears("A-1001", "can pay friday", at(11))
    clinic.run(at(11, 5))

    promise = PromiseToPay.objects.get(guarantor=clinic.person("A-1001"))
    assert promise.promised_on == date(2026, 11, 27)
    echo = clinic.sent("A-1001")[-1]
    assert echo.channel == Channel.SMS, "the answer goes back the way the question came"
    assert "November 27" in echo.body
    assert clinic.status("A-1001", at(12)) is AccountStatus.PROMISED

    for days in range(1, 4):
        clinic.import_morning(days=days)
        clinic.run(at(10, days=days))
    before = len(clinic.sent("A-1001"))
    clinic.import_morning(days=4)
    clinic.run(at(10, days=4))
    [reminder] = clinic.sent("A-1001")[before:]
    assert reminder.template_key == "promise_reminder"
    clinic.run(at(15, days=4))
    assert len(clinic.sent("A-1001")) == before + 1, "one reminder on the day, and no more"


def test_a_payment_ends_everything(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    clinic.hears("A-1001", "can pay friday", at(11))
    clinic.run(at(11, 5))
    jane = clinic.person("A-1001")
    record_payment(jane, amount_cents=123_45, on=MONDAY, method="card", by="staff:test", now=at(13))
    clinic.run(at(13, 1))

    assert clinic.status("A-1001", at(14)) is AccountStatus.PAID
    assert PromiseToPay.objects.get(guarantor=jane).status == PromiseStatus.KEPT
    ended = Enrollment.objects.filter(guarantor=jane)
    assert {e.status for e in ended} == {EnrollmentStatus.ENDED}
    assert not Touch.objects.filter(guarantor=jane, status=TouchStatus.QUEUED).exists()
    sent = len(clinic.sent("A-1001"))
    for days in range(1, 15):
        # The billing system posts a day late: the next morning's export still lists her.
        clinic.import_morning(days=days, text=FILE if days == 1 else without("A-1001"))
        clinic.run(at(10, days=days))
    asking = [t for t in clinic.sent("A-1001")[sent:] if t.category != "RECEIPT"]
    assert [(t.category, t.handed_over_at, t.template_key) for t in asking] == []


def test_who_pays_before_the_promise_was_answered_is_not_told_of_a_reminder(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    before = len(clinic.sent("A-1001"))
    clinic.hears("A-1001", "can pay friday", at(11))
    record_payment(
        clinic.person("A-1001"),
        amount_cents=123_45,
        on=MONDAY,
        method="card",
        by="x",
        now=at(11, 1),
    )
    clinic.run(at(11, 2))
    assert clinic.sent("A-1001")[before:] == []
    [echo] = [t for t in clinic.touches("A-1001") if t.template_key == "promise_echo"]
    assert (echo.status, echo.reason) == (TouchStatus.CANCELLED, "paid")


def test_a_dispute_is_with_a_person_at_once_and_nothing_more_goes_out(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    clinic.hears("A-1002", "this bill is wrong, insurance should have paid it", at(10, 30))

    john = clinic.person("A-1002")
    assert Hold.objects.filter(guarantor=john, kind=HoldKind.DISPUTE, released_at=None).exists()
    item = WorkItem.objects.get(guarantor=john, kind=WorkKind.DISPUTE)
    assert item.urgency == Urgency.P1
    assert item.due_at <= at(12)
    assert clinic.status("A-1002", at(11)) is AccountStatus.DISPUTED
    sent = len(clinic.sent("A-1002"))
    for days in range(21):
        clinic.import_morning(days=days)
        clinic.run(at(15, days=days))
    assert len(clinic.sent("A-1002")) == sent


def test_stop_in_plain_words_stops_texts_at_once(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    clinic.hears("A-1002", "please quit texting me", at(10, 30))
    clinic.run(at(10, 31))
    texts = [t for t in clinic.sent("A-1002") if t.channel == Channel.SMS]
    assert texts[-1].category == "OPT_OUT_CONFIRM"
    for days in range(1, 40):
        clinic.import_morning(days=days)
        clinic.run(at(10, days=days))
    assert [t for t in clinic.sent("A-1002") if t.channel == Channel.SMS] == texts


def test_step_5_the_unanswered_come_back_and_the_report_says_how_things_stand(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    record_payment(
        clinic.person("A-1001"), amount_cents=123_45, on=MONDAY, method="card", by="x", now=at(12)
    )
    clinic.run(at(12, 1))
    for days in range(1, 8):
        clinic.import_morning(days=days, text=without("A-1001"))
        clinic.run(at(10, days=days))
        clinic.run(at(16, days=days))

    now = at(17, days=7)
    assert clinic.status("A-1002", now) is AccountStatus.NO_RESPONSE
    john = clinic.person("A-1002")
    again = len(clinic.sent("A-1002")) + WorkItem.objects.filter(guarantor=john).count()
    assert again >= 2, "a week later it is another reminder or a call"

    report = outstanding(clinic.practice, on=now.astimezone(CHICAGO).date(), now=now)
    assert len(report.rows) == 2
    assert report.cents == 342_80 + 218_60


def test_every_step_can_be_asked_about_later(clinic):
    clinic.import_morning()
    clinic.run(at(10))
    clinic.hears("A-1001", "can pay friday", at(11))
    clinic.run(at(11, 5))
    said = " ".join(reason.text for reason in why(clinic.person("A-1001")))
    for wanted in ("Enrolled in Balance reminder", "Handed over", "can pay friday", "Promised"):
        assert wanted in said
    left_out = {
        p.row.external_id: p
        for p in todays_run(clinic.practice, now=at(12))
        if p.action == LEFT_OUT
    }
    assert "promise" in left_out["A-1001"].what.lower()
