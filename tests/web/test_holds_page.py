"""The pages about holds: what each kind is, how many are open, and acts on one account."""

from html import unescape

import pytest

from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import HoldKind
from tactful.outreach.actions import open_hold
from tactful.outreach.hold_kinds import KINDS
from tactful.outreach.models import Hold
from tactful.practice.models import Role
from tactful.practice.queries import settings_of
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

HOLDS = "/settings/holds/"


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


@pytest.fixture
def fay(cast):
    return signed_in(make_staff(cast.north, "Fay", role=Role.FRONT_DESK))


def held(person, kind, **more):
    return open_hold(person, kind, reason="asked", origin_key="x", by="x", now=NOW, **more)


def at(person, *parts):
    return "/".join(("/accounts", person.uid, *parts, ""))


# Settings


def test_every_kind_of_hold_says_what_it_stops_and_who_lets_it_go(bea):
    page = unescape(text_of(bea.get(HOLDS)))
    for known in KINDS.values():
        assert f"{known.name[0].upper()}{known.name[1:]}" in page
    assert "Having at hand: the letter that ends the representation" in page
    assert "Quiet for 30 days" in page
    assert "DISPUTE_OPEN" in page


def test_open_holds_are_counted_and_lead_to_their_accounts(cast, bea):
    held(cast.jane, HoldKind.DISPUTE)
    held(cast.john, HoldKind.DISPUTE)
    held(cast.pat, HoldKind.DISPUTE)
    page = bea.get(HOLDS)
    assert "2 held: dispute" in page.content.decode()
    listed = text_of(bea.get(f"{HOLDS}dispute/"))
    assert "Jane Smith" in listed
    assert "Pat" not in listed
    told = AuditEntry.objects.get(action="held accounts viewed").detail
    assert told == {"kind": "dispute", "count": 2}


def test_a_kind_that_is_none_is_not_found_and_one_with_nobody_says_so(bea):
    assert bea.get(f"{HOLDS}nonsense/").status_code == 404
    assert "Nobody is on hold for this." in text_of(bea.get(f"{HOLDS}qmb/"))


def test_the_page_costs_no_more_queries_however_many_are_held(
    cast, bea, django_assert_max_num_queries
):
    bea.get(HOLDS)
    with django_assert_max_num_queries(40) as few:
        bea.get(HOLDS)
    for kind in set(HoldKind):
        held(cast.jane, kind)
        held(cast.john, kind)
    with django_assert_max_num_queries(len(few)):
        bea.get(HOLDS)


def test_who_releases_is_narrowed_and_a_pause_is_offered_for_other_days(cast, bea, fay):
    seen = settings_of(cast.north).number
    typed = {
        "seen": seen,
        "holds-pause_days": "14",
        "holds-release_pause": "billing",
        "holds-release_identity": "anybody",
        "holds-release_case": "billing",
        "holds-release_billing": "billing",
    }
    assert bea.post(HOLDS, typed).status_code == 302
    assert settings_of(cast.north).holds.release_pause == "billing"
    assert 'value="2026-12-04"' in bea.get(at(cast.jane, "pause")).content.decode()
    hold = held(cast.jane, HoldKind.WITH_PERSON)
    page = text_of(fay.get(at(cast.jane, "release", hold.uid)))
    assert "Only a biller, the owner or compliance may release this hold." in page
    assert fay.post(at(cast.jane, "release", hold.uid), {}).status_code == 403
    wider = typed | {"seen": seen + 1, "holds-release_pause": "anybody"}
    refused = bea.post(HOLDS, wider)
    assert refused.status_code == 422
    assert "Say why" in text_of(refused)


def test_the_front_desk_looks_and_changes_nothing(fay):
    assert "Your role may look" in text_of(fay.get(HOLDS))
    assert fay.post(HOLDS, {"holds-pause_days": "3"}).status_code == 403


def test_no_practice_can_make_it_wider_than_the_policy(cast, bea):
    typed = {
        "seen": settings_of(cast.north).number,
        "holds-pause_days": "7",
        "holds-release_pause": "anybody",
        "holds-release_identity": "anybody",
        "holds-release_case": "anybody",
        "holds-release_billing": "billing",
        "reason": "we trust everybody",
    }
    assert bea.post(HOLDS, typed).status_code == 422
    assert settings_of(cast.north).holds.release_case == "billing"


