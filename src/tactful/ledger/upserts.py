"""Rows of a source written in bulk: what is new or changed, and nothing else.

A row is known by the source's own id within its practice. `compare` says what a batch would
do and changes nothing; `write` does it in a few statements, INSERT ... ON CONFLICT DO UPDATE
on both databases. Said a second time, a row is unchanged and is not written.
"""

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final, cast

from django.db import connection, models

from tactful.ledger.models import (
    Adjustment,
    Guarantor,
    Patient,
    Payment,
    PromiseToPay,
    Statement,
)

_PARAMETERS: Final = 12_000  # in one statement; SQLite takes 32,766
_ALPHABET: Final = b"23456789abcdefghjkmnpqrstuvwxyz"  # that of records.new_uid
_LETTERS: Final = bytes(_ALPHABET[byte % len(_ALPHABET)] for byte in range(256))
_THROWN_AWAY: Final = bytes(range(256 - 256 % len(_ALPHABET), 256))

Values = tuple[Any, ...]
Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Table:
    """A table rows of a source go into.

    `fields` are the columns a source speaks of, in the order rows give them; `derived` are
    computed from those when they change. A new row begins with `at_first` and the model's
    defaults in every other column, and those are left alone after.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    key: str = "external_id"
    derived: tuple[str, ...] = ()
    at_first: Mapping[str, Any] = field(default_factory=dict)
    only_where: str = ""  # the condition of a partial unique constraint

    @cached_property
    def by_guarantor(self) -> int | None:
        """Where the guarantor stands among the fields."""
        return self.fields.index("guarantor_id") if "guarantor_id" in self.fields else None


GUARANTOR_COLUMNS: Final = (
    "last_name",
    "first_name",
    "middle_name",
    "suffix",
    "sort_name",
    "email",
    "mobile",
    "phone",
    "address",
    "zip",
    "state",
    "preferred_channel",
    "language",
    "location_id",
    "insurance_state",
    "tags",
)
"""What a source can say of a guarantor."""

GUARANTORS: Final = Table(
    Guarantor,
    ("source_said",),
    # What was said before tells in one comparison whether anything is new.
    derived=(*GUARANTOR_COLUMNS, "places", "imported_at"),
)
PATIENTS: Final = Table(Patient, ("guarantor_id", "last_name", "first_name", "relationship"))
STATEMENTS: Final = Table(
    Statement,
    ("guarantor_id", "patient_id", "service_on", "statement_on", "due_on", "amount_cents"),
)
PAYMENTS: Final = Table(
    Payment,
    ("guarantor_id", "statement_ref", "paid_on", "amount_cents", "method"),
)
ADJUSTMENTS: Final = Table(
    Adjustment, ("guarantor_id", "statement_ref", "adjusted_on", "amount_cents", "reason")
)
PROMISES: Final = Table(
    PromiseToPay,
    ("guarantor_id", "made_on", "promised_on", "amount_cents"),
    at_first={"taken_by": "import"},
    only_where="NOT external_id = ''",  # word for word as the constraint says it
)


@dataclass(slots=True)
class Compared:
    """What a batch says against what is stored, by the source's id."""

    rows: Mapping[str, Values]
    ids: dict[str, int]  # stored rows; new ones join when they are written
    old: dict[str, Values]  # the stored values of changed rows
    new: list[str]

    @property
    def changed(self) -> Collection[str]:
        return self.old.keys()

    @property
    def unchanged(self) -> int:
        return len(self.rows) - len(self.new) - len(self.old)

    def guarantor_ids(self, table: Table) -> set[int]:
        """Accounts a write touches: whose row is new, changed, or was moved away."""
        at = table.by_guarantor
        if at is None:
            return {self.ids[key] for key in [*self.new, *self.old] if key in self.ids}
        touched = {self.rows[key][at] for key in [*self.new, *self.old]}
        return touched | {values[at] for values in self.old.values()}


def compare(table: Table, practice_id: int, rows: Mapping[str, Values]) -> Compared:
    """Lay a batch beside what is stored, in one query; changes nothing."""
    compared = Compared(rows, {}, {}, [])
    for key, pk, stored in _stored(table, practice_id, rows):
        compared.ids[key] = pk
        if stored != rows[key]:
            compared.old[key] = stored
    compared.new.extend(key for key in rows if key not in compared.ids)
    return compared


def unseen(rows: Mapping[str, Values]) -> Compared:
    """A batch whose rows can stand nowhere yet, as if it had been compared."""
    return Compared(rows, {}, {}, list(rows))


def write(
    table: Table,
    practice_id: int,
    compared: Compared,
    *,
    derived: Mapping[str, Values] | None = None,
) -> None:
    """Write the new and changed rows of a comparison, and learn the ids of the new ones.

    `derived` gives the derived columns of each of them. Runs in the caller's transaction,
    in which the practice's imports are taken one at a time.
    """
    keys = [*compared.new, *compared.old]
    if not keys:
        return
    statement = _Insert.into(table)
    rows = [
        statement.prepared(key, compared.rows[key] + (derived[key] if derived else ()))
        for key in keys
    ]
    for key, pk in statement.run(practice_id, rows):
        compared.ids[key] = pk


def ids_of(table: Table, practice_id: int, keys: Iterable[str]) -> dict[str, int]:
    """The stored rows among these ids of the source; one query."""
    return dict(_matching(table, practice_id, keys).values_list(table.key, "pk"))


def new_uids(count: int) -> list[str]:
    """Opaque ids as records.new_uid makes them, many at once (which is a hundred times faster)."""
    text = ""
    while len(text) < 12 * count:
        # What is thrown away leaves 248 values, eight for each letter: all equally likely.
        drawn = secrets.token_bytes(13 * count + 16)
        text += drawn.translate(_LETTERS, _THROWN_AWAY).decode("ascii")
    return [text[at : at + 12] for at in range(0, 12 * count, 12)]


