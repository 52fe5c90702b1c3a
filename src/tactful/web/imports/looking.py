"""What was read of a file, in the sentences and tables of the page that asks about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tactful.core.aging import Bucket
from tactful.intake.long_work import Asked
from tactful.readers.columns import DATES, Field
from tactful.readers.rows import Code
from tactful.web.imports.words import LISTS, code_words, kind_words, next_move

_TIES: Final = {
    "ties": ("paid", "to the cent"),
    "differs": ("failed", "does not tie out"),
    "no_total": ("stopped", "no total in the file"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the tie-out; what stands in the file is None where the file does not say it."""

    words: str
    rows: int | None
    printed: int | None
    read: int
    difference: int | None = None


@dataclass(frozen=True, slots=True)
class Tied:
    """Whether what was read is what the file says of itself."""

    shape: str
    words: str
    basis: str
    lines: tuple[Line, ...]
    last: Line


@dataclass(frozen=True, slots=True)
class Found:
    """One kind of thing that was found, and whether a person must agree to it."""

    code: str
    title: str
    then: str
    count: int
    lines: tuple[int, ...]
    reason: str
    asked: bool
    accepted: bool


@dataclass(frozen=True, slots=True)
class Check:
    """The page beside its tables."""

    kind: str
    is_list: bool
    as_of: date
    full_snapshot: bool
    error: str
    move: str
    ready: int
    can_import: bool
    owed_unclear: bool
    has_dates: bool
    tied: Tied | None
    found: tuple[Found, ...]
    aging: tuple[dict[str, Any], ...]
    changes: dict[str, int]
    kinds: tuple[dict[str, Any], ...]


def asks_of(seen: dict[str, Any]) -> list[str]:
    """The codes a person agrees to before anything is imported.

    A list without a balance is taken by the command line in silence; on a page it is far more
    often a column nobody recognized.
    """
    found = {entry["code"] for entry in seen["findings"]}
    return [*seen["review"], *({str(Code.NO_BALANCE_COLUMN)} & found)]


def check_of(seen: dict[str, Any], asked: Asked) -> Check:
    """What the page says of a file that was read."""
    error, rows = seen["error"], seen["rows"]
    fields = {column["field"] for column in seen["columns"]}
    return Check(
        kind=kind_words(seen["kind"]),
        is_list=seen["kind"] in LISTS,
        as_of=asked.as_of or date.fromisoformat(seen["as_of"]),
        full_snapshot=asked.full_snapshot,
        error=_sentence(error["reason"]) if error else "",
        move=next_move(error["code"]) if error else "",
        ready=rows["accepted"],
        can_import=not error and rows["accepted"] > 0,
        owed_unclear=bool(seen["columns"]) and Field.PATIENT_OWED not in fields,
        has_dates=bool(DATES & fields),
        tied=_tied(seen) if not error else None,
        found=tuple(_found(seen, asked)),
        aging=tuple(_aging(seen)) if not error else (),
        changes=seen["changes"],
        kinds=tuple(kind for kind in seen["kinds"] if kind["kind"] != "balances"),
    )


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."


def _tied(seen: dict[str, Any]) -> Tied | None:
    if not seen["ties"]:
        return None
    tie, people, rows = seen["ties"][0], seen["people"], seen["rows"]
    shape, words = _TIES[tie["result"]]
    read = tie["accepted_cents"] + tie["refused_cents"] + tie["not_counted_cents"]
    lines = [
        Line("Guarantors owe", people["owing"], None, people["owed_cents"]),
        Line("Credits, shown and never netted", people["credits"], None, -people["credit_cents"]),
        Line("In rows that are not taken", rows["refused"], None, tie["refused_cents"]),
        Line("In rows that do not count", rows["not_counted"], None, tie["not_counted_cents"]),
    ]
    if sum(line.read for line in lines) != read:  # a history: what is owed is not what it sums
        lines = lines[2:]
        lines.insert(0, Line("Taken", rows["accepted"], None, tie["accepted_cents"]))
    last = Line(
        "The file’s own total", rows["read"], tie["printed_cents"], read, tie["difference_cents"]
    )
    return Tied(shape, words, tie["basis"], tuple(lines), last)


def _found(seen: dict[str, Any], asked: Asked) -> list[Found]:
    """What needs agreement first, then the rest, the most frequent first."""
    asks = asks_of(seen)
    entries = {entry["code"]: entry for entry in seen["findings"]}
    for row in seen["not_taken"]:
        entry = entries.setdefault(
            row["code"], {"code": row["code"], "count": 0, "lines": [], "reason": row["reason"]}
        )
        if row["code"] not in {f["code"] for f in seen["findings"]}:
            entry["count"] += 1
            entry["lines"] = [*entry["lines"], row["line"]][:12]
    for code in asks:
        entries.setdefault(code, {"code": code, "count": 0, "lines": [], "reason": ""})
    if "MANY_VANISHED" in entries:
        entries["MANY_VANISHED"]["count"] = seen["changes"].get("closed", 0)
    found = [
        Found(
            code=code,
            title=code_words(code)[0],
            then=code_words(code)[1],
            count=entry["count"],
            lines=tuple(entry["lines"]),
            reason=_sentence(entry["reason"]) if entry["reason"] else "",
            asked=code in asks,
            accepted=code in asked.accept,
        )
        for code, entry in entries.items()
    ]
    return sorted(found, key=lambda one: (not one.asked, -one.count, one.code))


def _aging(seen: dict[str, Any]) -> list[dict[str, Any]]:
    labels = {str(bucket): bucket.label for bucket in Bucket}
    rows = [
        {
            "label": labels.get(row["bucket"], "Without a date"),
            "step": list(labels).index(row["bucket"]) if row["bucket"] in labels else 0,
            **row,
        }
        for row in seen["aging"]
    ]
    return rows if any(row["accounts"] for row in rows) else []