# On an account


def test_the_front_desk_puts_an_account_on_hold_and_gives_it_to_somebody(cast, fay):
    page = text_of(fay.get(at(cast.jane, "hold")))
    assert "Has a lawyer" in page
    assert "who may release which hold" in page
    typed = {"kind": "attorney", "reason": "her lawyer called", "owner": cast.bea.uid}
    assert fay.post(at(cast.jane, "hold"), typed).status_code == 302
    hold = Hold.objects.get()
    assert (hold.kind, hold.reason, hold.owner) == ("attorney", "her lawyer called", cast.bea)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Choose why."),
        ({"kind": "promise", "reason": "x"}, "Choose why."),
        ({"kind": "attorney"}, "Say why in a few words"),
        (
            {"kind": "attorney", "reason": "x", "until": "2026-12-01"},
            "it stays until somebody releases it (R048).",
        ),
        ({"kind": "plan", "reason": "x", "until": "2026-11-20"}, "still ahead"),
        ({"kind": "plan", "reason": "x", "until": "soon"}, "This is no date"),
        ({"kind": "plan", "reason": "x", "owner": "nobody"}, "Choose somebody from the list."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_held(cast, fay, typed, said):
    answer = fay.post(at(cast.jane, "hold"), typed)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Hold.objects.exists()


def test_a_kind_that_is_open_is_not_offered_again(cast, fay):
    held(cast.jane, HoldKind.ATTORNEY)
    assert 'value="attorney"' not in fay.get(at(cast.jane, "hold")).content.decode()
    typed = {"kind": "attorney", "reason": "again"}
    assert fay.post(at(cast.jane, "hold"), typed).status_code == 422


def test_the_owner_and_the_day_of_a_hold_are_changed(cast, bea):
    hold = held(cast.jane, HoldKind.INSURANCE_PENDING)
    page = bea.get(at(cast.jane, "hold", hold.uid))
    assert "Who has it" in text_of(page)
    typed = {"owner": cast.bea.uid, "until": "2026-12-01"}
    assert bea.post(at(cast.jane, "hold", hold.uid), typed).status_code == 302
    hold.refresh_from_db()
    assert hold.owner == cast.bea
    assert hold.expires_at.isoformat() == "2026-12-01T06:00:00+00:00"
    account = text_of(bea.get(f"/accounts/{cast.jane.uid}/"))
    assert "Bea has it; ends Dec 1" in account
    # The same day again is no earlier one, whatever hour it is.
    assert bea.post(at(cast.jane, "hold", hold.uid), typed | {"owner": ""}).status_code == 302


def test_a_hold_that_the_law_keeps_shows_no_day_to_choose(cast, bea):
    hold = held(cast.jane, HoldKind.ATTORNEY)
    page = bea.get(at(cast.jane, "hold", hold.uid)).content.decode()
    assert "It has no last day" in page
    assert 'name="until"' not in page


def test_only_who_may_release_it_lets_a_hold_end_sooner(cast, fay):
    hold = held(cast.jane, HoldKind.INSURANCE_PENDING)
    answer = fay.post(at(cast.jane, "hold", hold.uid), {"until": "2026-12-01"})
    assert answer.status_code == 422
    assert "Only a biller, the owner or compliance may release this hold." in text_of(answer)


def test_a_self_harm_hold_cannot_be_released_early_by_anybody(cast, bea):
    hold = held(cast.jane, HoldKind.SAFETY_SELF_HARM)
    page = text_of(bea.get(at(cast.jane, "release", hold.uid)))
    assert "This hold stays 30 days, whatever is entered." in page
    assert bea.post(at(cast.jane, "release", hold.uid), {"note": "well"}).status_code == 403


def test_sol_of_south_finds_none_of_it(cast):
    sol = signed_in(cast.sol)
    hold = held(cast.jane, HoldKind.PLAN)
    for parts in (("hold",), ("hold", hold.uid)):
        assert sol.get(at(cast.jane, *parts)).status_code == 404
        assert sol.post(at(cast.jane, *parts), {"reason": "x"}).status_code == 404
    assert sol.get(at(cast.pat, "hold", hold.uid)).status_code == 404
    assert "Jane" not in text_of(sol.get(f"{HOLDS}plan/"))
