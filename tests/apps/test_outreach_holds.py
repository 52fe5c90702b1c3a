"""Holds of every kind: who owns one, when it ends, who may release it, and with what in hand."""

from datetime import timedelta

import pytest
from tests.apps.replying import holds_of, item_of, texts
from tests.cast import NOW, make_staff

from tactful.audit.models import AuditEntry
from tactful.conversations.actions import resolve_reply
from tactful.core.vocabulary import HoldKind
from tactful.outreach.actions import (
    HoldFault,
    NewHold,
    change_hold,
    expire_holds,
    hold_by_hand,
    open_hold,
    open_holds,
    pause,
    release,
    release_hold,
)
from tactful.outreach.hold_kinds import ENDING, KINDS
from tactful.outreach.models import Hold
from tactful.practice.actions import change_settings
from tactful.practice.models import Role
from tactful.worklist.models import Disposition, Note

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=40)
IN_A_WEEK = NOW + timedelta(days=7)
A_MONTH_AGO = NOW - timedelta(days=31)


@pytest.fixture
def people(cast):
    """One person of each role at North, beside Bea who owns it; compliance comes later."""
    north = cast.north
    return {
        "owner": cast.bea,
        "biller": make_staff(north, "Bill"),
        "front_desk": make_staff(north, "Fay", role=Role.FRONT_DESK),
        "read_only": make_staff(north, "Rae", role=Role.READ_ONLY),
    }


def held(person, kind=HoldKind.DISPUTE, *, at=NOW, by="reply:x", origin="test", **more):
    return open_hold(person, kind, reason="asked", origin_key=origin, by=by, now=at, **more)


def settled(person, by):
    item = item_of(person)
    seen = item.version
    resolve_reply(item, disposition=Disposition.OTHER, seen_version=seen, by=by, now=NOW)


def fault_of(act, *args, **kwargs):
    with pytest.raises(HoldFault) as refused:
        act(*args, **kwargs)
    return refused.value.code


def actor(person):
    return f"staff:{person.uid}"


# Ending by itself


@pytest.mark.parametrize("kind", sorted(set(HoldKind) - ENDING))
def test_a_hold_that_the_law_keeps_is_given_no_last_day(cast, kind):
    assert fault_of(held, cast.jane, kind, expires_at=IN_A_WEEK) == "never_by_itself"
    assert not Hold.objects.exists()


def test_even_a_last_day_that_got_into_the_table_ends_no_such_hold(cast):
    held(cast.jane, HoldKind.ATTORNEY)
    held(cast.john, HoldKind.WITH_PERSON, expires_at=IN_A_WEEK)
    Hold.objects.update(expires_at=IN_A_WEEK)
    assert expire_holds(LATER, 100) == 1
    assert holds_of(cast.jane) == {HoldKind.ATTORNEY}


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        (IN_A_WEEK, LATER, LATER),
        (LATER, IN_A_WEEK, LATER),
        (IN_A_WEEK, None, None),
        (None, IN_A_WEEK, None),
    ],
)
def test_of_two_holds_of_a_kind_the_longer_counts(cast, first, second, ends):
    kind = HoldKind.INSURANCE_PENDING
    hold = held(cast.jane, kind, expires_at=first)
    again = NewHold(
        guarantor_id=cast.jane.pk, kind=kind, reason="x", origin_key="y", expires_at=second
    )
    assert open_holds(cast.north, [again], by="import:x", now=NOW) == 0
    hold.refresh_from_db()
    assert hold.expires_at == ends


def test_a_pause_outlasts_its_day_while_a_message_waits_to_be_read(cast, people):
    by = actor(people["biller"])
    pause(cast.john, until=IN_A_WEEK, reason="calls back", by=by, now=NOW)
    texts(cast.north, cast.john, "about that letter you sent")
    assert Hold.objects.get().expires_at == IN_A_WEEK
    assert expire_holds(LATER, 10) == 0
    settled(cast.john, by)
    assert holds_of(cast.john) == {HoldKind.WITH_PERSON}
    assert expire_holds(IN_A_WEEK - timedelta(minutes=1), 10) == 0
    assert expire_holds(IN_A_WEEK, 10) == 1


def test_a_pause_after_a_message_lasts_to_its_day_though_the_message_is_settled(cast, people):
    by = actor(people["biller"])
    texts(cast.north, cast.john, "about that letter you sent")
    pause(cast.john, until=IN_A_WEEK, reason="calls back", by=by, now=NOW)
    settled(cast.john, by)
    assert Hold.objects.get(released_at=None).expires_at == IN_A_WEEK


def test_somebody_else_may_move_the_day_of_a_pause(cast, people):
    pause(cast.john, until=IN_A_WEEK, reason="a", by=actor(people["biller"]), now=NOW)
    pause(cast.john, until=LATER, reason="b", by=actor(people["front_desk"]), now=NOW)
    assert (Hold.objects.get().expires_at, Hold.objects.get().reason) == (LATER, "b")


