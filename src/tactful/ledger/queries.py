"""Reading accounts: one by its id or name, and its history."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Collate

from tactful.core.names import name_key
from tactful.ledger.models import Adjustment, Guarantor, Payment, Statement
from tactful.practice.models import Practice

_MOST = 50
_SAME_PAYMENT = timedelta(days=10)  # between a desk's entry and what an export says


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an account's history; `cents` is what it adds to what is owed."""

    on: date
    kind: str  # statement, payment, returned payment, adjustment
    cents: int
    ref: str  # the source's own id
    note: str = ""


def find_guarantors(practice: Practice, text: str) -> list[Guarantor]:
    """Accounts a person may mean: by the source's id, by uid, else by name, in order of name.

    A name is compared whole, without case and accents: `Smith, Jane`, `Jane Smith`, or a last
    name alone. More than fifty are not listed.
    """
    wanted = text.strip()
    mine = Guarantor.objects.for_practice(practice)
    exact = list(mine.filter(Q(external_id=wanted) | Q(uid=wanted)).order_by("pk"))
    if exact or not wanted:
        return exact
    return list(mine.filter(_named(wanted)).order_by(by_name(), "pk")[:_MOST])


def by_name(path: str = "sort_name") -> Any:
    """The order of names for a query: by bytes, where PostgreSQL would follow its language."""
    return Collate(path, "C") if connection.vendor == "postgresql" else F(path)


def find_guarantor(practice: Practice, uid: str) -> Guarantor | None:
    """One account of this practice by its uid; None for a stranger's."""
    found: Guarantor | None = (
        Guarantor.objects.for_practice(practice)
        .select_related("practice", "balance", "location")
        .filter(uid=uid)
        .first()
    )
    return found


def recorded_payment(practice: Practice, external_id: str) -> Payment | None:
    """The payment with this external id, also where a source told of it later under its own."""
    if not external_id:
        return None
    mine = Payment.objects.for_practice(practice)
    found: Payment | None = (
        mine.filter(external_id=external_id).first() or mine.filter(recorded_as=external_id).first()
    )
    return found


def payments_like(
    guarantor: Guarantor, cents: int, on: date, *, besides: str = ""
) -> list[Payment]:
    """Payments of the same sum around a day that still stand: typed in again they would count
    twice. `besides` is an external id that is not meant."""
    around = (on - _SAME_PAYMENT, on + _SAME_PAYMENT)
    alike = Payment.objects.filter(
        guarantor=guarantor, amount_cents=cents, paid_on__range=around, returned_on=None
    )
    meant = alike.exclude(external_id=besides).exclude(recorded_as=besides or "-")
    return list(meant.order_by("-paid_on", "-pk")[:5])


def history_of(guarantor: Guarantor, *, until: date | None = None) -> list[Entry]:
    """Statements, payments and corrections, oldest first; three queries."""
    entries = [
        *(
            Entry(s.statement_on, "statement", s.amount_cents, s.external_id)
            for s in _of(Statement, guarantor)
        ),
        *(
            Entry(
                p.paid_on,
                "payment" if p.amount_cents > 0 else "returned payment",
                -p.amount_cents,
                p.external_id,
                p.method,
            )
            for p in _of(Payment, guarantor)
        ),
        *(
            Entry(a.adjusted_on, "adjustment", a.amount_cents, a.external_id, a.reason)
            for a in _of(Adjustment, guarantor)
        ),
    ]
    seen = [entry for entry in entries if until is None or entry.on <= until]
    return sorted(seen, key=lambda entry: (entry.on, -entry.cents, entry.ref))


def _named(text: str) -> Q:
    if "," in text:
        last, first = name_key(text)
        return _full_name(last, first)
    words = name_key(text)[0].split()
    any_split = Q(sort_name__startswith=f"{' '.join(words)}\t")
    for at in range(1, len(words)):
        any_split |= _full_name(" ".join(words[at:]), " ".join(words[:at]))
    return any_split


def _full_name(last: str, first: str) -> Q:
    # A middle name in the source does not hide "Jane Smith".
    return Q(sort_name=f"{last}\t{first}") | Q(sort_name__startswith=f"{last}\t{first} ")


def _of(model: Any, guarantor: Guarantor) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(guarantor=guarantor)
    return rows
