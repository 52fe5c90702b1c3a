"""Counting tries in the database, so that any number of processes count together."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from tactful.portal.models import Tries
from tactful.practice.models import Practice

OF_ONE_ADDRESS: Final = 10
"""Tries a minute of one address: nobody types faster."""

OF_ALL: Final = 120
"""Tries a minute of all addresses at one practice: to guess one code then takes thousands of years
on average, divided by the codes in force."""


@transaction.atomic
def may_try(practice: Practice, address: str, *, now: datetime) -> bool:
    """Count one try; whether it is within what one address, and all of them, may try a minute."""
    minute = now.replace(second=0, microsecond=0)
    Tries.objects.filter(minute__lt=minute).delete()
    key = f"{address} {minute.isoformat()}"
    who = salted_hmac("tactful.portal.tries", key, algorithm="sha256").hexdigest()
    mine = _one_more(practice, who, minute) <= OF_ONE_ADDRESS
    # What is refused to one address is not counted for all: it could shut everybody out.
    return mine and _one_more(practice, "", minute) <= OF_ALL


def _one_more(practice: Practice, who: str, minute: datetime) -> int:
    row, _ = Tries.objects.get_or_create(practice=practice, who=who, minute=minute)
    Tries.objects.filter(pk=row.pk).update(times=F("times") + 1)
    times: int = Tries.objects.values_list("times", flat=True).get(pk=row.pk)
    return times
