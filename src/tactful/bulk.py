"""Many rows in one statement, at the driver's speed, where building models costs too much.

Values are the plain ones of the core: aware instants, dates, whole numbers, text, lists and
dicts for JSON columns. Both functions run in the caller's transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from json import dumps
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

Row = Sequence[Any]


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    ignore_conflicts: bool = False,
) -> int:
    """Insert rows given as values of `columns`; the model's defaults fill every other column.

    Returns how many rows are new: with `ignore_conflicts` a row that is already there, by any
    unique constraint, is left as it is.
    """
    constant, made = _defaults(model, frozenset(columns))
    names = [*columns, *(n for n, _ in constant), *(n for n, _ in made)]
    vendor = connection.vendor
    fixed = [_stored(value, vendor) for _, value in constant]
    makers = [make for _, make in made]
    values = [
        [*(_stored(value, vendor) for value in row), *fixed]
        + [_stored(make(), vendor) for make in makers]
        for row in rows
    ]
    sql = (
        f"INSERT INTO {_name(model._meta.db_table)} ({', '.join(map(_name, names))})"  # noqa: S608
        f" VALUES ({', '.join(['%s'] * len(names))})"
    )
    return _run(f"{sql} ON CONFLICT DO NOTHING" if ignore_conflicts else sql, values)


def update(
    model: type[models.Model],
    rows: Iterable[Row],
    *,
    set: Sequence[str],
    where: Sequence[str],
) -> int:
    """Update one row per entry: values of the `set` columns, then of the `where` columns.

    Returns how many rows changed, so that a caller who saw a version in `where` learns whether
    anybody was faster (compare-and-set).
    """
    sql = (
        f"UPDATE {_name(model._meta.db_table)}"  # noqa: S608
        f" SET {', '.join(f'{_name(c)} = %s' for c in set)}"
        f" WHERE {' AND '.join(f'{_name(c)} = %s' for c in where)}"
    )
    vendor = connection.vendor
    return _run(sql, [[_stored(value, vendor) for value in row] for row in rows])


def among(ids: Iterable[int]) -> RawSQL:
    """Ids for `id__in=`, as one parameter: a list of hundreds costs Django more than the query."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", ([*ids],))
    return RawSQL("SELECT value FROM json_each(%s)", (dumps([*ids]),))


def _run(sql: str, values: list[list[Any]]) -> int:
    if not values:
        return 0
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
        return int(cursor.rowcount)


@cache
def _defaults(
    model: type[models.Model], given: frozenset[str]
) -> tuple[list[tuple[str, Any]], list[tuple[str, Callable[[], Any]]]]:
    """What fills the columns nobody gave: values that never vary, and those made for each row."""
    constant: list[tuple[str, Any]] = []
    made: list[tuple[str, Callable[[], Any]]] = []
    for field in model._meta.concrete_fields:
        column = str(field.column)
        if column in given or isinstance(field, models.AutoField):
            continue
        if field.has_default() and callable(field.default):
            made.append((column, field.default))
        else:
            constant.append((column, field.get_default()))
    return constant, made


def _stored(value: Any, vendor: str) -> Any:
    """The value as the database takes it; Django does the same, one field object at a time."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)  # the word lists are subclasses, which drivers do not know
        case datetime():
            return _instant(value, vendor)
        case date():
            return connection.ops.adapt_datefield_value(value)
        case dict() | list() | tuple():
            return _json(value, vendor)
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")


@lru_cache(maxsize=4096)
def _instant(value: datetime, vendor: str) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _json(value: Any, vendor: str) -> Any:
    if vendor == "postgresql":
        return connection.ops.adapt_json_value(value, None)
    return dumps(value, separators=(",", ":"), default=str)


def _name(name: str) -> str:
    return connection.ops.quote_name(name)
