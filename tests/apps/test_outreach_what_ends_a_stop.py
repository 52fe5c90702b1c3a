"""What ends a stop, and what only looks as if it did (policy.md R020 to R024, R123)."""

from datetime import timedelta

import pytest
from tests.cast import NOW

from tactful.core.policy.facts import ConsentLevel, GateChannel, PhoneStatus
from tactful.outreach.actions import record_consent, suppress
from tactful.outreach.gather import gather
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
HOME = "+13125550177"


@pytest.fixture
def john(cast):
    """John has a mobile and a number at home."""
    declare_all(cast.north, by="test", now=NOW)
    cast.john.phone = HOME
    cast.john.save()
    return cast.john


def stops(person, cause, at=NOW, *, scope="address", of=None, address=None):
    of = {"guarantor_id": of.pk} if of else {}
    address = address or person.mobile
    suppress(person.practice, (scope,), cause=cause, via="t", now=at, address=address, **of)


def agrees(person, address, at, *, basis=ConsentLevel.EXPLICIT):
    record_consent(
        person,
        scope="sms",
        basis=basis,
        wording="START",
        source="portal",
        address=address,
        now=at,
    )


def text(person, now=NOW + timedelta(hours=1)):
    verdict = ask_gate(person, GateChannel.SMS, now=now)
    return {verdict.reason, *verdict.also_codes}


@pytest.mark.parametrize(
    ("causes", "kept"),
    [
        (("wrong_number", "no_sms"), PhoneStatus.WRONG_NUMBER),
        (("no_sms", "wrong_number"), PhoneStatus.WRONG_NUMBER),
        (("invalid", "unreachable"), PhoneStatus.INVALID),
        (("unreachable", "no_sms"), PhoneStatus.UNREACHABLE),
    ],
)
def test_a_wrong_number_stays_wrong_whatever_a_carrier_says_of_it_later(john, causes, kept):
    for minutes, cause in enumerate(causes):
        stops(john, cause, NOW + minutes * MINUTE)
    mobile, _ = gather(john.practice, [john.pk], NOW + 9 * MINUTE)[john.pk].person.phones
    assert mobile.status is kept


def test_a_stranger_is_not_called_because_his_number_takes_no_texts_either(john):
    stops(john, "wrong_number")
    stops(john, "no_sms", NOW + MINUTE)
    verdict = ask_gate(john, GateChannel.VOICE_LIVE, now=NOW + timedelta(hours=1))
    assert "WRONG_NUMBER" in {verdict.reason, *verdict.also_codes}


@pytest.mark.parametrize(
    ("basis", "is_back"),
    [
        (ConsentLevel.EXPLICIT, True),
        (ConsentLevel.NUMBER_ONLY, True),
        (ConsentLevel.NONE, False),
    ],
)
def test_a_refusal_brings_no_number_back_to_use(john, basis, is_back):
    stops(john, "invalid")
    agrees(john, john.mobile, NOW + MINUTE, basis=basis)
    assert ("ADDRESS_INVALID" not in text(john)) is is_back


def test_giving_a_number_is_no_wish_to_be_texted_again(john):
    stops(john, "opt_out", scope="sms", of=john)
    agrees(john, john.mobile, NOW + MINUTE, basis=ConsentLevel.NUMBER_ONLY)
    assert "OPTED_OUT_SMS" in text(john)
    agrees(john, john.mobile, NOW + 2 * MINUTE)
    assert "OPTED_OUT_SMS" not in text(john)


def test_start_from_one_number_does_not_open_the_other_that_said_stop(john):
    stops(john, "opt_out", scope="sms", of=john)
    agrees(john, HOME, NOW + MINUTE)
    assert "OPTED_OUT_SMS" in text(john)


def test_start_from_both_numbers_opens_both(john):
    stops(john, "opt_out", scope="sms", of=john)
    agrees(john, HOME, NOW + MINUTE)
    agrees(john, john.mobile, NOW + 2 * MINUTE)
    assert "OPTED_OUT_SMS" not in text(john)


def test_start_from_a_new_number_ends_the_stop_of_one_that_is_no_longer_on_file(john):
    stops(john, "opt_out", scope="sms", of=john)
    john.mobile = "+13125550178"
    john.save()
    agrees(john, john.mobile, NOW + MINUTE)
    assert "OPTED_OUT_SMS" not in text(john)


def test_agreeing_on_paper_that_names_no_number_ends_it_for_all_of_them(john):
    stops(john, "opt_out", scope="sms", of=john)
    agrees(john, "", NOW + MINUTE)
    assert "OPTED_OUT_SMS" not in text(john)