# Releasing


WHO = [
    (HoldKind.WITH_PERSON, {"owner", "biller", "front_desk"}),
    (HoldKind.GUARANTOR_REVIEW, {"owner", "biller", "front_desk"}),
    (HoldKind.DUPLICATE_IDENTITY, {"owner", "biller", "front_desk"}),
    (HoldKind.DISPUTE, {"owner", "biller"}),
    (HoldKind.HARDSHIP, {"owner", "biller"}),
    (HoldKind.COMPLAINT, {"owner"}),
    (HoldKind.INSURANCE_PENDING, {"owner", "biller"}),
    (HoldKind.WORKERS_COMP, {"owner", "biller"}),
    (HoldKind.FA_APPLICATION, {"owner", "biller"}),
    (HoldKind.MEDICAID, {"owner"}),
    (HoldKind.QMB, {"owner"}),
    (HoldKind.NSA_DISPUTE, {"owner"}),
    (HoldKind.PART2, {"owner"}),
    (HoldKind.ATTORNEY, {"owner"}),
    (HoldKind.DECEASED, {"owner"}),
    (HoldKind.BANKRUPTCY_PETITION, {"owner"}),
    (HoldKind.SAFETY_SELF_HARM, {"owner"}),
    (HoldKind.SAFETY_ABUSE, {"owner"}),
]


@pytest.mark.parametrize(("kind", "who"), WHO)
def test_a_hold_is_released_by_whom_the_policy_names_and_nobody_else(cast, people, kind, who):
    held(cast.jane, kind, at=A_MONTH_AGO)
    for role in ("read_only", "front_desk", "biller", "owner"):
        hold = Hold.objects.get(released_at=None)
        by = actor(people[role])
        if role in who:
            assert release(hold, by=by, now=NOW, note="the letter of Monday")
            held(cast.jane, kind, at=A_MONTH_AGO)
        else:
            assert fault_of(release, hold, by=by, now=NOW, note="x") == "not_yours"
            assert not release_hold(hold, by=by, now=NOW)
    assert Hold.objects.filter(released_at=None).count() == 1


def test_what_the_law_keeps_is_compliances_where_there_is_somebody(cast, people):
    officer = make_staff(cast.north, "Cora", role=Role.COMPLIANCE)
    hold = held(cast.jane, HoldKind.ATTORNEY)
    bea = actor(people["owner"])
    assert fault_of(release, hold, by=bea, now=NOW, note="the letter") == "not_yours"
    assert release(hold, by=actor(officer), now=NOW, note="the letter of Monday")
    complaint = held(cast.john, HoldKind.COMPLAINT)
    assert release(complaint, by=bea, now=NOW)


@pytest.mark.parametrize("kind", [one.kind for one in KINDS.values() if one.evidence])
def test_without_what_allows_it_such_a_hold_stays(cast, kind):
    hold = held(cast.jane, kind, at=A_MONTH_AGO)
    assert fault_of(release, hold, by=actor(cast.bea), now=NOW, note="  ") == "needs_note"
    assert release(hold, by=actor(cast.bea), now=NOW, note="the letter of Monday")
    assert Note.objects.get().body == "the letter of Monday"


def test_self_harm_is_not_released_before_thirty_days_and_a_discharge_never(cast):
    by = actor(cast.bea)
    hold = held(cast.jane, HoldKind.SAFETY_SELF_HARM)
    early, then = NOW + timedelta(days=29), NOW + timedelta(days=30)
    assert fault_of(release, hold, by=by, now=early, note="she is well") == "too_early"
    assert release(hold, by=by, now=then, note="she is well")
    hold = held(cast.john, HoldKind.BANKRUPTCY_DISCHARGE)
    assert fault_of(release, hold, by=by, now=LATER, note="x") == "never_ends"


def test_whoever_was_given_a_case_may_close_it(cast, people):
    fay = people["front_desk"]
    hold = held(cast.jane, HoldKind.HARDSHIP, owner=fay)
    assert release(hold, by=actor(fay), now=NOW)
    complaint = held(cast.jane, HoldKind.COMPLAINT, owner=fay)
    assert fault_of(release, complaint, by=actor(fay), now=NOW) == "not_yours"


def test_a_practice_may_only_narrow_who_releases(cast, people):
    fay, bill = actor(people["front_desk"]), actor(people["biller"])
    values = {"holds": {"release_pause": "billing", "release_case": "compliance"}}
    change_settings(cast.north, values, by=actor(cast.bea), now=NOW)
    paused, dispute = held(cast.jane, HoldKind.WITH_PERSON), held(cast.jane, HoldKind.DISPUTE)
    assert fault_of(release, paused, by=fay, now=NOW) == "not_yours"
    assert release(paused, by=bill, now=NOW)
    assert fault_of(release, dispute, by=bill, now=NOW) == "not_yours"
    assert release(dispute, by=actor(cast.bea), now=NOW)  # nobody here is compliance


