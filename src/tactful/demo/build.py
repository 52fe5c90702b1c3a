"""Ninety days of a small practice, lived through the real engine on a clock of its own.

Every morning the billing system's export is imported as a clinic would; at several hours of the
day the chores run, messages go to the simulators, people answer or pay by their temper, and the
desk works its list. Nothing here decides anything the product would decide.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from tactful import chores
from tactful.channels.simulator import simulators
from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import Channel
from tactful.demo.billing import BillingSystem
from tactful.demo.desk import Desk
from tactful.demo.patients import Crowd, Pays, Replies
from tactful.demo.people import FOR_YOU, make_accounts
from tactful.intake.actions import commit
from tactful.journeys.actions import install_shipped
from tactful.ledger.actions import record_payment
from tactful.ledger.models import Balance, Guarantor, PromiseToPay
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice import actions
from tactful.practice.models import Practice, Role, Staff

DAYS = 90
ACCOUNTS = 120
SEED = 20261124
SLUG = "lakeshore-family-practice"
EMAIL = "bea@lakeshore.example"
NEW = actions.NewPractice(
    name="Lakeshore Family Practice",
    timezone="America/Chicago",
    phone="+13125550199",
    portal_url="https://pay.lakeshore.example/",
    email_from="billing@lakeshore.example",
)
MORNING, HOURS = time(6, 30), (time(9, 5), time(12, 10), time(15, 20), time(18, 30))
BY = "demo"
LAST_HOUR = (
    (52, "I think this bill is wrong, my insurance should have paid for that visit"),
    (34, "can someone call me about this please"),
    (16, "got laid off last week, I cant pay it right now"),
)  # minutes before the demo begins, and what somebody texts then


@dataclass(frozen=True, slots=True)
class Built:
    """What a person needs to sign in; the password is new at every call."""

    practice: Practice
    email: str
    password: str
    fresh: bool


class NotHere(Exception):
    """The demo has no place in this database; the text says why."""


def build(
    *, now: datetime, password: str, days: int = DAYS, progress: Callable[[int, int], None]
) -> Built:
    """Make the demo practice and live through `days` days up to now, or nothing of it.

    A second call changes nothing but the password. Raises NotHere where a practice is that is
    not the demo's.
    """
    with transaction.atomic():
        owner = Staff.objects.filter(email=EMAIL, memberships__practice__slug=SLUG).first()
        if owner:
            owner.set_password(password)
            owner.save(update_fields=["password"])
            return Built(Practice.objects.get(slug=SLUG), EMAIL, password, fresh=False)
        # The chores work for every practice there is: the simulators would swallow real reminders.
        if Practice.objects.exists():
            raise NotHere("There is a practice in this database, and the demo is not for it.")
        practice = _practice(password, now - timedelta(days=days))
        with tempfile.TemporaryDirectory() as folder:
            _Story(practice, Path(folder), now=now).live(days, progress)
    return Built(practice, EMAIL, password, fresh=True)


def _practice(password: str, now: datetime) -> Practice:
    practice = actions.create_practice(NEW, by=BY, now=now)
    actions.declare_all(practice, by=BY, now=now)
    actions.add_staff(
        practice, email=EMAIL, name="Bea Alder", password=password, role=Role.OWNER, by=BY, now=now
    )
    install_shipped(practice, by=BY, now=now)
    return practice


class _Story:
    def __init__(self, practice: Practice, folder: Path, *, now: datetime) -> None:
        self.practice, self.folder, self.end = practice, folder, now
        self.zone = ZoneInfo(practice.timezone)
        random = Random(SEED)  # noqa: S311 - a story that is the same every time
        self.accounts = {a.id: a for a in make_accounts(random, ACCOUNTS)}
        self.billing = BillingSystem(list(self.accounts.values()), random)
        self.crowd = Crowd(self.accounts, random)
        unmoved = {id for id, account in self.accounts.items() if account.temper is FOR_YOU}
        self.desk = Desk(practice, random, until=now, unmoved=unmoved)
        self.adapters = simulators()
        self.seen_touches: datetime = datetime.min.replace(tzinfo=UTC)
        self.seen_promises = 0
        self.replies = 0

    def live(self, days: int, progress: Callable[[int, int], None]) -> None:
        today = self.end.astimezone(self.zone).date()
        first = today - timedelta(days=days)
        self.billing.start(on=first, ends_on=today)
        for number in range(days + 1):
            self._day(first + timedelta(days=number))
            progress(number, days)
        self._import(today, self.end)  # fresh for whoever looks now, at whatever hour
        self._hear_the_last_hour()

    def _day(self, day: date) -> None:
        if not self._export(day):
            return
        for hour in HOURS:
            now = datetime.combine(day, hour, self.zone).astimezone(UTC)
            if now > self.end:
                return
            self._people_act(now)
            self.desk.work(now=now)
            chores.drain(now, self.adapters)
            self._who_was_reached(now)

    def _export(self, day: date) -> bool:
        now = datetime.combine(day, MORNING, self.zone).astimezone(UTC)
        if now > self.end:
            return False
        self.billing.visits_of(day)
        self._import(day, now)
        return True

    def _import(self, day: date, now: datetime) -> None:
        self.billing.write_export(self.folder, on=day)
        commit(self.practice, self.folder, by=BY, now=now, as_of=day)

    def _people_act(self, now: datetime) -> None:
        for act in self.crowd.due(now=now):
            match act:
                case Replies(account=account, channel=channel, text=text):
                    address = account.email if channel is Channel.EMAIL else account.mobile
                    self._hear(channel, address, text, now)
                case Pays(account=account, part=part):
                    self._pay(account.id, part, now)

    def _hear(self, channel: Channel, address: str, text: str, now: datetime) -> None:
        self.replies += 1
        incoming = Incoming(
            channel=channel,
            from_address=address,
            text=text,
            provider_message_id=f"demo-{self.replies}",
            received_at=now,
        )
        receive(self.practice, incoming, now=now)

    def _hear_the_last_hour(self) -> None:
        """Replies that nobody at the desk has read yet: they are for whoever opens the demo."""
        owing = Guarantor.objects.for_practice(self.practice).filter(
            balance__balance_cents__gt=0, holds__isnull=True, work_items__isnull=True
        )
        known = owing.exclude(mobile="").exclude(external_id__in=self.desk.unmoved)
        for person, (minutes, text) in zip(known.order_by("external_id"), LAST_HOUR, strict=False):
            at = self.end - timedelta(minutes=minutes)
            self._hear(Channel.SMS, person.mobile, text, at)

    def _pay(self, account_id: str, part: int, now: datetime) -> None:
        """By card on the portal: known here at once, and in the export the next morning."""
        owed = Balance.objects.filter(
            practice=self.practice, guarantor__external_id=account_id
        ).first()
        if owed is None or owed.balance_cents <= 0:
            return
        day = now.astimezone(self.zone).date()
        cents = max(1, owed.balance_cents * part // 100)
        paid = self.billing.take(account_id, on=day, cents=cents, method="card")
        guarantor = Guarantor.objects.for_practice(self.practice).get(external_id=account_id)
        record_payment(
            guarantor,
            amount_cents=cents,
            on=day,
            method="card",
            by="portal",
            now=now,
            external_id=paid.id,
        )

    def _who_was_reached(self, now: datetime) -> None:
        reached = Touch.objects.filter(
            practice=self.practice,
            status=TouchStatus.ACCEPTED,
            settled_at__gt=self.seen_touches,
            settled_at__lte=now,
        ).order_by("id")
        for touch in reached.select_related("guarantor"):
            self.crowd.reached(touch.guarantor.external_id, Channel(touch.channel), now=now)
        self.seen_touches = now
        promises = PromiseToPay.objects.filter(practice=self.practice, pk__gt=self.seen_promises)
        for promise in promises.select_related("guarantor").order_by("pk"):
            self.seen_promises = promise.pk
            evening = datetime.combine(promise.promised_on, time(14), self.zone).astimezone(UTC)
            self.crowd.promised(promise.guarantor.external_id, promise.promised_on, at=evening)
