"""Many rows in one statement, at the driver's speed, where building models costs too much.

Values are the plain ones of the core: aware instants, dates, whole numbers, text, lists and
dicts for JSON columns. All functions run in the caller's transaction.

SQLite prepares one statement and runs it for each row. PostgreSQL gets one array for each column,
which it parses once: half the time of a statement for each row, and a third of one long list.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from json import dumps
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

Row = Sequence[Any]
Model = type[models.Model]


def insert(
    model: Model,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    ignore_conflicts: bool = False,
) -> int:
    """Insert rows given as values of `columns`; the model's defaults fill every other column.

    Returns how many rows are new: with `ignore_conflicts` a row that is already there, by any
    unique constraint, is left as it is.
    """
    fixed, made = _defaults(model, frozenset(columns))
    names = (*columns, *made)
    values = [(*row, *(make() for make in made.values())) for row in rows]
    if not values:
        return 0
    into = f"INSERT INTO {_table(model)} ({_listed((*names, *fixed))})"
    conflict = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    if connection.vendor == "postgresql":
        types = _types(model, tuple(fixed))
        constants = "".join(f", %s::{kind}" for kind in types)
        chosen = f"SELECT v.*{constants} FROM {_arrays(model, names)}{conflict}"  # noqa: S608
        return _run_once(f"{into} {chosen}", [*map(_json, fixed.values())], values)
    marks = ", ".join(["%s"] * (len(names) + len(fixed)))
    constant = [_stored(value) for value in fixed.values()]
    return _run_each(f"{into} VALUES ({marks}){conflict}", values, constant)


def update(
    model: Model,
    rows: Iterable[Row],
    *,
    set: Sequence[str],
    where: Sequence[str],
) -> int:
    """Update one row per entry: values of the `set` columns, then of the `where` columns.

    Returns how many rows changed, so that a caller who saw a version in `where` learns whether
    anybody was faster (compare-and-set). No row may be meant by two entries.
    """
    values = [tuple(row) for row in rows]
    if not values:
        return 0
    begin = f"UPDATE {_table(model)} AS t SET "  # noqa: S608
    if connection.vendor == "postgresql":
        changes = ", ".join(f"{_name(c)} = v.{_name(f'set_{c}')}" for c in set)
        seen = " AND ".join(f"t.{_name(c)} = v.{_name(c)}" for c in where)
        names = (*(f"set_{c}" for c in set), *where)
        arrays = _arrays(model, (*set, *where), names)
        return _run_once(f"{begin}{changes} FROM {arrays} WHERE {seen}", [], values)
    changes = ", ".join(f"{_name(c)} = %s" for c in set)
    seen = " AND ".join(f"t.{_name(c)} = %s" for c in where)
    return _run_each(f"{begin}{changes} WHERE {seen}", values, [])


def among(ids: Iterable[int]) -> RawSQL:
    """Ids for `id__in=`, as one parameter: a list of hundreds costs Django more than the query."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", ([*ids],))
    return RawSQL("SELECT value FROM json_each(%s)", (dumps([*ids]),))


def _run_each(sql: str, rows: Iterable[Row], constant: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[*map(_stored, row), *constant] for row in rows])
        return int(cursor.rowcount)


def _run_once(sql: str, constant: list[Any], rows: Sequence[Row]) -> int:
    columns = [[_json(value) for value in column] for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*constant, *columns])
        return int(cursor.rowcount)


def _arrays(model: Model, columns: Sequence[str], names: Sequence[str] | None = None) -> str:
    """A table `v` made of one array for each column."""
    types = _types(model, tuple(columns))
    arrays = ", ".join(f"%s::{'text' if kind == 'jsonb' else kind}[]" for kind in types)
    listed = ", ".join(
        f"{_name(name)}::jsonb AS {_name(name)}" if kind == "jsonb" else _name(name)
        for name, kind in zip(names or columns, types, strict=True)
    )
    given = f"unnest({arrays}) AS a({_listed(names or columns)})"
    return f"(SELECT {listed} FROM {given}) AS v"  # noqa: S608


@cache
def _types(model: Model, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns' types; text without its length, or a cast would cut it in silence."""
    by_column = {field.column: field for field in model._meta.concrete_fields}
    kinds = (str(by_column[column].db_type(connection)) for column in columns)
    return tuple("text" if kind.startswith("varchar") else kind for kind in kinds)


@cache
def _defaults(
    model: Model, given: frozenset[str]
) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """What fills the columns nobody gave: values that never vary, and those made for each row."""
    fixed: dict[str, Any] = {}
    made: dict[str, Callable[[], Any]] = {}
    for field in model._meta.concrete_fields:
        column = str(field.column)
        if column in given or isinstance(field, models.AutoField):
            continue
        if field.has_default() and callable(field.default):
            made[column] = field.default
        else:
            fixed[column] = field.get_default()
    return fixed, made


def _stored(value: Any) -> Any:
    """The value as SQLite takes it; Django does the same, one field object at a time."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)  # the word lists are subclasses, which drivers do not know
        case datetime():
            return _instant(value)
        case date():
            return connection.ops.adapt_datefield_value(value)
        case dict() | list() | tuple():
            return _json(value)
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")


@lru_cache(maxsize=4096)
def _instant(value: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _json(value: Any) -> Any:
    """Lists and dicts as text, word lists as plain words; everything else as it is."""
    if isinstance(value, dict | list | tuple):
        return dumps(value, separators=(",", ":"), default=str)
    return str(value) if isinstance(value, str) else value


def _table(model: Model) -> str:
    return _name(model._meta.db_table)


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(map(_name, columns))


def _name(name: str) -> str:
    return connection.ops.quote_name(name)
