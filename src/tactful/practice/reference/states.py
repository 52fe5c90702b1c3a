"""What states and places add to the federal rules, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tactful.core.policy.config import LEGAL_DAY
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.states import FrequencyLimit, WrittenConsent
from tactful.practice.policy.load import read_data, state_table
from tactful.practice.reference import values as word
from tactful.practice.reference.rules import SURE

STATE_NAMES: Final = {
    line[:2]: line[3:]
    for line in """
AK Alaska;AL Alabama;AR Arkansas;AS American Samoa;AZ Arizona;CA California;CO Colorado;
CT Connecticut;DC District of Columbia;DE Delaware;FL Florida;GA Georgia;GU Guam;HI Hawaii;IA Iowa;
ID Idaho;IL Illinois;IN Indiana;KS Kansas;KY Kentucky;LA Louisiana;MA Massachusetts;MD Maryland;
ME Maine;MI Michigan;MN Minnesota;MO Missouri;MP Northern Mariana Islands;MS Mississippi;MT Montana;
NC North Carolina;ND North Dakota;NE Nebraska;NH New Hampshire;NJ New Jersey;NM New Mexico;
NV Nevada;NY New York;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;PR Puerto Rico;RI Rhode Island;
SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VA Virginia;VI U.S. Virgin Islands;
VT Vermont;WA Washington;WI Wisconsin;WV West Virginia;WY Wyoming
""".replace("\n", "").split(";")
}
"""States and territories by the code of their address."""


@dataclass(frozen=True, slots=True)
class StateLine:
    """One state or place: hours of texts and calls, tighter ones of automated calls, limits."""

    code: str
    name: str
    hours: str
    automated: str
    holidays: tuple[str, ...]
    limits: tuple[str, ...]
    zones: tuple[str, ...]
    law: str
    confidence: str
    note: str
    medical_debt: str
    reviewed_on: str

    @property
    def adds_something(self) -> bool:
        """Whether it asks for more than the federal hours."""
        return bool(self.automated or self.holidays or self.limits or self.hours != _FEDERAL)


@lru_cache(maxsize=1)
def state_lines() -> tuple[StateLine, ...]:
    """All states by name, then the places inside them."""
    data = read_data("states.yaml")
    states = [_state(code, given, data) for code, given in data["states"].items()]
    places = [_place(place, data) for place in data["places"]]
    return (*sorted(states, key=lambda line: line.name), *places)


def read_on() -> str:
    """When the whole table was last read."""
    return str(read_data("states.yaml")["reviewed_on"])


def ages() -> tuple[int, int]:
    """After how many days a state is due to be read again, and after how many it is too old."""
    table = state_table()
    return table.review_after_d, table.expires_after_d


def _state(code: str, given: Mapping[str, Any], data: Mapping[str, Any]) -> StateLine:
    rules = state_table().states[code]
    laws = (given.get("law"), given.get("automated_law"), *_laws(given))
    automated = rules.auto_voice
    return StateLine(
        code=code,
        name=STATE_NAMES[code],
        hours=word.week(rules.windows),
        automated=word.week(automated) if automated else "",
        holidays=tuple(data["holidays"][given["holidays"]]) if "holidays" in given else (),
        limits=tuple(
            [_limit(limit) for limit in (*rules.caps, *rules.creditor_limits)]
            + [_consent(need) for need in rules.written_consents]
        ),
        zones=rules.zones,
        law="; ".join(dict.fromkeys(str(law) for law in laws if law)),
        confidence=SURE.get(str(given.get("confidence", ""))[:1], ""),
        note=str(given.get("note", "")),
        medical_debt=_medical_debt(given.get("medical_debt") or {}),
        reviewed_on=str(given.get("reviewed_on", data["reviewed_on"])),
    )


def _place(given: Mapping[str, Any], data: Mapping[str, Any]) -> StateLine:
    place = next(one for one in state_table().places if one.name == given["name"])
    zips = [f"{zip3}xx" for zip3 in given["zip3"]] + list(given["zip5"])
    return StateLine(
        code=place.state,
        name=place.name,
        hours="",
        automated="",
        holidays=(),
        limits=tuple(
            [_limit(limit) for limit in place.creditor_limits]
            + [_consent(need) for need in place.written_consents]
        ),
        zones=(),
        law="; ".join(dict.fromkeys(_laws(given))),
        confidence=SURE.get(str(given.get("confidence", ""))[:1], ""),
        note=f"ZIP codes {', '.join(zips)}; since {place.from_date}.",
        medical_debt="",
        reviewed_on=str(given.get("reviewed_on", data["reviewed_on"])),
    )


def _laws(given: Mapping[str, Any]) -> list[str]:
    parts = (*given.get("creditor_limits", ()), *given.get("written_consents", ()))
    return [str(part["law"]) for part in parts if part.get("law")]


def _limit(limit: FrequencyLimit) -> str:
    span = f"{limit.hours} hours" if limit.hours is not None else f"{limit.days} days"
    whom = "for each account" if limit.per_account else "to a person"
    said = f"at most {limit.most} in {span} {whom}: {_ways(limit.count)}"
    return said + _past_due(limit.past_due_over)


def _consent(need: WrittenConsent) -> str:
    return f"a written consent first: {_ways(need.gates)}" + _past_due(need.past_due_over)


def _past_due(over: int | None) -> str:
    return "" if over is None else f"; once more than {over} days past due"


def _ways(channels: frozenset[GateChannel]) -> str:
    return ", ".join(words for channel, words in word.CHANNELS.items() if channel in channels)


def _medical_debt(given: Mapping[str, Any]) -> str:
    said = ["No reporting of medical debt to credit bureaus."] if _unreported(given) else []
    said += [str(given["notes"])] if given.get("notes") else []
    said += [f"({given['law']})"] if given.get("law") else []
    return " ".join(said)


def _unreported(given: Mapping[str, Any]) -> bool:
    return given.get("no_credit_reporting") is True


_FEDERAL: Final = word.week((LEGAL_DAY,) * 7)
