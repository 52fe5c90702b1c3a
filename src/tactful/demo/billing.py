"""The demo clinic's billing system: it bills visits, takes money, and writes an export at night."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tactful.core.money import format_cents
from tactful.demo.people import Account

DUE_AFTER = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Charge:
    id: str
    account: str
    patient: str
    service_on: date
    statement_on: date
    due_on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Paid:
    id: str
    account: str
    on: date
    cents: int
    method: str


@dataclass(slots=True)
class BillingSystem:
    """What a practice system holds, as far as an export shows it. Amounts in cents."""

    accounts: list[Account]
    random: Random
    charges: list[Charge] = field(default_factory=list)
    payments: list[Paid] = field(default_factory=list)

    def bill(self, account: Account, *, statement_on: date, cents: int) -> None:
        """One visit's statement, due three weeks after it was sent."""
        self.charges.append(
            Charge(
                id=f"INV-{30001 + len(self.charges)}",
                account=account.id,
                patient=self.random.choice(account.patients)[0],
                service_on=statement_on - timedelta(days=12),
                statement_on=statement_on,
                due_on=statement_on + DUE_AFTER,
                cents=cents,
            )
        )

    def take(self, account_id: str, *, on: date, cents: int, method: str) -> Paid:
        """Money arrives."""
        paid = Paid(f"PAY-{50001 + len(self.payments)}", account_id, on, cents, method)
        self.payments.append(paid)
        return paid

    def visits_of(self, day: date) -> None:
        """A working day's new statements."""
        if day.weekday() < 5:
            for account in self.random.sample(self.accounts[3:], k=self.random.randint(0, 2)):
                self.bill(account, statement_on=day, cents=any_cents(self.random))

    def write_export(self, folder: Path, *, on: date) -> None:
        """The ledger folder as it stands on a day; the next morning's replaces it."""
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "guarantors.csv", _GUARANTORS, [_guarantor(a) for a in self.accounts])
        _write(
            folder / "patients.csv",
            "id,guarantor_id,name,relationship",
            [
                (pid, a.id, f"{last}, {first}", relation)
                for a in self.accounts
                for pid, first, last, relation in a.patients
            ],
        )
        _write(
            folder / "charges.csv",
            "id,guarantor_id,patient_id,service_date,statement_date,due_date,amount",
            [
                (
                    c.id,
                    c.account,
                    c.patient,
                    c.service_on,
                    c.statement_on,
                    c.due_on,
                    format_cents(c.cents),
                )
                for c in self.charges
                if c.statement_on <= on
            ],
        )
        _write(
            folder / "payments.csv",
            "id,guarantor_id,invoice_id,date,amount,method",
            [
                (p.id, p.account, "", p.on, format_cents(p.cents), p.method)
                for p in self.payments
                if p.on <= on
            ],
        )

    def start(self, *, on: date, ends_on: date) -> None:
        """Half a year of statements before the story begins.

        The guide's three people are as late as the guide says on the day the story ends.
        """
        for account, days, cents in zip(
            self.accounts[:3], (61, 90, 45), (123_45, 342_80, 218_60), strict=True
        ):
            self.bill(account, statement_on=ends_on - DUE_AFTER - timedelta(days), cents=cents)
        for account in self.accounts[3:]:
            for _ in range(self.random.choices((0, 1, 2, 3), (20, 50, 22, 8))[0]):
                ago = timedelta(days=self.random.randint(2, 150))
                self.bill(account, statement_on=on - ago, cents=any_cents(self.random))
        self._already_paid(on)

    def _already_paid(self, on: date) -> None:
        billed: dict[str, list[Charge]] = defaultdict(list)
        for charge in self.charges[3:]:
            billed[charge.account].append(charge)
        for account_id, charges in billed.items():
            roll = self.random.random()
            last = max(c.statement_on for c in charges)
            day = min(on - timedelta(days=1), last + timedelta(days=self.random.randint(3, 40)))
            if roll < 0.25:
                self.take(account_id, on=day, cents=sum(c.cents for c in charges), method="card")
            elif roll < 0.4:
                self.take(account_id, on=day, cents=charges[0].cents // 2 or 1, method="check")


def any_cents(random: Random) -> int:
    """A patient's part of a bill: mostly small, now and then large."""
    return int(min(1_850_00, max(18_00, random.lognormvariate(4.9, 0.75) * 100))) // 5 * 5


_GUARANTORS = (
    "id,name,email,mobile,phone,address,zip,preferred_channel,language,location,"
    "insurance_state,tags"
)


def _guarantor(a: Account) -> tuple[object, ...]:
    return (
        a.id,
        f"{a.last}, {a.first}",
        a.email,
        a.mobile,
        "",
        a.address,
        a.zip,
        a.channel,
        a.language,
        a.location,
        a.insurance,
        ";".join(a.tags),
    )


def _write(path: Path, header: str, rows: list[tuple[object, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)
