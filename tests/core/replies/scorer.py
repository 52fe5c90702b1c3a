"""Scores readings of a labelled set; on demand `python -m tests.core.replies.scorer FILE`."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tactful.core.replies import ReplyContext, decide, read
from tactful.core.replies.checking import check_line
from tactful.core.vocabulary import Channel

CHANNELS = {"sms": Channel.SMS, "phone": Channel.VOICE, "email": Channel.EMAIL}
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
GRAVE = frozenset({"crisis_self_harm", "medical_emergency", "threat"})


@dataclass
class Score:
    """What was found and missed. Lists hold the texts that went wrong, for a person to read."""

    items: int = 0
    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    not_stopped: list[str] = field(default_factory=list)
    no_person: list[str] = field(default_factory=list)
    not_paged: list[str] = field(default_factory=list)
    false_stops: list[str] = field(default_factory=list)
    wrong_dates: list[str] = field(default_factory=list)
    missed_dates: list[str] = field(default_factory=list)
    invented_dates: list[str] = field(default_factory=list)
    wrong_amounts: list[str] = field(default_factory=list)
    need_no_stop: int = 0
    dated: int = 0
    right_dates: int = 0
    may_be_automatic: int = 0
    automatic: int = 0

    @property
    def micro_f1(self) -> float:
        right = self.right.total()
        return 2 * right / (2 * right + self.extra.total() + self.missed.total())


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def answer(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Read one item as `tactful replies check` would, in the zone its instant was written in."""
    at = datetime.fromisoformat(item["received_at"])
    zone = next(z for z in ZONES if at.astimezone(ZoneInfo(z)).utcoffset() == at.utcoffset())
    context = ReplyContext(CHANNELS[item["channel"]], at, zone)
    reading = read(item["text"], context)
    return check_line(reading, decide(reading, context))


def score(items: Iterable[Mapping[str, Any]]) -> Score:
    total = Score()
    for item in items:
        _add(total, item, answer(item))
    return total


def _add(total: Score, item: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    total.items += 1
    wanted, found, text = set(item["labels"]), set(got["labels"]), item["text"]
    total.right.update(wanted & found)
    total.extra.update(found - wanted)
    total.missed.update(wanted - found)
    if item["must_stop"] and got["stop"] == "none" and not got["hold"]:
        total.not_stopped.append(text)
    if item["must_route_human"] and got["human"] == "none":
        total.no_person.append(text)
    if wanted & GRAVE and got["human"] != "P0":
        total.not_paged.append(text)
    if not item["must_stop"]:
        total.need_no_stop += 1
        total.false_stops += [text] if got["stop"] != "none" else []
    if not item["must_route_human"]:
        total.may_be_automatic += 1
        total.automatic += got["auto"] is not None
    _add_promise(total, item, got)


def _add_promise(total: Score, item: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    wanted, found, text = item["promise_date"], got["promise_date"], item["text"]
    if wanted:
        total.dated += 1
        total.right_dates += wanted == found
        total.missed_dates += [text] if found is None else []
        total.wrong_dates += [text] if found not in (None, wanted) else []
    elif found:
        total.invented_dates.append(text)
    cents = got["promise_amount_cents"]
    if cents is not None and cents != round(100 * (item["promise_amount"] or 0)):
        total.wrong_amounts.append(text)


def table(total: Score) -> str:
    """Lay out right, extra and missed per label."""
    labels = sorted({*total.right, *total.extra, *total.missed})
    rows = [f"{'label':26}{'right':>7}{'extra':>7}{'missed':>8}"]
    rows += [
        f"{label:26}{total.right[label]:7}{total.extra[label]:7}{total.missed[label]:8}"
        for label in labels
    ]
    return "\n".join(rows)


def main() -> None:
    total = score(load(Path(sys.argv[1])))
    print(table(total))
    print(f"\nitems {total.items}, micro-F1 {total.micro_f1:.3f}")
    print(f"must stop, neither stopped nor held: {len(total.not_stopped)}")
    print(f"must reach a person, reached none: {len(total.no_person)}")
    print(f"grave, nobody paged: {len(total.not_paged)}")
    print(f"false stops: {len(total.false_stops)} of {total.need_no_stop}")
    print(
        f"dates: {total.right_dates} of {total.dated} right, {len(total.wrong_dates)} wrong, ",
        end="",
    )
    print(f"{len(total.missed_dates)} missed, {len(total.invented_dates)} invented")
    print(f"automatic: {total.automatic} of {total.may_be_automatic} that may be")


if __name__ == "__main__":
    main()
