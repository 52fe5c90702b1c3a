"""Where a person may be: quiet hours hold in every zone these look-ups name."""

import json
from zoneinfo import available_timezones

import phonenumbers
import pytest
from phonenumbers import geocoder
from tests.shared import SHARED, needs_shared

from tactful.ledger.area_codes import STATE_OF_AREA_CODE
from tactful.ledger.places import places_of

ZONES = SHARED / "material" / "timezones"


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
        ("09001", "AE", []),  # a military post office tells nobody where the person is
        ("00000", "", []),
    ],
)
def test_a_zip_code_says_which_state_and_zone_the_person_lives_in(zip_code, state, zones):
    assert places_of(zip_code=zip_code) == {"zip": {"state": state, "zones": zones}}


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
    assert zones <= available_timezones()


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


@needs_shared
def test_no_zip_code_of_the_sample_is_missed():
    for row in json.loads((ZONES / "zip_timezones.json").read_text()):
        place = places_of(zip_code=row["zip_code"])["zip"]
        assert place["state"] == row["state"], row["zip_code"]
        if row["timezone"] in available_timezones():  # one row names a town instead
            assert row["timezone"] in place["zones"], row["zip_code"]


@needs_shared
def test_no_zone_of_an_area_code_is_missed():
    rows = json.loads((ZONES / "nanp_area_code_timezones.json").read_text())
    for row in rows:
        area = row["prefix"].removeprefix("+1")
        ours = set(places_of(mobile=f"+1{area}0000000")["mobile"]["zones"])
        later = {"709": {"America/Puerto_Rico"}}  # newer data says Halifax for this one
        assert set(row["zones"]) - later.get(area, set()) <= ours, area


@needs_shared
def test_no_state_of_an_area_code_differs():
    rows = json.loads((ZONES / "nanp_area_code_region.json").read_text())
    by_name = {name: state for state, name in STATES.items()}
    for row in rows:
        area, region = row["prefix"].removeprefix("+1"), row["region"]
        state = by_name.get(region) or by_name.get(STATES.get(region[-2:], ""), "")
        assert STATE_OF_AREA_CODE.get(area, "") == state, area


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
