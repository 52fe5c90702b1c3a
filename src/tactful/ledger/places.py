"""The zones and states a ZIP code and a telephone number may lie in (policy.md, section 3).

Quiet hours must hold in every zone named here, so where a look-up is not sure it names more.
The likeliest zone comes first: the days of the account are counted in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Final
from zoneinfo import available_timezones

import zipcodes
from phonenumbers.tzdata import TIMEZONE_DATA

from tactful.ledger.area_codes import STATE_OF_AREA_CODE
from tactful.practice.policy.load import state_table

_MILITARY: Final = frozenset({"AA", "AE", "AP"})  # APO, FPO, DPO: the zone cannot be known

Place = tuple[str, tuple[str, ...]]
"""A state (empty where there is none) and the zones, likeliest first."""


def places_of(
    *, zip_code: str = "", mobile: str = "", phone: str = "", state: str = ""
) -> dict[str, Any]:
    """What Guarantor.places keeps: an entry for the address and for each number.

    Each has `state` and `zones`; a number also its `kind`: mobile, toll_free or unknown, as far
    as a number alone can tell. Numbers are E.164. Without a ZIP code, `state` stands for all
    of its zones. A ZIP code nobody knows, one of the forces abroad, a toll-free number and one
    of another country have no zones, and the gate then asks for a better address.
    """
    places: dict[str, Any] = {}
    if zip_code or state:
        places["zip"] = _entry(_zip_place(zip_code[:5]) if zip_code else _state_place(state))
    if mobile:
        places["mobile"] = _number(mobile, "mobile")
    if phone:
        places["phone"] = _number(phone, "unknown")
    return places


def _entry(place: Place) -> dict[str, Any]:
    state, zones = place
    return {"state": state, "zones": list(zones)}


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


def _zip_place(zip_code: str) -> Place:
    found = _zip_codes().get(zip_code)
    if found is None or found[0] in _MILITARY:
        return (found[0] if found else ""), ()
    state, zone = found
    own = state_table().zip_zones.get(zip_code, zone)
    # Where the ZIP data names no zone, the person may be in any of the state's.
    return (state, (own,)) if own else _state_place(state)


def _state_place(state: str) -> Place:
    return state, _state_zones().get(state, ())


@cache
def _zip_codes() -> Mapping[str, tuple[str, str]]:
    """State and zone of every ZIP code; loaded once, in a quarter of a second."""
    real = available_timezones()
    shared: dict[tuple[str, str], tuple[str, str]] = {}
    table = {}
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        zone = row["timezone"] if row["timezone"] in real else ""
        place = (row["state"], zone)
        table[row["zip_code"]] = shared.setdefault(place, place)
    return table


@cache
def _state_zones() -> Mapping[str, tuple[str, ...]]:
    zones: dict[str, Counter[str]] = defaultdict(Counter)
    for state, zone in _zip_codes().values():
        if zone:
            zones[state][zone] += 1
    return {state: _by_frequency(names) for state, names in zones.items()}


def _by_frequency(names: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in names.most_common())


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
