"""Real accounts to look at a message on, found by their situation and never by a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.models import Balance, Guarantor, PromiseToPay
from tactful.outreach.models import Consent
from tactful.practice.models import Practice


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind of account, in words, and how one of them is found."""

    words: str
    found: Callable[[Practice], Any]


def account_in(practice: Practice, situation: str) -> Guarantor | None:
    """One account of the practice in this situation, always the same; None where nobody is."""
    if situation not in SITUATIONS:
        return None
    id = SITUATIONS[situation].found(practice).values_list("guarantor_id", flat=True).first()
    return Guarantor.objects.for_practice(practice).filter(pk=id).first() if id else None


def _owing(practice: Practice) -> Any:
    """Balances by the index they have, the oldest first."""
    return Balance.objects.filter(practice=practice, balance_cents__gt=0).order_by("oldest_due_on")


def _largest(practice: Practice) -> Any:
    return Balance.objects.filter(practice=practice, balance_cents__gt=0).order_by("-balance_cents")


def _of_the_late(**which: Any) -> Callable[[Practice], Any]:
    return lambda practice: _owing(practice).filter(**which)


def _promised(practice: Practice) -> Any:
    return PromiseToPay.objects.filter(practice=practice, status=PromiseStatus.OPEN).order_by(
        "promised_on", "id"
    )


def _agreed(practice: Practice) -> Any:
    agreed = Consent.objects.filter(
        guarantor=OuterRef("guarantor"), practice=practice, scope="unencrypted"
    ).exclude(basis="none")
    return _owing(practice).filter(Exists(agreed))


def _unreachable(practice: Practice) -> Any:
    return _owing(practice).filter(guarantor__mobile="", guarantor__phone="")


def _credit(practice: Practice) -> Any:
    return Balance.objects.filter(practice=practice, balance_cents__lt=0).order_by("guarantor")


def _not_due(practice: Practice) -> Any:
    is_open = Q(balance_cents__gt=0, oldest_due_on__isnull=False)
    return Balance.objects.filter(is_open, practice=practice).order_by("-oldest_due_on")


SITUATIONS: Final[Mapping[str, Situation]] = MappingProxyType(
    {
        "oldest": Situation("The oldest balance", _owing),
        "newest": Situation("The newest balance", _not_due),
        "largest": Situation("The largest balance", _largest),
        "several": Situation("Several statements open", _of_the_late(open_statements__gt=1)),
        "paid-part": Situation("Paid a part lately", _of_the_late(last_payment_cents__gt=0)),
        "promised": Situation("A promise is open", _promised),
        "spanish": Situation("Reads Spanish", _of_the_late(guarantor__language="es")),
        "agreed": Situation("Agreed to names and amounts in messages", _agreed),
        "no-email": Situation("No e-mail address", _of_the_late(guarantor__email="")),
        "no-number": Situation("No telephone number", _unreachable),
        "credit": Situation("A credit on the account", _credit),
    }
)
