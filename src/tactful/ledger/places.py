"""The zones and states a ZIP code and a telephone number may lie in (policy.md, section 3).

Quiet hours must hold in every zone named here, so where a look-up is not sure it names more.
The likeliest zone comes first: the days of the account are counted in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

import zipcodes
from phonenumbers.tzdata import TIMEZONE_DATA

from tactful.ledger.area_codes import STATE_OF_AREA_CODE
from tactful.practice.policy.load import state_table

_MILITARY: Final = frozenset({"AA", "AE", "AP"})  # APO, FPO, DPO: the zone cannot be known
_YEAR: Final = 2026  # the clocks of all zones here have been as they are since 2011

Place = tuple[str, tuple[str, ...]]
"""A state (empty where there is none) and the zones, likeliest first."""


def places_of(
    *, zip_code: str = "", mobile: str = "", phone: str = "", state: str = ""
) -> dict[str, Any]:
    """What Guarantor.places keeps: an entry for the address and for each number.

    Each has `state` and `zones`; a number also its `kind`: mobile, toll_free or unknown, as far
    as a number alone can tell; an address of the forces abroad the kind `military`. Numbers are
    E.164. Without a known ZIP code, `state` stands for all of its zones, and where the two
    contradict each other both count. Forces abroad, a toll-free number and one of another
    country have no zones, and the gate then asks for a better address.
    """
    places: dict[str, Any] = {}
    if zip_code or state:
        places["zip"] = _address(zip_code[:5], state)
    if mobile:
        places["mobile"] = _number(mobile, "mobile")
    if phone:
        places["phone"] = _number(phone, "unknown")
    return places


def _address(zip_code: str, state: str) -> dict[str, Any]:
    found = _zip_codes().get(zip_code)
    if (found[0] if found else state) in _MILITARY:
        # Zone and window of a number at home say nothing about somebody posted abroad.
        return {"state": found[0] if found else state, "zones": [], "kind": "military"}
    if found is None:
        return _entry(_state_place(state))
    own, zones = found
    # Where the ZIP data names no zone, the person may be in any of the state's.
    zones = zones or _state_place(own)[1]
    return _entry((own, zones if state in ("", own) else (*zones, *_state_place(state)[1])))


def _entry(place: Place) -> dict[str, Any]:
    state, zones = place
    return {"state": state, "zones": list(_distinct(zones))}


def _number(number: str, kind: str) -> dict[str, Any]:
    if not number.startswith("+1") or len(number) != 12:
        return {"state": "", "zones": [], "kind": kind}
    if number[2:5] in state_table().toll_free_area_codes:
        return {"state": "", "zones": [], "kind": "toll_free"}
    return _entry(_number_place(number[1:8])) | {"kind": kind}


@lru_cache(maxsize=65_536)
def _number_place(prefix: str) -> Place:
    """Where numbers that begin with country code, area code and exchange may lie."""
    area = prefix[1:4]
    known = (
        TIMEZONE_DATA.get(prefix) or TIMEZONE_DATA.get(prefix[:6]) or TIMEZONE_DATA.get(prefix[:5])
    )
    zones = known or _area_zones(area)
    every = state_table().multi_zone_area_codes.get(area, ())
    return STATE_OF_AREA_CODE.get(area, ""), _distinct((*zones, *every))


def _area_zones(area: str) -> tuple[str, ...]:
    # Some exchanges of an area code keep another clock than the rest of it. Which exchange a
    # number is in is not always known, so then all of them count.
    return (*TIMEZONE_DATA.get(f"1{area}", ()), *_exchange_zones().get(area, ()))


@cache
def _exchange_zones() -> Mapping[str, tuple[str, ...]]:
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for prefix, names in TIMEZONE_DATA.items():
        if prefix.startswith("1") and len(prefix) > 4:
            zones[prefix[1:4]].update(names)
    return {area: _by_frequency(names) for area, names in zones.items()}


def _state_place(state: str) -> Place:
    return state, _state_zones().get(state, ())


@cache
def _zip_codes() -> Mapping[str, Place]:
    """State and zones of every ZIP code; loaded once, in a third of a second."""
    real, ours = available_timezones(), state_table().zip_zones
    shared: dict[Place, Place] = {}
    table = {}
    by_county: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        code, state, zone = row["zip_code"], row["state"], row["timezone"]
        place = (state, ours.get(code) or ((zone,) if zone in real else ()))
        table[code] = shared.setdefault(place, place)
        if code not in ours and zone in real and row["county"]:
            by_county[state, row["county"]][zone].append(code)
    for (state, _), codes in by_county.items():
        if len({_clock(zone) for zone in codes}) > 1:
            _name_every_zone(table, state, codes)
    return table


def _name_every_zone(
    table: dict[str, Place], state: str, codes: Mapping[str, Sequence[str]]
) -> None:
    """Where a county's ZIP codes keep two clocks, the line runs through the county, and through
    ZIP codes in it: both count, the one the data says first."""
    for zone, its in codes.items():
        place = (state, _distinct((zone, *codes)))
        table.update(dict.fromkeys(its, place))


@cache
def _clock(zone: str) -> tuple[timedelta | None, ...]:
    """The time a zone keeps in winter and in summer; zones of two names may keep the same."""
    known = ZoneInfo(zone)
    return tuple(datetime(_YEAR, month, 1, tzinfo=known).utcoffset() for month in (1, 7))


@cache
def _state_zones() -> Mapping[str, tuple[str, ...]]:
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for state, names in _zip_codes().values():
        zones[state].update(names)
    return {state: _by_frequency(names) for state, names in zones.items()}


def _by_frequency(names: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in names.most_common())


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