def test_settling_a_reply_leaves_a_case_to_whom_it_belongs(cast, people):
    texts(cast.north, cast.john, "I will file a formal complaint, this bill is wrong")
    assert holds_of(cast.john) == {HoldKind.COMPLAINT, HoldKind.DISPUTE}
    settled(cast.john, actor(people["biller"]))
    assert holds_of(cast.john) == {HoldKind.COMPLAINT}


# By hand


def test_the_front_desk_may_hold_an_account_for_any_reason(cast, people):
    fay = people["front_desk"]
    for kind in set(HoldKind) - {HoldKind.PROMISE}:
        hold = hold_by_hand(
            cast.jane, kind, reason="said so at the desk", by=actor(fay), now=NOW, owner=fay
        )
        assert (hold.owner, hold.reason, hold.opened_by) == (fay, "said so at the desk", actor(fay))
    assert holds_of(cast.jane) == set(HoldKind) - {HoldKind.PROMISE}
    assert AuditEntry.objects.filter(action="account held").count() == len(HoldKind) - 1


@pytest.mark.parametrize(
    ("kind", "more", "code"),
    [
        (HoldKind.ATTORNEY, {"expires_at": LATER}, "never_by_itself"),
        (HoldKind.WITH_PERSON, {"expires_at": NOW}, "past_day"),
        (HoldKind.WITH_PERSON, {"reason": "  "}, "needs_reason"),
        (HoldKind.WITH_PERSON, {"reason": "x" * 201}, "long_reason"),
        (HoldKind.PROMISE, {}, "has_its_own"),
    ],
)
def test_what_cannot_be_held_so_is_said(cast, kind, more, code):
    asked = {"reason": "asked", "by": actor(cast.bea), "now": NOW} | more
    assert fault_of(hold_by_hand, cast.jane, kind, **asked) == code
    assert not Hold.objects.exists()


def test_nobody_of_another_practice_is_given_a_hold(cast):
    by = actor(cast.bea)
    asked = {"reason": "asked", "by": by, "now": NOW, "owner": cast.sol}
    assert fault_of(hold_by_hand, cast.jane, HoldKind.QMB, **asked) == "no_such_person"
    hold = held(cast.jane)
    more = {"owner": cast.sol, "expires_at": None, "by": by, "now": NOW}
    assert fault_of(change_hold, hold, **more) == "no_such_person"


def test_a_card_number_in_the_reason_is_masked(cast):
    reason = "read out 4111 1111 1111 1111 at the desk"
    hold = hold_by_hand(cast.jane, HoldKind.QMB, reason=reason, by=actor(cast.bea), now=NOW)
    assert "4111" not in hold.reason


def test_the_owner_and_the_day_of_a_hold_are_moved_and_written_down(cast, people):
    bill = people["biller"]
    hold = held(cast.jane, HoldKind.INSURANCE_PENDING, expires_at=IN_A_WEEK)
    change_hold(hold, owner=bill, expires_at=LATER, by=actor(people["front_desk"]), now=NOW)
    hold.refresh_from_db()
    assert (hold.owner, hold.expires_at) == (bill, LATER)
    told = AuditEntry.objects.get(action="hold changed").detail
    assert told == {
        "hold": hold.uid,
        "kind": "insurance_pending",
        "owner": bill.uid,
        "until": LATER.isoformat(timespec="minutes"),
    }


def test_only_who_may_release_a_hold_may_let_it_end_sooner(cast, people):
    fay, bill = actor(people["front_desk"]), actor(people["biller"])
    hold = held(cast.jane, HoldKind.INSURANCE_PENDING, expires_at=LATER)
    sooner = {"owner": None, "expires_at": IN_A_WEEK, "now": NOW}
    assert fault_of(change_hold, hold, by=fay, **sooner) == "not_yours"
    assert change_hold(hold, by=bill, **sooner).expires_at == IN_A_WEEK
    open_ended = held(cast.john, HoldKind.INSURANCE_PENDING)
    assert fault_of(change_hold, open_ended, by=fay, **sooner) == "not_yours"
    promise = held(cast.mary, HoldKind.PROMISE, expires_at=LATER)
    assert fault_of(change_hold, promise, by=bill, **sooner) == "has_its_own"


def test_a_hold_that_is_released_is_not_changed(cast):
    hold = held(cast.jane, HoldKind.WITH_PERSON)
    release_hold(hold, by=actor(cast.bea), now=NOW)
    more = {"owner": None, "expires_at": LATER, "by": actor(cast.bea), "now": NOW}
    assert fault_of(change_hold, hold, **more) == "released"
