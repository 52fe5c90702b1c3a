"""What each role may do; a page that somebody may not use does not offer it."""

from enum import StrEnum
from typing import Final

from tactful.practice.models import Role


class Right(StrEnum):
    """Something a person may do beside looking; looking is for everybody who works here."""

    WORK = "work"  # promises, holds, notes, journeys, dispositions, answers
    MONEY = "money"  # enter a payment by hand
    TAKE_IN = "take_in"  # import a file
    TAKE_OUT = "take_out"  # export a list
    SIMULATE = "simulate"  # speak for a simulated patient
    CONFIGURE = "configure"  # settings, journeys on and off
    MANAGE_STAFF = "manage_staff"  # who works here, and as what
    AUDIT = "audit"  # read who saw and changed what


_DESK: Final = frozenset({Right.WORK, Right.MONEY})
_BILLING: Final = _DESK | {Right.TAKE_IN, Right.TAKE_OUT, Right.SIMULATE}
_RIGHTS: Final[dict[str, frozenset[Right]]] = {
    Role.OWNER: frozenset(Right),
    Role.COMPLIANCE: frozenset({Right.WORK, Right.TAKE_OUT, Right.CONFIGURE, Right.AUDIT}),
    Role.BILLER: frozenset(_BILLING),
    Role.FRONT_DESK: _DESK,
    Role.READ_ONLY: frozenset(),
}


def rights_of(role: str) -> frozenset[Right]:
    """What somebody in this role may do."""
    return _RIGHTS.get(role, frozenset())
