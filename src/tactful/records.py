"""What every table shares: the practice it belongs to, and an opaque id for the outside."""

import secrets
from typing import Any, Self

from django.db import connection, models

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes: people read these aloud


def new_uid() -> str:
    """Twelve characters, 59 bits: used in URLs and the API, never guessed, never ordered."""
    # One draw for all twelve: thousands are made in a second when a journey wakes.
    number, letters = secrets.randbelow(len(_ALPHABET) ** 12), []
    for _ in range(12):
        number, place = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)


class PracticeQuerySet(models.QuerySet[Any]):
    def for_practice(self, practice: Any) -> Self:
        """Only this practice's rows; every query a door makes starts here."""
        return self.filter(practice=practice)


class PracticeRow(models.Model):
    """A row that belongs to one practice, and is never seen from another."""

    practice = models.ForeignKey("practice.Practice", models.CASCADE, related_name="+")
    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.uid  # never a name: this reaches logs and error pages


class CentsField(models.BigIntegerField):  # type: ignore[type-arg]
    """Whole cents. SQL decimals become floats on SQLite."""


def words(enum: Any) -> list[tuple[str, str]]:
    """A stored word list as Django choices."""
    return [(m.value, m.value.replace("_", " ")) for m in enum]


def lock_rows(queryset: Any) -> Any:
    """Claim rows for this transaction; rows another worker holds are left to it.

    SQLite has one writer at a time (BEGIN IMMEDIATE), so there it is the plain query.
    """
    if connection.features.has_select_for_update_skip_locked:
        return queryset.select_for_update(skip_locked=True, of=("self",))
    return queryset


def lock_one(queryset: Any) -> Any:
    """The one row, waited for and held until this transaction ends."""
    if connection.features.has_select_for_update:
        # Its key stays free: whoever writes a row that names this one need not wait.
        queryset = queryset.select_for_update(no_key=True)
    return queryset.get()
