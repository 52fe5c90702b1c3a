"""Settings: what may be changed, by whom, with which reason; and what belongs to each person."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tactful.audit.actions import Happened, record
from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import Channel
from tactful.outreach.actions import stop_channel
from tactful.outreach.models import RateBucket
from tactful.practice.actions import change_settings, declare_all, make_token
from tactful.practice.facts import FACTS
from tactful.practice.models import ApiToken, Membership, Role, SettingsVersion, Staff
from tactful.practice.queries import facts_of, settings_of
from tests.cast import NOW, PASSWORD, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PAGES = (
    *("", "hours/", "pace/", "priorities/", "law/", "states/", "policy/", "loosenings/"),
    *("facts/", "channels/", "staff/", "history/", "me/"),
)


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def boxes(client, part):
    """What the form of a page would send as it stands."""
    page = client.get(f"/settings/{part}/").content.decode().split("<main", 1)[1]
    found = {}
    for tag in re.findall(r"<input[^>]*>", page, re.S):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or "checked" in tag):
            found[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)"\s+selected', options)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


def change(client, part, **more):
    sent = {**boxes(client, part), **{name.replace("__", "-"): v for name, v in more.items()}}
    return client.post(f"/settings/{part}/", sent)


def members(staff):
    return Membership.objects.get(staff=staff)


# Hours, pace, priorities


def test_a_page_that_is_saved_as_it_stands_changes_nothing(cast, bea):
    for part in ("hours", "pace", "priorities"):
        assert change(bea, part).status_code == 302
    assert not SettingsVersion.objects.exists()


def test_a_new_threshold_is_in_force_at_once_and_written_down_with_who_and_why(cast, bea):
    change(bea, "priorities", priority__days_past_due="45", reason="winter is slow")
    assert settings_of(cast.north).priority.days_past_due == 45
    version = SettingsVersion.objects.get(practice=cast.north)
    assert version.values == {"priority": {"days_past_due": 45}}
    assert (version.made_by, version.reason) == (f"staff:{cast.bea.uid}", "winter is slow")
    page = text_of(bea.get("/settings/history/"))
    assert "More than: 60 days past due → 45 days past due winter is slow" in page
    assert "Bea" in page


def test_amounts_are_typed_in_dollars_and_kept_to_the_cent(cast, bea):
    change(bea, "priorities", priority__balance_cents="$1,250.50")
    assert settings_of(cast.north).priority.balance_cents == 1250_50
    change(bea, "pace", policy__min_balance="25", reason="small bills cost more than they bring")
    assert settings_of(cast.north).policy.min_balance_cents == 25_00


def test_a_value_put_back_is_as_shipped_again_and_stored_no_more(cast, bea):
    change(bea, "priorities", priority__days_past_due="45")
    change(bea, "priorities", priority__days_past_due="60")
    assert SettingsVersion.objects.order_by("-number").first().values == {}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("priority__days_past_due", "soon", "Write a whole number, such as 3."),
        ("priority__days_past_due", "-1", "Write a whole number, such as 3."),
        ("priority__days_past_due", "99999", "It must be at most 10,000."),
        ("priority__balance_cents", "10.005", "Write an amount in dollars"),
        ("priority__balance_cents", "NaN", "Write an amount in dollars"),
        ("aging_basis", "birthday", "Choose one of these."),
    ],
)
def test_a_value_that_cannot_be_used_is_said_beside_its_box_and_kept(cast, bea, field, typed, said):
    answer = change(bea, "priorities", **{field: typed}, reason="because")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in text_of(answer)
    assert 'value="because"' in page
    if field != "aging_basis":
        assert f'value="{typed}"' in page
    assert not SettingsVersion.objects.exists()


def test_tones_that_do_not_rise_are_refused(cast, bea):
    answer = change(bea, "priorities", tones__warm_days="20")
    assert answer.status_code == 422
    assert "must rise, as in 30, 60, 90" in text_of(answer)


def test_what_lets_more_through_needs_a_reason_and_what_lets_less_does_not(cast, bea):
    answer = change(bea, "pace", policy__caps__total_7d="4")
    assert answer.status_code == 422
    assert "Say why: this loosens contacts in 7 days." in text_of(answer)
    assert change(bea, "pace", policy__caps__total_7d="4", reason="asked to").status_code == 302
    assert settings_of(cast.north).policy.caps.total_7d == 4
    assert change(bea, "pace", policy__caps__total_7d="2").status_code == 302


def test_nobody_goes_past_the_furthest_the_rules_allow(cast, bea):
    answer = change(bea, "pace", policy__caps__min_gap_h="12", reason="hurry")
    assert answer.status_code == 422
    assert "24 is the least anybody may set (R150)." in text_of(answer)


def test_hours_are_set_day_by_day_and_a_day_without_hours_is_closed(cast, bea):
    more = {"sms-sat-from": "", "sms-sat-to": "", "email-mon-from": "08:00"}
    assert bea.post("/settings/hours/", {**boxes(bea, "hours"), **more}).status_code == 302
    windows = settings_of(cast.north).policy.clinic_windows
    assert windows.sms[5] is None
    assert windows.sms[0] == (9 * 60, 20 * 60), "the other days stay"
    assert windows.email[0] == (8 * 60, 21 * 60)
    page = text_of(bea.get("/settings/history/"))
    assert "Mon–Fri 09:00 to 20:00, Sat–Sun closed" in page


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("07:00", "20:00", "By law texts and calls only from 8:00 AM to 9:00 PM."),
        ("18:00", "09:00", "The end must be later than the start."),
        ("09:00", "", "Give both hours, or neither where it is closed."),
        ("soon", "later", "Write times such as 09:00."),
    ],
)
def test_hours_that_cannot_be_are_refused_and_kept(cast, bea, begin, end, said):
    sent = {**boxes(bea, "hours"), "sms-mon-from": begin, "sms-mon-to": end, "reason": "x"}
    answer = bea.post("/settings/hours/", sent)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'value="{begin}"' in answer.content.decode()


def test_longer_hours_need_a_reason(cast, bea):
    sent = {**boxes(bea, "hours"), "sms-mon-from": "08:00"}
    assert "this loosens hours of texts" in text_of(bea.post("/settings/hours/", sent))


def test_an_untouched_screen_covers_itself_after_the_minutes_the_practice_chose(cast, bea):
    assert 'data-idle="10"' in bea.get("/settings/").content.decode()
    change(bea, "hours", idle_cover_minutes="3")
    page = bea.get("/settings/").content.decode()
    assert 'data-idle="3"' in page
    assert "js/idle.js" in page
    change(bea, "hours", idle_cover_minutes="0")
    assert "data-idle" not in bea.get("/settings/").content.decode()


def test_whoever_saves_second_is_told_and_loses_nothing_they_typed(cast, bea):
    seen = boxes(bea, "priorities")
    change_settings(cast.north, {"promise_horizon_days": 30}, by="staff:x", now=NOW)
    answer = bea.post("/settings/priorities/", {**seen, "priority-days_past_due": "45"})
    assert answer.status_code == 409
    assert "Someone else just changed the settings" in text_of(answer)
    assert 'value="45"' in answer.content.decode()
    assert settings_of(cast.north).priority.days_past_due == 60


# Practice, facts, channels


def test_what_patients_are_told_is_changed_and_a_bad_number_is_kept_to_mend(cast, bea):
    sent = {"phone": "(312) 555-0111", "name": "North Family", "portal_url": "", "email_from": ""}
    assert bea.post("/settings/", sent).status_code == 302
    cast.north.refresh_from_db()
    assert (cast.north.phone, cast.north.name) == ("+13125550111", "North Family")
    assert cast.north.portal_url == "https://pay.north.example", "what is left empty stays"
    answer = bea.post("/settings/", {"phone": "call us", "name": "North"})
    assert answer.status_code == 422
    assert "The phone number cannot be dialed" in text_of(answer)
    assert 'value="call us"' in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("portal_url", "pay here"), ("email_from", "billing"), ("name", "x" * 121)],
)
def test_what_is_no_page_sender_or_name_is_refused(cast, bea, field, value):
    answer = bea.post("/settings/", {field: value})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


def test_an_unanswered_fact_is_named_and_answered_in_bea_s_name(cast, bea):
    assert f"{'Eleven' if len(FACTS) == 11 else len(FACTS)} are not answered yet" in text_of(
        bea.get("/settings/facts/")
    )
    assert bea.post("/settings/facts/consent_sms/", {"value": "number_only"}).status_code == 302
    assert facts_of(cast.north) == {"consent_sms": "number_only"}
    page = text_of(bea.get("/settings/facts/"))
    assert "They gave a number or address, nothing more 10:00 AM Bea" in page


@pytest.mark.parametrize(
    ("name", "value"),
    [("consent_sms", "perhaps"), ("statements_sent", ""), ("feed_age_h", "0"), ("feed_age_h", "x")],
)
def test_an_answer_that_is_none_is_refused(cast, bea, name, value):
    assert bea.post(f"/settings/facts/{name}/", {"value": value}).status_code == 422
    assert facts_of(cast.north) == {}


def test_there_is_no_page_for_a_question_nobody_asks(cast, bea):
    assert bea.get("/settings/facts/favorite-color/").status_code == 404


def test_the_channels_page_says_what_is_live_and_how_it_is_switched(cast, bea):
    page = text_of(bea.get("/settings/channels/"))
    assert "No channel is live." in page
    assert "TACTFUL_LIVE_EMAIL" in page
    assert "none yet" in page


def test_a_channel_whose_sender_was_refused_says_why_and_is_started_by_hand(cast, bea):
    stop_channel(cast.north, Channel.EMAIL, code="550 5.7.26", now=NOW)
    page = text_of(bea.get("/settings/channels/"))
    assert "Our own domain was refused" in page
    assert "550 5.7.26" in page
    said = text_of(bea.post("/settings/channels/email/start/", follow=True))
    assert "E-mail: sent again from now on" in said
    assert "Our own domain was refused" not in said
    again = text_of(bea.post("/settings/channels/email/start/", follow=True))
    assert "nothing was stopped any more" in again
    assert bea.post("/settings/channels/fax/start/").status_code == 404


def test_south_does_not_start_what_stopped_at_north(cast):
    sol = signed_in(cast.sol)
    stop_channel(cast.north, Channel.EMAIL, code="550 5.7.26", now=NOW)
    assert "Our own domain was refused" not in text_of(sol.get("/settings/channels/"))
    sol.post("/settings/channels/email/start/")
    assert RateBucket.objects.get(practice=cast.north).stopped_at == NOW


# Staff


def test_somebody_new_gets_a_password_that_is_shown_once_and_works(cast, bea):
    sent = {"name": "Tom", "email": "tom@north.example", "role": "front_desk"}
    answer = bea.post("/settings/staff/add/", sent)
    password = re.search(r'id="secret"[^>]*>([^<]+)<', answer.content.decode())[1].strip()
    assert "shown this once" in text_of(answer)
    assert "no-store" in answer["Cache-Control"]
    tom = Staff.objects.get(email="tom@north.example")
    assert tom.check_password(password)
    assert members(tom).role == Role.FRONT_DESK
    again = bea.post("/settings/staff/add/", sent)
    assert again.status_code == 422
    assert "works here already" in text_of(again)
    for address in ("/settings/staff/", f"/settings/staff/{members(tom).uid}/"):
        assert password not in bea.get(address).content.decode()
    assert password not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


def test_somebody_who_works_elsewhere_keeps_their_password_and_none_is_shown(cast, bea):
    sent = {"name": "Sol", "email": cast.sol.email, "role": "biller"}
    answer = bea.post("/settings/staff/add/", sent, follow=True)
    assert "The password is the one they have already." in text_of(answer)
    cast.sol.refresh_from_db()
    assert cast.sol.check_password(PASSWORD)
    member = Membership.objects.get(staff=cast.sol, practice=cast.north)
    refused = bea.post(f"/settings/staff/{member.uid}/password/")
    assert refused.status_code == 422
    assert "works at another practice too" in text_of(refused)


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "", "email": "x@north.example", "role": "biller"},
        {"name": "Tom", "email": "tom", "role": "biller"},
        {"name": "Tom", "email": "tom@north.example", "role": "emperor"},
    ],
)
def test_who_cannot_be_added_is_refused_and_what_was_typed_stays(cast, bea, sent):
    answer = bea.post("/settings/staff/add/", sent)
    assert answer.status_code == 422
    assert f'value="{sent["email"]}"' in answer.content.decode()
    assert Staff.objects.count() == 2


def test_a_role_is_changed_and_counts_from_the_next_page(cast, bea):
    tom = make_staff(cast.north, "Tom")
    toms = signed_in(tom)
    assert toms.get("/settings/audit/").status_code == 403
    bea.post(f"/settings/staff/{members(tom).uid}/", {"role": "compliance"})
    assert toms.get("/settings/audit/").status_code == 200


def test_the_last_owner_can_be_neither_demoted_nor_removed(cast, bea):
    mine = f"/settings/staff/{members(cast.bea).uid}/"
    for answer in (bea.post(mine, {"role": "biller"}), bea.post(f"{mine}remove/")):
        assert answer.status_code == 422
        assert "A practice needs an owner" in text_of(answer)
    assert members(cast.bea).role == Role.OWNER
    make_staff(cast.north, "Olga", role=Role.OWNER)
    assert bea.post(mine, {"role": "biller"}).status_code == 302


def test_whoever_is_removed_sees_nothing_from_the_next_page_on(cast, bea):
    tom = make_staff(cast.north, "Tom")
    toms = signed_in(tom)
    assert bea.post(f"/settings/staff/{members(tom).uid}/remove/").status_code == 302
    assert toms.get("/settings/me/").status_code == 403


def test_a_new_password_ends_what_was_open_with_the_old_one(cast, bea):
    tom = make_staff(cast.north, "Tom")
    toms = signed_in(tom)
    answer = bea.post(f"/settings/staff/{members(tom).uid}/password/")
    password = re.search(r'id="secret"[^>]*>([^<]+)<', answer.content.decode())[1].strip()
    tom.refresh_from_db()
    assert tom.check_password(password)
    assert toms.get("/settings/me/").status_code == 302


# Tokens


def test_a_token_is_shown_once_and_taken_back(cast, bea):
    answer = bea.post("/settings/tokens/", {"name": "PMS", "scopes": ["read", "payments"]})
    token = re.search(r"tactful_[\w-]+", answer.content.decode())[0]
    assert token not in bea.get("/settings/tokens/").content.decode()
    again = bea.post("/settings/tokens/", {"name": "PMS", "scopes": ["read"]})
    assert again.status_code == 422
    assert "tactful_" not in again.content.decode()
    row = ApiToken.objects.get(practice=cast.north)
    assert row.scopes == ["read", "payments"]
    bea.post(f"/settings/tokens/{row.uid}/revoke/")
    row.refresh_from_db()
    assert row.revoked_at == NOW
    assert "Taken back" in text_of(bea.get("/settings/tokens/"))


@pytest.mark.parametrize("sent", [{"name": ""}, {"name": "PMS"}, {"name": "x", "scopes": ["all"]}])
def test_a_token_needs_a_name_and_something_it_may_do(cast, bea, sent):
    assert bea.post("/settings/tokens/", sent).status_code == 422
    assert not ApiToken.objects.exists()


# Audit


def test_the_audit_names_people_and_leads_to_accounts_without_their_names(cast, bea):
    happened = Happened(f"staff:{cast.bea.uid}", "account viewed", f"guarantor:{cast.jane.uid}")
    record(cast.north.pk, [happened], now=NOW)
    answer = bea.get("/settings/audit/")
    assert "Bea 10:00 AM Account viewed account" in text_of(answer)
    assert f"/accounts/{cast.jane.uid}/" in answer.content.decode()
    assert "Jane" not in answer.content.decode()


def test_the_audit_is_narrowed_by_what_who_and_when(cast, bea):
    for actor, action in (("worker", "journey ended"), (f"staff:{cast.bea.uid}", "token made")):
        record(cast.north.pk, [Happened(actor, action)], now=NOW)
    assert "Token made" not in rows(bea.get("/settings/audit/?action=journey+ended"))
    assert "Journey ended" in rows(bea.get("/settings/audit/?actor=worker"))
    assert "Token made" not in rows(bea.get("/settings/audit/?actor=worker"))
    assert "Token made" in rows(bea.get("/settings/audit/?day=2026-11-20"))
    assert "Nothing like that" in text_of(bea.get("/settings/audit/?day=2026-11-19"))


def rows(answer):
    return text_of(answer).partition("Detail")[2]


def test_the_chain_is_verified_with_one_press_and_a_change_is_found(cast, bea):
    record(cast.north.pk, [Happened("worker", "x")], now=NOW)
    answer = bea.post("/settings/audit/verify/", follow=True)
    assert "nobody changed the audit" in text_of(answer)
    AuditEntry.objects.filter(practice_id=cast.north.pk, number=1).update(action="y")
    answer = bea.post("/settings/audit/verify/", follow=True)
    assert "Entry 1 does not fit the one before it." in text_of(answer)


def test_the_audit_is_paged_and_asks_as_few_questions_for_many_entries(cast, bea):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            bea.get("/settings/audit/")
        return len(queries)

    record(cast.north.pk, [Happened("worker", f"x{n}") for n in range(3)], now=NOW)
    asked()
    few = asked()
    record(cast.north.pk, [Happened("worker", f"x{n % 9}") for n in range(300)], now=NOW)
    assert asked() <= few
    page = bea.get("/settings/audit/").content.decode()
    assert page.count("<tr tabindex") == 50
    older = re.search(r'href="([^"]+)"\s+rel="next"', page)[1].replace("&amp;", "&")
    assert bea.get(older).content.decode().count("<tr tabindex") == 50


# Who may


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.FRONT_DESK, Role.BILLER])
def test_who_may_not_configure_reads_the_settings_and_changes_none(cast, role):
    ray = signed_in(make_staff(cast.north, "Ray", role=role))
    for part in PAGES:
        assert ray.get(f"/settings/{part}").status_code == 200
    theirs = {"pace/"} if role == Role.BILLER else set()  # see test_settings_of_the_law.py
    firm = {"", "hours/", "pace/", "priorities/", "law/", "states/", "facts/consent_sms/"}
    for part in (firm | {"staff/add/"}) - theirs:
        assert ray.post(f"/settings/{part}").status_code == 403
    for part in ("tokens/", "audit/", "facts/consent_sms/", "staff/add/"):
        assert ray.get(f"/settings/{part}").status_code == 403
    uid = members(cast.bea).uid
    for part in ("", "remove/", "password/"):
        assert ray.post(f"/settings/staff/{uid}/{part}").status_code == 403
    assert ray.post("/settings/audit/verify/").status_code == 403
    assert "Save" not in text_of(ray.get("/settings/hours/"))
    assert ("Save" in text_of(ray.get("/settings/pace/"))) == bool(theirs)


def test_compliance_changes_rules_and_no_staff(cast):
    carl = signed_in(make_staff(cast.north, "Carl", role=Role.COMPLIANCE))
    assert change(carl, "priorities", promise_horizon_days="30").status_code == 302
    assert carl.post("/settings/staff/add/").status_code == 403
    assert carl.post("/settings/tokens/", {"name": "x", "scopes": ["read"]}).status_code == 403


def test_sol_at_south_finds_nothing_of_north(cast):
    sol = signed_in(cast.sol)
    make_token(cast.north, name="North PMS", scopes=("read",), by="x", now=NOW)
    declare_all(cast.north, by=f"staff:{cast.bea.uid}", now=NOW)
    change_settings(
        cast.north, {"promise_horizon_days": 33}, by="staff:x", now=NOW, reason="northern"
    )
    uid, token = members(cast.bea).uid, ApiToken.objects.get().uid
    assert sol.get(f"/settings/staff/{uid}/").status_code == 404
    for address in (
        f"staff/{uid}/",
        f"staff/{uid}/remove/",
        f"staff/{uid}/password/",
        f"tokens/{token}/revoke/",
    ):
        assert sol.post(f"/settings/{address}", {"role": "biller"}).status_code == 404
    for part in (*PAGES, "tokens/", "audit/"):
        page = text_of(sol.get(f"/settings/{part}"))
        for secret in ("North Clinic", "North PMS", "Bea", "northern", "33 days"):
            assert secret not in page


def test_a_stranger_is_asked_to_sign_in(cast):
    for part in (*PAGES, "tokens/", "audit/"):
        assert Client().get(f"/settings/{part}")["Location"].startswith("/sign-in/")


# One's own


def test_light_and_dark_are_kept_in_the_browser(cast, bea):
    answer = bea.post("/settings/me/theme/", {"theme": "dark"})
    cookie = answer.cookies["theme"]
    assert (cookie.value, cookie["samesite"]) == ("dark", "Lax")
    assert 'data-theme="dark"' in bea.get("/settings/me/").content.decode()
    bea.post("/settings/me/theme/", {"theme": ""})
    assert "data-theme" not in bea.get("/settings/me/").content.decode()


def test_a_theme_nobody_offers_is_no_theme(cast, bea):
    answer = bea.post("/settings/me/theme/", {"theme": '"><script>'})
    assert answer.cookies["theme"].value == ""


def test_the_password_is_changed_and_other_browsers_are_signed_out(cast, bea):
    elsewhere = signed_in(cast.bea)
    new = "four words in a row"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    answer = bea.post("/settings/me/password/", sent, follow=True)
    assert "The password is changed." in text_of(answer)
    cast.bea.refresh_from_db()
    assert cast.bea.check_password(new)
    assert elsewhere.get("/settings/me/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong", "four words in a row", "four words in a row", "old password was entered incorr"),
        (PASSWORD, "short", "short", "too short"),
        (PASSWORD, "four words in a row", "five words in a row", "didn’t match"),
    ],
)
def test_a_password_that_will_not_do_is_refused_and_never_shown(cast, bea, old, new, again, said):
    sent = {"old_password": old, "new_password1": new, "new_password2": again}
    answer = bea.post("/settings/me/password/", sent)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'value="{new}"' not in answer.content.decode()
    cast.bea.refresh_from_db()
    assert cast.bea.check_password(PASSWORD)


def test_a_name_is_changed_and_an_empty_one_refused(cast, bea):
    bea.post("/settings/me/name/", {"name": "  Bea   Alder "})
    cast.bea.refresh_from_db()
    assert cast.bea.name == "Bea Alder"
    assert bea.post("/settings/me/name/", {"name": " "}).status_code == 422


def test_whoever_works_at_two_practices_goes_from_one_to_the_other_and_nowhere_else(cast, bea):
    Membership.objects.create(practice=cast.south, staff=cast.bea, role=Role.BILLER)
    assert "South Clinic" in text_of(bea.get("/settings/me/"))
    bea.post("/settings/me/practice/", {"practice": cast.south.uid})
    assert "You work at South Clinic as biller" in text_of(bea.get("/settings/me/"))
    sol = signed_in(cast.sol)
    assert "Where you work" not in text_of(sol.get("/settings/me/"))
    assert sol.post("/settings/me/practice/", {"practice": cast.north.uid}).status_code == 404
