"""The pages of reason codes: what each means, and whom it keeps back in this practice."""

import pytest
from django.test import Client
from django.urls import reverse

from tactful.core.policy.codes import REASONS, Code
from tactful.core.vocabulary import HoldKind
from tactful.journeys.actions import enroll, install_shipped
from tactful.journeys.models import Enrollment
from tactful.outreach.models import GateDecision, Hold
from tactful.practice.actions import change_settings
from tactful.practice.models import Role
from tactful.reports.reasons import kept_back
from tests.cast import NOW, make_staff
from tests.web.pages import queries_of, signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]


def at(code):
    return reverse("reasons:code", args=[code])


def kept(guarantor, reason, *, channel="sms", decision="DEFER", over=None):
    return GateDecision.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        channel=channel,
        category="REMINDER",
        decision=decision,
        reason=reason,
        at=NOW,
        superseded_at=over,
        policy_version="1",
    )


def hold(guarantor, kind):
    return Hold.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        kind=kind,
        reason="asked",
        origin_key="test",
        opened_at=NOW,
        opened_by="test",
    )


def test_every_code_has_a_page_that_begins_with_why(cast):
    bea = signed_in(cast.bea)
    for code in Code:
        answer = bea.get(at(code))
        assert answer.status_code == 200
        why = REASONS[code].why.replace("'", "&#x27;")
        assert f"{why[:1].upper()}{why[1:]}" in answer.content.decode()


def test_whoever_only_reads_may_read_why(cast):
    reader = signed_in(make_staff(cast.north, "Rae", role=Role.READ_ONLY))
    assert reader.get(reverse("reasons:index")).status_code == 200
    assert reader.get(at("FREQ_MIN_GAP")).status_code == 200


@pytest.mark.parametrize("code", ["NO_SUCH_CODE", "freq_min_gap", "later", "__members__"])
def test_a_word_that_is_no_code_is_not_found(cast, code):
    assert signed_in(cast.bea).get(at(code)).status_code == 404


def test_a_stranger_is_sent_to_sign_in():
    assert Client().get(at("FREQ_MIN_GAP"))["Location"].startswith("/sign-in/")


def test_a_page_says_what_moves_it_and_what_to_say(cast):
    read = text_of(signed_in(cast.bea).get(at("DISPUTE_OPEN")))
    assert "The bill is disputed" in read
    assert "Answer the dispute and close it." in read
    assert "If the person asks You told us the bill is wrong." in read
    assert "R072" in read
    assert "It keeps nobody back, as last checked." in read


def test_a_page_counts_the_accounts_it_keeps_back_now_once_each(cast):
    kept(cast.jane, Code.FREQ_MIN_GAP)
    kept(cast.jane, Code.FREQ_MIN_GAP, channel="email")
    kept(cast.john, Code.FREQ_MIN_GAP)
    kept(cast.mary, Code.FREQ_MIN_GAP, over=NOW)
    kept(cast.mary, Code.OPTED_OUT_SMS, decision="BLOCK")
    bea = signed_in(cast.bea)
    assert "It keeps 2 accounts back" in text_of(bea.get(at("FREQ_MIN_GAP")))
    assert "It keeps 1 account back" in text_of(bea.get(at("OPTED_OUT_SMS")))


def test_a_hold_counts_while_it_is_open_whatever_was_asked_before(cast):
    hold(cast.jane, HoldKind.SAFETY_ABUSE)
    hold(cast.john, HoldKind.SAFETY_MEDICAL)
    over = hold(cast.mary, HoldKind.SAFETY_MEDICAL)
    kept(cast.mary, Code.SAFETY_HOLD, decision="BLOCK")
    Hold.objects.filter(pk=over.pk).update(released_at=NOW)
    assert "It keeps 2 accounts back" in text_of(signed_in(cast.bea).get(at("SAFETY_HOLD")))


def test_a_journey_that_the_export_pauses_counts_as_held(cast):
    install_shipped(cast.north, by="test", now=NOW)
    walk = enroll(cast.jane, "balance_reminder", by="test", now=NOW)
    Enrollment.objects.filter(pk=walk.pk).update(paused_by=HoldKind.INSURANCE_PENDING)
    bea = signed_in(cast.bea)
    assert "It keeps 1 account back" in text_of(bea.get(at("INSURANCE_PENDING")))
    hold(cast.jane, HoldKind.INSURANCE_PENDING)
    assert "It keeps 1 account back" in text_of(bea.get(at("INSURANCE_PENDING")))


def test_sol_at_south_counts_nobody_of_norths(cast):
    kept(cast.jane, Code.FREQ_MIN_GAP)
    assert "It keeps nobody back" in text_of(signed_in(cast.sol).get(at("FREQ_MIN_GAP")))


def test_only_a_reason_that_passes_leads_to_the_list_of_today(cast):
    kept(cast.jane, Code.FREQ_MIN_GAP)
    hold(cast.john, HoldKind.DISPUTE)
    bea = signed_in(cast.bea)
    there = reverse("today:left_out", args=["FREQ_MIN_GAP"])
    assert there in bea.get(at("FREQ_MIN_GAP")).content.decode()
    assert "/today/left-out/" not in bea.get(at("DISPUTE_OPEN")).content.decode()


def test_a_page_speaks_with_the_values_of_the_practice(cast):
    change_settings(
        cast.north, {"policy": {"caps": {"min_gap_h": 72}}}, by="test", now=NOW, reason="calmer"
    )
    read = text_of(signed_in(cast.bea).get(at("FREQ_MIN_GAP")))
    assert "at least 72 hours between" in read
    assert "48 hours" in read, "as shipped, beside it"
    assert "at least 48 hours between" in text_of(signed_in(cast.sol).get(at("FREQ_MIN_GAP")))


def test_the_list_stands_in_the_order_of_the_gate(cast):
    read = signed_in(cast.bea).get(reverse("reasons:index")).content.decode()
    places = [read.index(f'href="{at(code)}"') for code in list(Code)[1:-1]]
    assert places == sorted(places)


def test_what_keeps_very_many_back_is_not_counted_to_the_end(cast):
    for person in (cast.jane, cast.john, cast.mary):
        kept(person, Code.FREQ_MIN_GAP)
    assert kept_back(cast.north, Code.FREQ_MIN_GAP, most=1) == 2
    assert kept_back(cast.north, Code.FREQ_MIN_GAP) == 3


def test_a_page_asks_no_more_of_a_practice_with_many_answers(cast):
    bea = signed_in(cast.bea)
    few = queries_of(bea, at("FREQ_MIN_GAP"))
    for person in (cast.jane, cast.john, cast.mary):
        kept(person, Code.FREQ_MIN_GAP)
    assert queries_of(bea, at("FREQ_MIN_GAP")) == few
