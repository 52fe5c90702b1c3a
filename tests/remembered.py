"""Rows that hundreds of tests begin with: made once in a process, then written again as they were.

Making the cast asks the database a hundred times. Writing its rows again takes a statement for
each table, and what a test gets is the same to the last id.
"""

import pickle
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from django.apps import apps
from django.db import connection, models

from tactful.practice.models import Practice
from tactful.records import new_uid

_AT_ONCE = 400  # rows in a statement: SQLite takes 32,000 values


class Remembered:
    """What a maker put into an empty database, and the objects it answered with."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make
        self.rows: list[tuple[str, list[Any]]] = []
        self.made = b""

    def again(self) -> Any:
        """The same rows and objects once more; made anew beside what another fixture wrote."""
        if Practice.objects.exists():
            return self.make()
        if not self.made:
            self._remember()
            return pickle.loads(self.made)
        made = pickle.loads(self.made)
        # Rules are kept in memory under a practice's own id: each test has practices of its own.
        practices = [one for one in _parts(made) if isinstance(one, Practice)]
        fresh = {one.uid: new_uid() for one in practices}
        for one in practices:
            one.uid = fresh[one.uid]
        with connection.cursor() as cursor:
            for insert, values in self.rows:
                cursor.execute(
                    insert, [fresh.get(v, v) if isinstance(v, str) else v for v in values]
                )
        return made

    def _remember(self) -> None:
        before = {model: set(_keys(model)) for model in _models()}
        self.made = pickle.dumps(self.make())
        for model, known in before.items():
            new = [key for key in _keys(model) if key not in known]
            for start in range(0, len(new), _AT_ONCE):
                self.rows.append(_insert_of(model, new[start : start + _AT_ONCE]))


def _parts(made: Any) -> list[Any]:
    """What a maker answered with: a dataclass, as a cast is."""
    return [getattr(made, field.name) for field in fields(made)]


def _models() -> list[type[models.Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]


def _keys(model: type[models.Model]) -> list[Any]:
    return list(model._base_manager.order_by("pk").values_list("pk", flat=True))


def _insert_of(model: type[models.Model], keys: list[Any]) -> tuple[str, list[Any]]:
    """One statement for these rows, with every value as the driver gave it."""
    quote, meta = connection.ops.quote_name, model._meta
    columns = ", ".join(quote(field.column) for field in meta.concrete_fields)
    table, key = quote(meta.db_table), quote(meta.pk.column)
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        chosen = f"SELECT {columns} FROM {table} WHERE {key} IN ({marks}) ORDER BY {key}"
        cursor.execute(chosen, keys)
        rows = cursor.fetchall()
    row = f"({', '.join(['%s'] * len(meta.concrete_fields))})"
    insert = f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * len(rows))}"
    return insert, [value for values in rows for value in values]
