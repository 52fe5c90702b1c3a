"""Law and channels, states, rules, and what is loosened: the pages, by role, and on every page."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine

from tactful.practice.actions import approve_loosening, change_settings, decline_loosening
from tactful.practice.models import Loosening, Role, SettingsVersion
from tactful.practice.plain import with_changes
from tactful.practice.policy.load import rules
from tactful.practice.queries import settings_of, stored_settings
from tests.cast import NOW, make_staff
from tests.web.pages import signed_in, text_of
from tests.web.test_settings_pages import boxes, change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

DAY = timedelta(days=1)
FLORIDA = "policy.state_table.off.FL"
UNTIL = "2026-12-20"


@pytest.fixture
def bea(cast):
    """The owner, with a compliance officer beside her."""
    cast.cora = make_staff(cast.north, "Cora", role=Role.COMPLIANCE)
    return signed_in(cast.bea)


@pytest.fixture
def cora(cast, bea):
    return signed_in(cast.cora)


def ask(practice, staff, *, path=FLORIDA, wanted=True, until=NOW + 30 * DAY):
    values = with_changes(stored_settings(practice), {path: wanted})
    changed = change_settings(
        practice, values, by=f"staff:{staff.uid}", now=NOW, reason="counsel agreed", until=until
    )
    return changed.asked[0]


def states_off(practice, now=NOW):
    return settings_of(practice, now=now).policy.states_off


def without_florida(client):
    return {name: value for name, value in boxes(client, "states").items() if name != "keep-FL"}


@pytest.mark.parametrize("part", ["law", "states"])
def test_a_page_that_is_saved_as_it_stands_changes_nothing(cora, part):
    assert change(cora, part).status_code == 302
    assert not SettingsVersion.objects.exists()
    assert not Loosening.objects.exists()


def test_each_value_stands_with_its_rule_its_kind_who_moves_it_and_its_source(cora):
    page = text_of(cora.get("/settings/law/"))
    assert "shipped: 10 minutes before" in page
    assert "R007 , law; compliance 47 CFR 64.1200(a)(3)(iii), (b)(3)" in page
    assert "R023 , carriers; compliance" in page
    assert "What nobody may change" in page


def test_what_nobody_may_change_is_read_and_is_no_box(cora):
    page = cora.get("/settings/law/").content.decode()
    assert rules()["R020"].text in page
    assert "R020" not in " ".join(re.findall(r"<(?:input|select)[^>]*>", page))


@pytest.mark.parametrize(
    ("field", "typed", "path", "value"),
    [
        ("policy-sms_end_margin_min", "20", "sms_end_margin_min", 20),
        ("policy-declared_tz_max_age_d", "90", "declared_tz_max_age_d", 90),
        ("policy-rnd-enabled", "yes", "reassigned_check", True),
        ("policy-rnd-max_age_d", "14", "reassigned_max_age_d", 14),
        ("policy-email_complaint_stop", "1.5", "email_complaint_stop_ppm", 1_500),
        ("policy-confirm_window_min", "3", "confirm_window_min", 3),
        ("policy-clinic-hospital_501r", "yes", "hospital_501r", True),
        ("policy-hard_window-from", "09:00", "hard_window", (9 * 60, 21 * 60)),
    ],
)
def test_what_is_tightened_holds_at_once_and_needs_no_reason(cast, cora, field, typed, path, value):
    answer = cora.post("/settings/law/", {**boxes(cora, "law"), field: typed})
    assert answer.status_code == 302, text_of(answer)
    assert getattr(settings_of(cast.north).policy, path) == value


def test_a_channel_is_switched_off(cast, cora):
    sent = {k: v for k, v in boxes(cora, "law").items() if k != "policy-channels_enabled-sms"}
    assert cora.post("/settings/law/", sent).status_code == 302
    assert "sms" not in settings_of(cast.north).policy.channels_enabled


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"policy-hard_window-from": "07:00"}, "only from 8:00 AM to 9:00 PM (R001)"),
        ({"policy-hard_window-from": "22:00"}, "Write two times such as 09:00 and 20:00"),
        ({"policy-email_complaint_stop": "4"}, "0.3 in a hundred is the most anybody may set"),
        ({"policy-email_complaint_stop": "few"}, "Write a number such as 3"),
        ({"policy-caps-landline_auto_30d": "4"}, "3 is the most anybody may set (R007)"),
        ({"policy-sms_consent": "guess"}, "Choose one of these."),
        ({"policy-sms_consent": "number_on_intake"}, "Say why: this loosens a text needs."),
        ({"policy-landline_exemption": "yes", "reason": "x"}, "Name the last day"),
        (
            {"policy-landline_exemption": "yes", "reason": "x", "until": "soon"},
            "Name the last day",
        ),
        (
            {"policy-landline_exemption": "yes", "reason": "x", "until": "2027-11-20"},
            "At most a year ahead",
        ),
        (
            {"policy-landline_exemption": "yes", "reason": "x", "until": "2026-11-19"},
            "over before it begins",
        ),
    ],
)
def test_what_cannot_be_is_said_in_place_and_nothing_changes(cast, cora, typed, said):
    answer = cora.post("/settings/law/", {**boxes(cora, "law"), **typed})
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not SettingsVersion.objects.exists()
    assert not Loosening.objects.exists()


def test_a_state_is_switched_off_only_when_the_second_person_approves(cast, bea, cora):
    sent = {**without_florida(cora), "reason": "counsel agreed", "until": UNTIL}
    answer = cora.post("/settings/states/", sent, follow=True)
    assert "This waits for a second person" in text_of(answer)
    row = Loosening.objects.get()
    assert row.path == FLORIDA
    assert row.expires_at.isoformat() == "2026-12-21T06:00:00+00:00", "the midnight after, Chicago"
    assert states_off(cast.north) == frozenset()
    assert "Waits for a second person" in text_of(bea.get("/settings/states/"))

    own = text_of(cora.get(f"/settings/loosenings/{row.uid}/"))
    assert "Approve" not in own
    page = text_of(bea.get(f"/settings/loosenings/{row.uid}/"))
    assert "of Florida follow the federal hours" in page
    assert "counsel agreed" in page
    bea.post(f"/settings/loosenings/{row.uid}/approve/", {"note": "read the opinion"})
    assert states_off(cast.north) == {"FL"}
    listed = text_of(cora.get("/settings/loosenings/"))
    assert "Florida: its own hours R002: kept → not kept" in listed
    assert "read the opinion" in listed
    history = text_of(cora.get("/settings/history/"))
    assert "Legal rules loosened now" in history
    assert "Cora" in history
    assert "Bea" in history
    assert "Loosened until" in text_of(cora.get("/settings/policy/"))
    with time_machine.travel(row.expires_at, tick=False):
        assert states_off(cast.north, row.expires_at) == frozenset()


def test_whoever_asked_cannot_approve_by_a_forged_form_either(cast, cora):
    row = ask(cast.north, cast.cora)
    for act in ("approve", "decline"):
        answer = cora.post(f"/settings/loosenings/{row.uid}/{act}/", {"note": "me"})
        assert answer.status_code == 403
    assert states_off(cast.north) == frozenset()


@pytest.mark.parametrize("role", [Role.BILLER, Role.FRONT_DESK, Role.READ_ONLY])
def test_everybody_reads_what_is_loosened_and_only_two_roles_decide(cast, bea, role):
    row = ask(cast.north, cast.cora)
    ray = signed_in(make_staff(cast.north, "Ray", role=role))
    for part in ("", f"{row.uid}/"):
        page = text_of(ray.get(f"/settings/loosenings/{part}"))
        assert "counsel agreed" in page
        assert "Approve until" not in page
    for act in ("approve", "decline", "withdraw"):
        answer = ray.post(f"/settings/loosenings/{row.uid}/{act}/", {"note": "x"})
        assert answer.status_code == 403
    assert Loosening.objects.get().ended_at is None


def test_declining_needs_a_note_and_tells_whoever_asked(cast, bea, cora):
    row = ask(cast.north, cast.cora)
    answer = bea.post(f"/settings/loosenings/{row.uid}/decline/", {"note": ""})
    assert answer.status_code == 422
    assert "Say why not" in text_of(answer)
    bea.post(f"/settings/loosenings/{row.uid}/decline/", {"note": "not before counsel"})
    page = text_of(cora.get("/settings/loosenings/"))
    assert "Declined by Bea" in page
    assert "not before counsel" in page


def test_whoever_decides_second_is_told_what_became_of_it(cast, bea):
    row = ask(cast.north, cast.cora)
    olga = make_staff(cast.north, "Olga", role=Role.OWNER)
    page = f"/settings/loosenings/{row.uid}"
    assert "Approve until" in text_of(bea.get(f"{page}/"))
    decline_loosening(row, by=f"staff:{olga.uid}", now=NOW, note="no")
    answer = bea.post(f"{page}/approve/", {"note": ""})
    assert answer.status_code == 409
    assert "This was declined a moment ago." in text_of(answer)


def test_it_is_withdrawn_by_whoever_asked_and_ended_by_one_click(cast, bea, cora):
    row = ask(cast.north, cast.cora)
    assert cora.post(f"/settings/loosenings/{row.uid}/withdraw/").status_code == 302
    again = ask(cast.north, cast.cora)
    approve_loosening(again, by=f"staff:{cast.bea.uid}", now=NOW)
    assert "End it now" in text_of(cora.get(f"/settings/loosenings/{again.uid}/"))
    assert cora.post(f"/settings/loosenings/{again.uid}/end/").status_code == 302
    assert states_off(cast.north) == frozenset()
    assert cora.post(f"/settings/loosenings/{again.uid}/end/").status_code == 409
    page = text_of(cora.get("/settings/loosenings/"))
    assert "Withdrawn by Cora" in page
    assert "Ended by Cora" in page


def test_a_form_that_is_stale_asks_for_nothing_and_keeps_what_was_typed(cast, cora):
    sent = {**without_florida(cora), "reason": "counsel agreed", "until": UNTIL}
    change_settings(cast.north, {"promise_horizon_days": 30}, by="staff:x", now=NOW)
    answer = cora.post("/settings/states/", sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="counsel agreed"' in page
    assert UNTIL in page
    assert not Loosening.objects.exists()


def test_one_person_alone_waits_a_day_and_every_page_says_so(cast):
    bea = signed_in(cast.bea)
    assert "Nobody else here could approve it" in text_of(bea.get("/settings/states/"))
    sent = {**without_florida(bea), "reason": "counsel agreed", "until": UNTIL}
    answer = bea.post("/settings/states/", sent, follow=True)
    assert "takes effect in 24 hours" in text_of(answer)
    said = "R002, a legal rule, is loosened from"
    desk = signed_in(make_staff(cast.north, "Fred", role=Role.FRONT_DESK))
    for address in ("/", "/worklist/", "/reports/", "/settings/me/"):
        assert said in text_of(desk.get(address)), address
    assert said not in text_of(signed_in(cast.sol).get("/"))
    row = Loosening.objects.get()
    with time_machine.travel(NOW + DAY, tick=False):
        assert states_off(cast.north, NOW + DAY) == {"FL"}
        page = text_of(signed_in(cast.bea).get("/settings/loosenings/"))
        assert "Nobody else was here" in page
        assert said not in page
    assert bea.post(f"/settings/loosenings/{row.uid}/withdraw/").status_code == 302
    assert said not in text_of(desk.get("/"))


def test_the_owner_reads_the_law_where_there_is_compliance_and_changes_none_of_it(cast, bea):
    page = bea.get("/settings/law/")
    assert "Save" not in text_of(page)
    assert bea.post("/settings/law/", {"policy-ai_voice": "yes"}).status_code == 403
    assert bea.post("/settings/states/", {"reason": "x", "until": UNTIL}).status_code == 403


def test_a_biller_changes_the_rules_of_billing_alone(cast, bea):
    bill = signed_in(make_staff(cast.north, "Bill", role=Role.BILLER))
    boxes_of_bill = boxes(bill, "pace")
    changed = {**boxes_of_bill, "policy-caps-min_gap_h": "72"}
    assert bill.post("/settings/pace/", changed).status_code == 302
    assert settings_of(cast.north).policy.caps.min_gap_h == 72
    forged = {**changed, "seen": "1", "policy-caps-total_7d": "2"}
    assert bill.post("/settings/pace/", forged).status_code == 403
    assert settings_of(cast.north).policy.caps.total_7d == 3
    page = bill.get("/settings/pace/").content.decode()
    box = re.search(r'<input id="policy-caps-total_7d"[^>]*>', page)[0]
    assert "disabled" in box


def test_compliance_reads_the_whole_policy_and_what_is_in_force_here(cast, cora):
    change(cora, "pace", policy__caps__total_7d="2")
    page = text_of(cora.get("/settings/policy/"))
    for rule in rules().values():
        assert rule.id in page
        assert " ".join(rule.text.split()) in unescape(page)
    assert "Contacts in 7 days: 2 at most" in page
    assert "last read against the law on" in page
    assert "more than a year ago" not in page


def test_the_policy_warns_when_nobody_read_it_against_the_law_for_a_year(cast, cora):
    with time_machine.travel(NOW + 400 * DAY, tick=False):
        later = signed_in(cast.cora)
        for part in ("policy", "states"):
            assert "more than a year ago" in text_of(later.get(f"/settings/{part}/"))


def test_sol_at_south_finds_nothing_of_north(cast, bea):
    row = ask(cast.north, cast.cora)
    sol = signed_in(cast.sol)
    assert sol.get(f"/settings/loosenings/{row.uid}/").status_code == 404
    for act in ("approve", "decline", "withdraw", "end"):
        assert sol.post(f"/settings/loosenings/{row.uid}/{act}/").status_code == 404
    for part in ("law", "states", "policy", "loosenings", "history"):
        assert "counsel agreed" not in text_of(sol.get(f"/settings/{part}/"))
    assert Loosening.objects.get().ended_at is None
