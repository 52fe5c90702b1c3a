"""Who wrote: from the address a message came from to the accounts that have it."""

import re
from typing import Final

from django.db.models import Q

from tactful.core.vocabulary import Channel
from tactful.ledger.models import Guarantor
from tactful.practice.models import Practice
from tactful.readers.contacts import read_emails, read_phones

LONGEST: Final = 254

_IN_BRACKETS: Final = re.compile(r"<([^<>]+)>\s*$")  # "Jane Smith" <jane@example.com>


def plain_address(channel: Channel, text: str) -> str:
    """An address as it is kept: a number in E.164, a mailbox in small letters.

    What is neither, such as a short code, stays as it was written.
    """
    written = " ".join(text.replace("\0", "").split())[:LONGEST]
    if channel is Channel.EMAIL:
        bracketed = _IN_BRACKETS.search(written)
        bare = (bracketed[1] if bracketed else written).strip().lower()
        found = read_emails(bare).addresses
        return found[0] if found else bare
    numbers = read_phones(written)
    return numbers[0].number if numbers else written


def people_at(practice: Practice, channel: Channel, address: str) -> list[Guarantor]:
    """The guarantors of this practice who can be reached there; none where it is empty."""
    if not address:
        return []
    here = Q(email=address) if channel is Channel.EMAIL else Q(mobile=address) | Q(phone=address)
    return list(
        Guarantor.objects.for_practice(practice)
        .filter(here)
        .select_related("practice")
        .order_by("pk")
    )


def has_address(guarantor: Guarantor, channel: Channel, address: str) -> bool:
    """Whether the address is the guarantor's own: only from there can messages be asked for."""
    own = (guarantor.email,) if channel is Channel.EMAIL else (guarantor.mobile, guarantor.phone)
    return bool(address) and address in own


def address_of(guarantor: Guarantor, channel: Channel) -> str:
    """Where the guarantor writes from on a channel, as far as is known."""
    if channel is Channel.EMAIL:
        return guarantor.email
    return guarantor.mobile or guarantor.phone
