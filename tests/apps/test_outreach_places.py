"""Where a person may be, as the gate hears it: from the ZIP code and the number on file."""

import pytest
from tests.apps.test_outreach_gather import answer, told
from tests.cast import NOW, bill, make_guarantor, refresh

from tactful.core.policy.facts import GateChannel
from tactful.ledger.places import places_of
from tactful.practice.actions import declare_all


def person(practice, *, zip_code="", mobile="", **fields):
    places = places_of(zip_code=zip_code, mobile=mobile, state=fields.get("state", ""))
    who = make_guarantor(
        practice, "Reed, Kim", zip_code=zip_code, mobile=mobile, places=places, **fields
    )
    bill(who, 90_00, days=40)
    refresh(practice)
    return who


@pytest.mark.parametrize(
    ("zip_code", "mobile", "state", "channel", "reason"),
    [
        ("60611", "+13125550140", "IL", GateChannel.SMS, "OK"),
        # 10 am in Chicago is 8 am in Los Angeles, where the office's hours begin at nine.
        ("60611", "+12135550140", "IL", GateChannel.SMS, "CLINIC_HOURS"),
        # A number at home says nothing about somebody posted abroad.
        ("09001", "+13125550140", "AE", GateChannel.SMS, "TZ_UNKNOWN"),
        ("09001", "+13125550140", "AE", GateChannel.VOICE_LIVE, "TZ_UNKNOWN"),
        ("09001", "+13125550140", "AE", GateChannel.EMAIL, "OK"),
        ("", "+18005550140", "", GateChannel.VOICE_LIVE, "TZ_UNKNOWN"),
    ],
)
def test_quiet_hours_hold_wherever_the_zip_code_and_the_number_may_be(
    north, zip_code, mobile, state, channel, reason
):
    declare_all(north, by="test", now=NOW)
    who = person(north, zip_code=zip_code, mobile=mobile, state=state)
    assert answer(told(north, who), channel, practice=north) == reason
