"""Contact details put right by a person."""

from datetime import datetime

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.core.vocabulary import Channel
from tactful.ledger.errors import LedgerError
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.ledger.places import places_of
from tactful.readers.contacts import read_emails, read_phones
from tactful.readers.places import read_state, read_zip
from tactful.records import lock_one


@transaction.atomic
def correct_contact(
    guarantor: Guarantor,
    *,
    by: str,
    now: datetime,
    email: str | None = None,
    mobile: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    zip_code: str | None = None,
    state: str | None = None,
    preferred_channel: str | None = None,
) -> Guarantor:
    """Change what is given (empty text clears it), and look up again where the person may be.

    Raises LedgerError, naming the field in its code, when a value cannot be used. The same
    values again change nothing.
    """
    wanted = {
        "email": email if email is None else _email(email),
        "mobile": mobile if mobile is None else _number("mobile", mobile),
        "phone": phone if phone is None else _number("phone", phone),
        "address": address if address is None else " ".join(address.split())[:300],
        "zip": zip_code if zip_code is None else _zip(zip_code),
        "state": state if state is None else _state(state),
        "preferred_channel": (
            preferred_channel if preferred_channel is None else _channel(preferred_channel)
        ),
    }
    account: Guarantor = lock_one(Guarantor.objects.filter(pk=guarantor.pk))
    changed = {k: v for k, v in wanted.items() if v is not None and v != getattr(account, k)}
    if not changed:
        return account
    for name, value in changed.items():
        setattr(account, name, value)
    account.places = places_of(
        zip_code=account.zip, state=account.state, mobile=account.mobile, phone=account.phone
    )
    account.save(update_fields=[*changed, "places"])
    tell(account.practice_id, [account.pk], "contact", origin=f"contact:{account.uid}", now=now)
    happened = Happened(
        by, "contact details corrected", f"guarantor:{account.uid}", {"fields": sorted(changed)}
    )
    record(account.practice_id, [happened], now=now)
    return account


def _email(text: str) -> str:
    if not text.strip():
        return ""
    found = read_emails(text).addresses
    if not found:
        raise LedgerError("email", "This is not an e-mail address that can be written to.")
    return found[0]


def _number(field: str, text: str) -> str:
    if not text.strip():
        return ""
    found = read_phones(text)
    if not found:
        raise LedgerError(field, "This is not a telephone number in the United States.")
    return found[0].number


def _zip(text: str) -> str:
    if text.strip() and not read_zip(text):
        raise LedgerError("zip_code", "A ZIP code has five digits.")
    return read_zip(text)


def _state(text: str) -> str:
    # Half a name is no state, and quiet hours are kept in the zones of this one.
    if text.strip() and not read_state(text):
        raise LedgerError("state", "This is not a state; write it like IL or Illinois.")
    return read_state(text)


def _channel(text: str) -> str:
    if text and text not in set(Channel):
        raise LedgerError("preferred_channel", f"Choose one of {', '.join(Channel)}.")
    return text
