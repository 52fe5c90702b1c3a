"""Cases of the gate in the JSON format of policy/README.md: read, asked, answered.

A case may come with everything filled in (as `score.py --print` writes it) or as it is stored; in
either form the defaults of case_presets.yaml are laid under it.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from tactful.core.policy import may_contact
from tactful.core.policy.clock import date_of, instant
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.facts import ContactFacts
from tactful.core.policy.question import Question
from tactful.core.policy.tables import tables_for
from tactful.core.policy.verdict import Decision, Verdict
from tactful.practice.policy import reading as read
from tactful.practice.policy.case_facts import facts_of, instant_of
from tactful.practice.policy.configure import config_from, overlay
from tactful.practice.policy.load import (
    default_settings,
    delivery_signals,
    read_data,
    state_table,
)
from tactful.practice.policy.reading import PolicyDataError

Json = Mapping[str, Any]

_OFFSET = re.compile(r"@(now|today)([+-]\d+)([hd])")


def answer(case: Json) -> dict[str, Any]:
    """Ask the gate one case: `{id, decision, reason, retry_at, also_codes, rules}`.

    A case that cannot be read is answered like any unreadable input, with a BLOCK, and with an
    `error` that names the field.
    """
    try:
        facts, config, now = question(case)
    except PolicyDataError as error:
        return {**_answered(case, _UNREADABLE), "error": str(error)}
    except Exception:
        # Whatever else a case contains, it must not pass, and must not end those after it.
        return {**_answered(case, _UNREADABLE), "error": "the case cannot be read"}
    return _answered(case, may_contact(facts, config, state_table(), now=now))


def question(case: Json) -> tuple[ContactFacts, PolicyConfig, datetime]:
    """The facts, configuration and instant of a case, with its defaults filled in.

    Raises PolicyDataError for most of what can be wrong with a case, and now and then another one.
    """
    full = expand(case)
    return facts_of(full), _config_of(full), instant_of(full["now"], "now")


def expand(case: Json) -> dict[str, Any]:
    """Lay the case over the defaults, merge its configuration, resolve offsets from its `now`."""
    presets = read_data("case_presets.yaml")
    given = {name: value for name, value in case.items() if name not in _NOT_INPUT}
    full = read.merge(presets["defaults"], given)
    if "now" not in full:
        raise PolicyDataError("now: missing")
    preset = _preset(full, presets)
    if "actor_role" not in case:
        full["actor_role"] = presets["actor_role"].get(preset, full["actor_role"])
    for path, default in presets["items"].items():
        _lay_under(full, path.split("."), default)
    if "cfg" not in case:
        settings = overlay(default_settings(), presets["presets"][preset])
        full["cfg"] = overlay(settings, full["config"].get("overrides") or {})
        full["cfg"].pop("reviewed_on", None)
    return _resolved(full)


_NOT_INPUT = frozenset({"title", "tags", "expected"})
_UNREADABLE = Verdict(
    Decision.BLOCK, Code.INPUT_INCOMPLETE, rules=REASONS[Code.INPUT_INCOMPLETE].rules
)


def _preset(full: Json, presets: Json) -> str:
    config = read.mapping(full["config"], "config", frozenset({"preset", "overrides"}))
    preset = read.text(config["preset"], "config.preset")
    if preset not in presets["presets"]:
        raise PolicyDataError(f"config.preset: one of {', '.join(presets['presets'])} is expected")
    return preset


def _answered(case: Json, verdict: Verdict) -> dict[str, Any]:
    at = verdict.retry_at
    return {
        "id": _id(case),
        "decision": verdict.decision.value,
        "reason": str(verdict.reason),
        "retry_at": at.isoformat().replace("+00:00", "Z") if at else None,
        "also_codes": [str(code) for code in verdict.also_codes],
        "rules": list(verdict.rules),
    }


def _id(case: Json) -> str | int | None:
    """The case's own id, if it is one that can be written back."""
    id = case.get("id") if isinstance(case, Mapping) else None
    if isinstance(id, str):
        return id.encode("utf-8", "replace").decode("utf-8")
    return id if isinstance(id, int) and not isinstance(id, bool) else None


def _lay_under(full: dict[str, Any], path: list[str], default: Json) -> None:
    holder = full
    for name in path[:-1]:
        holder[name] = dict(read.mapping(holder[name], name))
        holder = holder[name]
    value = holder[path[-1]]
    if isinstance(value, list):
        holder[path[-1]] = [read.merge(default, item) for item in value]
    elif isinstance(value, Mapping):
        holder[path[-1]] = read.merge(default, value)


def _resolved(full: dict[str, Any]) -> dict[str, Any]:
    """Offsets such as @now-1h, @today-30d turned into instants and local dates."""
    now = instant_of(full["now"], "now")
    by_utc: dict[str, Any] = _resolve(full, now, now.date())
    tables = tables_for(_config_of(full), state_table())
    today = date_of(Question(facts_of(by_utc), tables, instant(now), frozenset()).today)
    resolved: dict[str, Any] = _resolve(full, now, today)
    return resolved


def _resolve(value: Any, now: datetime, today: date) -> Any:
    if isinstance(value, Mapping):
        return {key: _resolve(item, now, today) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolve(item, now, today) for item in value]
    match = _OFFSET.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    if match[1] == "now":
        return (now + timedelta(hours=int(match[2]))).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (today + timedelta(days=int(match[2]))).isoformat()


def _config_of(full: Json) -> PolicyConfig:
    return _config(json.dumps(full["cfg"], sort_keys=True))


@lru_cache(maxsize=256)
def _config(settings: str) -> PolicyConfig:
    """One configuration object per set of settings, so that its tables are worked out once."""
    return config_from(json.loads(settings), delivery_signals())
