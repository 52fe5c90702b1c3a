"""The contact policy as shipped, read once per process. Needs neither Django nor a database.

config = configure({"clinic": {"tz": "America/Chicago"}})
may_contact(facts, config, state_table(), now=now)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.delivery import DeliverySignals
from tactful.core.policy.states import Review, StateTable
from tactful.practice.policy import reading as read
from tactful.practice.policy.configure import config_from, overlay
from tactful.practice.policy.reading import PolicyDataError
from tactful.practice.policy.tables import Rule, delivery_from, rules_from, states_from

__all__ = [
    "PolicyDataError",
    "configure",
    "default_config",
    "default_settings",
    "delivery_signals",
    "read_data",
    "rules",
    "state_table",
    "to_review",
]


def configure(changes: Mapping[str, Any]) -> PolicyConfig:
    """The product's policy with a practice's own changes, in the words of config.yaml.

    Keep and reuse what this returns: the gate works out its tables once per object. Raises
    PolicyDataError for a setting that is unknown or unreadable.
    """
    return config_from(overlay(default_settings(), changes), delivery_signals())


@lru_cache(maxsize=1)
def default_config() -> PolicyConfig:
    """The policy of a new practice."""
    return configure({})


def default_settings() -> Mapping[str, Any]:
    """The same as plain settings, to show or to lay changes over."""
    return read_data("config.yaml")


@lru_cache(maxsize=1)
def state_table() -> StateTable:
    """What the states add."""
    return states_from(read_data("states.yaml"))


@lru_cache(maxsize=1)
def delivery_signals() -> DeliverySignals:
    """What carriers, mailboxes and the post tell us."""
    return delivery_from(read_data("delivery.yaml"))


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """The rules behind the reason codes, by id."""
    return rules_from(read_data("rules.yaml"))


@dataclass(frozen=True, slots=True)
class ToReview:
    """A part of the policy data that somebody should read again: a file, or a state inside one.

    Once a state is `expired`, no texts and calls go to people there (policy.md, section 9).
    """

    name: str
    reviewed_on: date
    age_d: int
    review: Review


DATA_FILES = ("states.yaml", "rules.yaml", "delivery.yaml", "config.yaml")


def to_review(on: date, table: StateTable | None = None) -> tuple[ToReview, ...]:
    """What was last read more than a year before a date: files first, then states by code.

    Empty while everything is young. States read with the whole file are not named one by one.
    """
    table = table or state_table()
    dates = {name: read.day(read_data(name)["reviewed_on"], name) for name in DATA_FILES}
    dates["states.yaml"] = table.reviewed_on
    dates |= {
        code: rules.reviewed_on for code, rules in sorted(table.states.items()) if rules.reviewed_on
    }
    found = (
        ToReview(name, read_on, (on - read_on).days, table.review_of_date(read_on, on))
        for name, read_on in dates.items()
    )
    return tuple(item for item in found if item.review is not Review.FRESH)


@lru_cache(maxsize=8)
def read_data(name: str) -> Mapping[str, Any]:
    """One of the shipped files, as plain data. Not to be changed by whoever reads it."""
    source = files("tactful.practice.policy").joinpath(name).read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(source)
    return data