def _stored(
    table: Table, practice_id: int, keys: Iterable[str]
) -> Iterable[tuple[str, int, Values]]:
    found = _matching(table, practice_id, keys).values_list(table.key, "pk", *table.fields)
    return ((row[0], row[1], row[2:]) for row in found)


def _matching(table: Table, practice_id: int, keys: Iterable[str]) -> models.QuerySet[Any]:
    wanted: dict[str, Any] = {"practice_id": practice_id, f"{table.key}__in": list(keys)}
    return table.model._default_manager.filter(**wanted)


@dataclass(frozen=True)
class _Insert:
    """Many rows in one statement; on a known key the source's columns are replaced.

    Not `bulk_create(update_conflicts=True)`: that builds a model for each row, and would also
    replace what is only set at first. SQLite gets lists of values, PostgreSQL one array for
    each column, which it parses once.
    """

    table: Table
    fields: tuple["models.Field[Any, Any]", ...]  # the key, the fields, the derived columns
    converted: tuple[tuple[int, Convert], ...]  # where a value is not stored as it is
    first: Mapping[str, Any]  # what a new row begins with in every other column

    @classmethod
    def into(cls, table: Table) -> "_Insert":
        names = (table.key, *table.fields, *table.derived)
        by_name = {field_.attname: field_ for field_ in table.model._meta.concrete_fields}
        fields = tuple(by_name.pop(name) for name in names)
        converters = ((at, _converter(f)) for at, f in enumerate(fields))
        converted = tuple((at, convert) for at, convert in converters if convert)
        first = {
            name: f.get_db_prep_save(table.at_first.get(name, f.get_default()), connection)
            for name, f in by_name.items()
            if name not in ("id", "uid", "practice_id")
        }
        return cls(table, fields, converted, first)

    def prepared(self, key: str, values: Values) -> list[Any]:
        row = [key, *values]
        for at, convert in self.converted:
            if row[at] is not None:
                row[at] = convert(row[at])
        return row

    def run(self, practice_id: int, rows: Sequence[list[Any]]) -> Iterable[tuple[str, int]]:
        """Write the rows; yields the key and id of each."""
        arrays = connection.vendor == "postgresql"
        size = len(rows) if arrays else _PARAMETERS // (2 + len(self.fields) + len(self.first))
        uids = new_uids(len(rows))
        with connection.cursor() as cursor:
            for start in range(0, len(rows), size):
                given = (uids[start : start + size], rows[start : start + size])
                sql, parameters = (self._arrays if arrays else self._values)(practice_id, *given)
                cursor.execute(sql, parameters)
                yield from cast(list[tuple[str, int]], cursor.fetchall())

    def _values(
        self, practice_id: int, uids: Sequence[str], rows: Sequence[list[Any]]
    ) -> tuple[str, list[Any]]:
        first = list(self.first.values())
        flat: list[Any] = []
        for uid, row in zip(uids, rows, strict=True):
            flat += (practice_id, uid, *row, *first)
        marks = f"({', '.join(['%s'] * (len(flat) // len(rows)))})"
        return self._sql(f"VALUES {', '.join([marks] * len(rows))}"), flat

    def _arrays(
        self, practice_id: int, uids: Sequence[str], rows: Sequence[list[Any]]
    ) -> tuple[str, list[Any]]:
        kinds = [_kind(field_) for field_ in self.fields]
        columns = [f"c{at}" for at in range(len(kinds))]
        chosen = [
            f"{column}::jsonb" if kind == "jsonb" else column
            for column, kind in zip(columns, kinds, strict=True)
        ]
        marks = ["%s::text[]", *(f"%s::{'text' if k == 'jsonb' else k}[]" for k in kinds)]
        select = ", ".join(["%s", "uid", *chosen, *["%s"] * len(self.first)])
        given = f"unnest({', '.join(marks)}) AS v({', '.join(['uid', *columns])})"
        parameters = [practice_id, *self.first.values(), uids, *map(list, zip(*rows, strict=True))]
        # A bare select cannot tell ON CONFLICT from a join's ON.
        return self._sql(f"SELECT {select} FROM {given} WHERE TRUE"), parameters  # noqa: S608

    def _sql(self, rows: str) -> str:
        """Only names of our own columns are put into the text; every value is a parameter."""
        quote, table = connection.ops.quote_name, self.table
        names = ["practice_id", "uid", *(f.attname for f in self.fields), *self.first]
        updates = ", ".join(
            f"{quote(n)} = excluded.{quote(n)}" for n in (*table.fields, *table.derived)
        )
        where = f" WHERE {table.only_where}" if table.only_where else ""
        return (
            f"INSERT INTO {quote(table.model._meta.db_table)}"
            f" ({', '.join(map(quote, names))}) {rows}"
            f" ON CONFLICT (practice_id, {quote(table.key)}){where}"
            f" DO UPDATE SET {updates} RETURNING {quote(table.key)}, id"
        )


def _kind(field_: "models.Field[Any, Any]") -> str:
    """A column's type; text without its length, or a cast would cut it in silence."""
    kind = str(field_.db_type(connection))
    return "text" if kind.startswith("varchar") else kind


def _converter(field_: "models.Field[Any, Any]") -> Convert | None:
    """How the database takes a value; None where it takes it as it is.

    Field.get_db_prep_save does the same, at a quarter of an import's time.
    """
    sqlite = connection.vendor == "sqlite"
    match field_:
        case models.DateTimeField():
            return connection.ops.adapt_datetimefield_value if sqlite else None
        case models.DateField():
            return date.isoformat if sqlite else None
        case models.JSONField():
            return json.dumps
        case _:
            return None
