"""The shipped policy: complete, readable, and the same facts as the reviewed source."""

import json
from dataclasses import astuple, replace
from datetime import date, timedelta

import pytest
import yaml
from tests.shared import SHARED, needs_shared

from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.config import EVERY_DAY, clamp
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.order import PLANS, STEPS
from tactful.core.policy.states import Review
from tactful.core.vocabulary import Category
from tactful.practice.policy.cases import expand
from tactful.practice.policy.load import (
    DATA_FILES,
    PolicyDataError,
    configure,
    default_config,
    delivery_signals,
    read_data,
    rules,
    state_table,
    to_review,
)

FOLDER = SHARED / "policy"


def source(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def test_a_new_practice_starts_with_every_risky_switch_off():
    config = default_config()
    assert not config.ai_voice
    assert not config.reassigned_check
    assert not config.landline_exemption
    assert not config.number_on_intake_is_sms_consent
    assert config.state_table_enabled
    assert config.states_off == frozenset()
    assert None not in astuple(config.caps)


def test_the_shipped_policy_is_inside_its_own_limits():
    config = default_config()
    assert clamp(config) == (config, ())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"caps": {"phone_8d": 2}}, "caps: unknown phone_8d"),
        ({"texting": True}, "policy: unknown texting"),
        ({"caps": {"phone_7d": "two"}}, "caps.phone_7d: a whole number is expected"),
        ({"caps": {"phone_7d": True}}, "caps.phone_7d: a whole number is expected"),
        ({"caps": {"phone_7d": -1}}, "caps.phone_7d: a whole number is expected"),
        ({"cooldown": {"dispute_d": None}}, "cooldown.dispute_d: a whole number is expected"),
        ({"cooldown": 7}, "cooldown: a mapping is expected"),
        ({"ai_voice": "yes"}, "ai_voice: true or false is expected"),
        ({"min_balance": "ten"}, "min_balance: a number is expected"),
        ({"min_balance": "NaN"}, "min_balance: a number is expected"),
        ({"sms_consent": "none"}, "sms_consent: evidence or number_on_intake is expected"),
        ({"clinic": {"tz": "Chicago"}}, "clinic.tz: an IANA zone"),
        ({"clinic": {"tz": None}}, "clinic.tz: text is expected"),
        ({"hard_window": ["21:00", "08:00"]}, "hard_window: the end must be later"),
        ({"hard_window": "all day"}, "hard_window: a start and an end"),
        ({"clinic_windows": {"sms": {"mon": ["9", "17:00"]}}}, "clinic_windows.sms.mon: a time"),
        ({"clinic_windows": {"sms": {"mo": None}}}, "clinic_windows.sms: unknown mo"),
        ({"clinic_windows": {"fax": {}}}, "clinic_windows: unknown fax"),
        ({"channels_enabled": {"portal": True}}, "channels_enabled: unknown portal"),
        ({"state_table": {"off": "KY"}}, "state_table.off: a list is expected"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(changes, said):
    with pytest.raises(PolicyDataError) as refused:
        configure(changes)
    assert str(refused.value).startswith(said)


def test_changing_one_day_leaves_the_others():
    config = configure({"clinic_windows": {"sms": {"sat": "closed"}}})
    assert config.clinic_windows.sms[5] is None
    assert config.clinic_windows.sms[:5] == default_config().clinic_windows.sms[:5]


def test_every_code_has_words_and_a_step_and_every_rule_is_explained():
    assert set(REASONS) == set(Code)
    in_steps = [code for step in STEPS for code in step.codes]
    assert len(in_steps) == len(set(in_steps))
    assert set(Code) - set(in_steps) == {Code.OK, Code.NO_WINDOW_FOUND}
    assert {rule for reason in REASONS.values() for rule in reason.rules} <= set(rules())
    assert set(PLANS) == set(Category)


def test_codes_are_declared_in_the_order_of_the_steps():
    in_steps = [code for step in STEPS for code in step.codes]
    assert in_steps == [code for code in Code if code in set(in_steps)]


def test_every_rule_the_gate_keeps_is_cited_by_a_code_and_the_others_say_what_keeps_them():
    for rule in rules().values():
        if rule.held == "gate":
            assert rule.codes, rule.id
        else:
            assert rule.held in {"product", "practice", "not_done"}, rule.id
            assert rule.held_by.endswith("."), rule.id
            assert not rule.codes, rule.id
        assert rule.held_by.startswith("Not done by Tactful") is (rule.held == "not_done"), rule.id


def test_every_rule_can_be_read_and_says_when_somebody_last_read_it():
    for rule in rules().values():
        assert rule.text.endswith("."), rule.id
        assert rule.confidence[0] in "HML", rule.id
        assert rule.reviewed_on is not None
        assert rule.reviewed_on >= date(2026, 11, 22), rule.id


@needs_shared
def test_no_rule_of_the_policy_is_left_out_and_none_is_copied():
    given = {rule["id"]: rule for rule in source("rules.yaml")["rules"]}
    assert set(rules()) == set(given)
    for id, rule in given.items():
        assert rule["text"].strip(".").lower() not in rules()[id].text.lower(), id


def test_every_rule_says_who_may_move_it():
    for rule in rules().values():
        assert rule.firm in {"always", "third_party", "where_it_applies", "setting", "person"}
        assert rule.kind in {"law", "carrier", "practice"}
        assert (rule.role in {"CA", "CO", "BM"}) is (rule.firm == "setting"), rule.id
        assert rule.kind != "law" or rule.source, rule.id


def test_the_state_table_says_when_it_must_be_read_again():
    table = state_table()
    reviewed = table.reviewed_on
    assert table.review(reviewed + timedelta(days=365)) is Review.FRESH
    assert table.review(reviewed + timedelta(days=366)) is Review.DUE
    assert table.review(reviewed + timedelta(days=540)) is Review.DUE
    assert table.review(reviewed + timedelta(days=541)) is Review.EXPIRED


def test_a_state_that_was_read_by_itself_has_its_own_date():
    table = state_table()
    read_again = replace(table.states["FL"], reviewed_on=date(2027, 11, 1))
    table = replace(table, states={**table.states, "FL": read_again})
    on = table.reviewed_on + timedelta(days=541)
    assert (table.review_of("FL", on), table.review_of("GA", on)) == (Review.FRESH, Review.EXPIRED)
    assert table.read_on("FL") == date(2027, 11, 1)


def test_a_year_later_every_file_is_named_with_its_age():
    assert to_review(date(2026, 11, 24)) == ()
    found = to_review(date(2028, 1, 1))
    assert [item.name for item in found] == list(DATA_FILES)
    assert {(item.age_d, item.review) for item in found} == {(405, Review.DUE)}
    table = state_table()
    old = {**table.states, "FL": replace(table.states["FL"], reviewed_on=date(2025, 5, 1))}
    (only,) = to_review(date(2026, 11, 24), replace(table, states=old))
    assert (only.name, only.age_d, only.review) == ("FL", 572, Review.EXPIRED)


@needs_shared
def test_what_states_add_about_medical_debt_is_that_of_the_policy():
    shipped = read_data("states.yaml")["states"]
    for code, given in source("states.yaml")["states"].items():
        ours, wanted = shipped[code].get("medical_debt"), given.get("medical_debt")
        assert (ours is None) is (wanted is None), code
        if ours and wanted:
            assert ours.get("no_credit_reporting") is wanted["no_credit_reporting"], code
            assert ours["confidence"] == wanted["conf"].split("/")[0], code


def test_area_codes_that_span_zones_are_known_with_their_overlays():
    table = state_table()
    assert table.multi_zone_area_codes["850"] == table.multi_zone_area_codes["448"]
    assert "888" in table.toll_free_area_codes
    assert table.zip_zones["86515"] == ("America/Denver",)


@needs_shared
def test_the_order_of_steps_and_the_rules_behind_codes_are_those_of_the_policy():
    given = source("rules.yaml")
    wanted = {step["step"]: step["codes"] for step in given["gate_steps"]}
    # A colleague at work on the account is our own addition.
    ours = {
        step.id: [code.value for code in step.codes if code is not Code.WITH_PERSON]
        for step in STEPS
    }
    assert list(ours.items()) == list(wanted.items())
    for code, wanted in given["code_rules"].items():
        # Where the policy leaves a code without a rule, or names one only, ours may name more.
        assert list(REASONS[Code(code)].rules[: len(wanted)]) == wanted, code


@needs_shared
def test_each_category_meets_the_steps_of_the_policy():
    for category, given in source("rules.yaml")["category_steps"].items():
        steps = given["steps"]
        wanted = {step.id for step in STEPS} if steps == "all" else set(steps)
        if category == "REQUIRED_NOTICE":
            wanted.add("9")  # letters only
        assert PLANS[Category(category)].ids == wanted


@needs_shared
def test_states_have_the_windows_limits_and_zones_of_the_policy():
    given = source("states.yaml")["states"]
    table = state_table().states
    assert table.keys() == given.keys()
    for code, state in given.items():
        ours = table[code]
        assert list(ours.zones) == state["zones"], code
        assert ours.windows == week(state["windows"]), code
        auto = state["auto_voice"]
        assert ours.auto_voice == (week(auto["windows"]) if auto else None), code
        assert (ours.holidays is not None) is state["holiday_ban"], code
        limits = state.get("creditor_limits", []) + state["caps"]
        counted = [limit for limit in limits if "max" in limit]
        assert {
            (limit.most, limit.days, limit.hours, limit.count, limit.past_due_over)
            for limit in ours.creditor_limits + ours.caps
        } == {
            (
                limit["max"],
                limit.get("days"),
                limit.get("hours"),
                frozenset(map(GateChannel, limit["count"])),
                limit.get("applies_when", {}).get("days_past_due_over"),
            )
            for limit in counted
        }, code
        assert len(ours.written_consents) == len(limits) - len(counted), code


def week(given):
    def window(value):
        return value and tuple(int(t[:2]) * 60 + int(t[3:]) for t in value)

    return (window(given["mon_fri"]),) * 5 + (window(given["sat"]), window(given["sun"]))


@needs_shared
def test_delivery_signals_are_those_of_the_policy():
    given = {error["id"]: error for error in source("delivery_errors.yaml")["errors"]}
    ours = {rule.id: rule for rule in delivery_signals().rules}
    assert ours.keys() == given.keys()
    for id, error in given.items():
        rule = ours[id]
        assert rule.channels == frozenset(map(GateChannel, error["channels"]))
        assert rule.signals == frozenset(error.get("signals", ()))
        assert rule.revokes == frozenset(error.get("revoke", ()))
        assert rule.back_off_s == tuple(hour * 3600 for hour in error.get("backoff_hours", ()))
        assert rule.stop_after_days == error.get("stop_after_days")


@needs_shared
def test_presets_for_cases_are_those_of_the_policy():
    given = json.loads((FOLDER / "presets.json").read_text(encoding="utf-8"))
    for name, preset in given["presets"].items():
        case = {"now": "2026-11-23T15:00:00Z", "channel": "sms", "config": {"preset": name}}
        full = expand(case)
        assert full["actor_role"] == given["preset_actor_role"].get(name, "first")
        assert configured(full["cfg"]) == configured(preset)


def configured(settings):
    return configure({key: value for key, value in settings.items() if key != "version"})


def test_a_state_without_a_word_in_the_table_is_open_from_eight_to_nine():
    assert state_table().states["NY"].windows == EVERY_DAY
    assert state_table().reviewed_on >= date(2026, 11, 22)
