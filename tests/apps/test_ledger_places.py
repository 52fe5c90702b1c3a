"""Where a person may be: quiet hours hold in every zone these look-ups name."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
import pytest
import zipcodes
from phonenumbers import geocoder
from tests.shared import SHARED, needs_shared

from tactful.ledger.area_codes import STATE_OF_AREA_CODE
from tactful.ledger.places import places_of
from tactful.readers.contacts import read_phones


@pytest.mark.parametrize(
    ("zip_code", "state", "zones"),
    [
        ("60611", "IL", ["America/Chicago"]),
        ("60611-1234", "IL", ["America/Chicago"]),
        ("83854", "ID", ["America/Los_Angeles"]),
        ("79901", "TX", ["America/Denver"]),
        ("86503", "AZ", ["America/Denver"]),  # Navajo Nation keeps daylight saving
        ("85001", "AZ", ["America/Phoenix"]),
        ("96813", "HI", ["Pacific/Honolulu"]),
        ("00901", "PR", ["America/Puerto_Rico"]),
        ("86001", "AZ", ["America/Phoenix", "America/Denver"]),  # the line runs through the county
        ("86045", "AZ", ["America/Phoenix", "America/Denver"]),
        ("37405", "TN", ["America/New_York", "America/Chicago"]),  # the ZIP data is wrong here
        ("37402", "TN", ["America/New_York"]),
        ("36867", "AL", ["America/New_York", "America/Chicago"]),  # keeps the clock of Georgia
        ("89883", "NV", ["America/Denver", "America/Los_Angeles"]),
        ("96910", "GU", ["Pacific/Guam"]),
        ("00000", "", []),
    ],
)
def test_a_zip_code_says_which_state_and_zone_the_person_lives_in(zip_code, state, zones):
    assert places_of(zip_code=zip_code) == {"zip": {"state": state, "zones": zones}}


@pytest.mark.parametrize(("zip_code", "state"), [("09001", "AE"), ("34002", "AA"), ("", "AP")])
def test_a_military_post_office_tells_nobody_where_the_person_is(zip_code, state):
    place = places_of(zip_code=zip_code, state=state)["zip"]
    assert place == {"state": state, "zones": [], "kind": "military"}


def test_where_the_state_contradicts_the_zip_code_both_count():
    place = places_of(zip_code="60611", state="NY")["zip"]
    assert place == {"state": "IL", "zones": ["America/Chicago", "America/New_York"]}


def test_an_unknown_zip_code_stands_for_every_zone_of_its_state():
    assert places_of(zip_code="00000", state="KS")["zip"]["zones"] == [
        "America/Chicago",
        "America/Denver",
    ]


def test_a_zip_code_whose_zone_is_not_known_stands_for_every_zone_of_its_state():
    zones = places_of(zip_code="99634")["zip"]["zones"]
    assert {"America/Anchorage", "America/Nome", "America/Adak"} <= set(zones)


def test_an_address_without_a_zip_code_stands_for_every_zone_of_its_state():
    assert places_of(state="TN")["zip"]["zones"] == ["America/Chicago", "America/New_York"]


@pytest.mark.parametrize(
    ("number", "state", "zones"),
    [
        ("+13125550101", "IL", {"America/Chicago"}),
        ("+18505550101", "FL", {"America/New_York", "America/Chicago"}),
        ("+14485550101", "FL", {"America/New_York", "America/Chicago"}),  # laid over 850
        ("+12085550101", "ID", {"America/Boise", "America/Los_Angeles"}),
        ("+16895550101", "FL", {"America/New_York", "America/Chicago"}),  # Orlando
        ("+14025550101", "NE", {"America/Chicago", "America/Denver"}),
        ("+13345550101", "AL", {"America/Chicago", "America/New_York"}),
        ("+19285550101", "AZ", {"America/Phoenix", "America/Denver"}),
        ("+19155550101", "TX", {"America/Denver", "America/Chicago"}),
        ("+17875550101", "PR", {"America/Puerto_Rico"}),
        ("+14165550101", "", {"America/Toronto"}),
        ("+525512345678", "", set()),
    ],
)
def test_a_number_names_every_zone_its_area_code_reaches_into(number, state, zones):
    place = places_of(mobile=number)["mobile"]
    assert (place["state"], set(place["zones"])) == (state, zones)


def test_an_area_code_split_by_a_zone_line_names_both_sides_when_the_exchange_is_unknown():
    # Most of 423 lies in Eastern Tennessee; a few exchanges are in Central time.
    assert set(places_of(mobile="+14230000000")["mobile"]["zones"]) == {
        "America/New_York",
        "America/Chicago",
    }


@pytest.mark.parametrize("area", ["800", "833", "844", "855", "866", "877", "888"])
def test_a_toll_free_number_tells_no_place(area):
    assert places_of(phone=f"+1{area}5550101")["phone"] == {
        "state": "",
        "zones": [],
        "kind": "toll_free",
    }


def test_a_number_is_called_mobile_only_where_the_source_called_it_that():
    places = places_of(mobile="+13125550101", phone="+13125550102")
    assert (places["mobile"]["kind"], places["phone"]["kind"]) == ("mobile", "unknown")


def test_nothing_known_is_no_place_at_all():
    assert places_of() == {}


def test_every_zone_named_exists():
    zones = {
        zone
        for area in STATE_OF_AREA_CODE
        for zone in places_of(mobile=f"+1{area}5550101")["mobile"]["zones"]
    }
    assert zones <= REAL


def test_every_area_code_in_the_table_lies_in_some_zone():
    lost = [
        a for a in STATE_OF_AREA_CODE if not places_of(mobile=f"+1{a}5550101")["mobile"]["zones"]
    ]
    assert lost == []


def test_the_table_of_area_codes_agrees_with_the_numbering_data():
    for area, state in STATE_OF_AREA_CODE.items():
        number = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{area}0000000"))
        said = geocoder.description_for_number(number, "en")
        assert said in {"", "United States", STATES[state]} or said.endswith(f", {state}"), area


def test_every_area_code_names_the_clock_of_each_zip_code_in_it():
    missed = {
        area
        for row in zipcodes.list_all()
        if row["timezone"] in REAL
        for area in row["area_codes"]
        if STATE_OF_AREA_CODE.get(area) == row["state"]
        and clock(row["timezone"]) not in clocks_of(area)
    }
    assert missed == set(ZIP_CODES_NAME_A_NEIGHBOUR)


# The ZIP data names these codes for places that are called by the code beside them.
ZIP_CODES_NAME_A_NEIGHBOUR = {
    "765": "Goodland, Kentland and Remington in Indiana have 219, which names Central time",
    "865": "Crossville and Crab Orchard in Tennessee have 931, which names Central time",
}


@needs_shared
def test_every_zip_code_of_the_sample_has_its_state_and_its_zone():
    rows = material("timezones/zip_timezones.json")
    for row in rows:
        place = places_of(zip_code=row["zip_code"])["zip"]
        assert place["state"] == row["state"], row["zip_code"]
        if row["timezone"] in REAL:
            assert row["timezone"] in place["zones"], row["zip_code"]
        else:  # Napakiak is named as its own zone, so it stands for all of Alaska
            assert set(clock(z) for z in place["zones"]) >= ALASKA, row["zip_code"]
    wider = {row["zip_code"] for row in rows if len(set_of_clocks(zip_of(row))) > 1}
    assert wider == set(WIDER_ZIP_CODES)


# Where we name more clocks than the sample, which has one zone for each ZIP code.
WIDER_ZIP_CODES = {
    "58535": "Flasher: the boundary of Central and Mountain time runs beside the town",
    "85928": "Heber: Navajo County, where the Nation keeps daylight saving",
    "86003": "Flagstaff: the sample says Denver, and only the Navajo Nation keeps that clock",
    "86044": "Tonalea: Coconino County, in which the Navajo Nation's boundary runs",
    "86052": "North Rim: Coconino County",
    "86053": "Kaibeto: Coconino County",
    "89825": "Jackpot: keeps the clock of Idaho beside it",
    "99546": "Adak: the Aleutians West keep two clocks",
    "99547": "Atka: the Aleutians West",
    "99634": "Napakiak: the sample names the town as a zone",
}


@needs_shared
def test_every_area_code_of_the_sample_names_all_its_zones():
    rows = material("timezones/nanp_area_code_timezones.json")
    by_area = {row["prefix"].removeprefix("+1"): {clock(z) for z in row["zones"]} for row in rows}
    missed = {area for area, theirs in by_area.items() if theirs - clocks_of(area)}
    wider = {area for area, theirs in by_area.items() if clocks_of(area) - theirs}
    assert (missed, wider) == (set(MISSED_AREA_CODES), set(WIDER_AREA_CODES))


MISSED_AREA_CODES = {
    "709": "Newfoundland: the sample says Puerto Rico's clock, newer data Halifax's",
}
# Where we name more clocks than the sample: quiet hours hold in every one of them.
WIDER_AREA_CODES = {
    "219": "Indiana: Gary keeps Central time (policy.md, section 3)",
    "270": "Kentucky: the west keeps Central time (policy.md, section 3)",
    "308": "Nebraska: the west keeps Mountain time (policy.md, section 3)",
    "334": "Alabama: Phenix City keeps the clock of Georgia",
    "364": "Kentucky: laid over 270",
    "402": "Nebraska: Cody and Kilgore keep Mountain time",
    "418": "Quebec: the Magdalen Islands keep Atlantic time",
    "423": "Tennessee: Chattanooga and Johnson City keep Eastern time",
    "448": "Florida: laid over 850",
    "541": "Oregon: Malheur County keeps Mountain time (policy.md, section 3)",
    "574": "Indiana: Starke County keeps Central time",
    "606": "Kentucky: a few exchanges keep Central time",
    "709": "Newfoundland: Labrador keeps Atlantic time",
    "785": "Kansas: the west keeps Mountain time (policy.md, section 3)",
    "850": "Florida: west of the Apalachicola is Central time (policy.md, section 3)",
    "867": "Yukon, Northwest Territories and Nunavut: four clocks",
    "906": "Michigan: four counties keep Central time (policy.md, section 3)",
    "907": "Alaska: newer data",
    "931": "Tennessee: a few exchanges keep Eastern time (policy.md, section 3)",
}


@needs_shared
def test_a_zip_code_and_an_area_code_of_the_same_place_agree():
    for row in material("timezones/zip_timezones.json"):
        own = [a for a in row["area_codes"] if STATE_OF_AREA_CODE.get(a) == row["state"]]
        # A row also names the codes across the state line or the border, which say their own.
        assert own or row["state"] in {"FM", "MH"} or not row["area_codes"], row["zip_code"]
        for area in own if row["timezone"] in REAL else ():
            assert clock(row["timezone"]) in clocks_of(area), (row["zip_code"], area)


@needs_shared
def test_no_state_of_an_area_code_differs():
    by_name = {name: state for state, name in STATES.items()}
    for row in material("timezones/nanp_area_code_region.json"):
        area, region = row["prefix"].removeprefix("+1"), row["region"]
        state = by_name.get(region) or by_name.get(STATES.get(region[-2:], ""), "")
        assert STATE_OF_AREA_CODE.get(area, "") == state, area
        if state:
            assert clocks_of(area), area


@needs_shared
def test_only_a_number_at_home_tells_a_place():
    examples = [r for r in material("phones/libphonenumber_examples.json") if "e164" in r]
    for row in examples:
        place = places_of(phone=row["e164"])["phone"]
        at_home = row["region"] in {"US", "PR"} and row.get("type") == "FIXED_LINE_OR_MOBILE"
        kind = "toll_free" if row["e164"].startswith("+1800") else "unknown"
        assert (bool(place["state"]), place["kind"]) == (at_home, kind), row["e164"]
        # A number of the Caribbean or of Canada has a zone, which only narrows: no state.
        if not row["e164"].startswith("+1"):
            assert place["zones"] == [], row["e164"]
    assert len(examples) > 50


@needs_shared
def test_every_usable_number_in_the_texts_of_the_sample_has_a_place_or_is_toll_free():
    found = 0
    for row in material("phones/recognizers_phone_numbers_english.json"):
        for phone in read_phones(row["Input"]):
            place = places_of(phone=phone.number)["phone"]
            assert place["state"], row["Input"]
            assert place["zones"], row["Input"]
            found += 1
    assert found >= 10


def material(path):
    return json.loads((SHARED / "material" / path).read_text())


def zip_of(row):
    return places_of(zip_code=row["zip_code"])["zip"]["zones"]


def clocks_of(area):
    """What the clocks of an area code say, whichever exchange the number is in."""
    return set_of_clocks(places_of(mobile=f"+1{area}0000000")["mobile"]["zones"])


def set_of_clocks(zones):
    return {clock(zone) for zone in zones}


@cache
def clock(zone):
    """A zone's offsets over two years, week by week: two zones that agree are one clock."""
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    known = ZoneInfo(zone)
    return tuple(
        (start + timedelta(weeks=week)).astimezone(known).utcoffset() for week in range(105)
    )


REAL = available_timezones()
ALASKA = {clock("America/Anchorage"), clock("America/Adak")}

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "Washington D.C.",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington State", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "AS": "American Samoa", "GU": "Guam", "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico", "VI": "US Virgin Islands",
}  # fmt: skip
