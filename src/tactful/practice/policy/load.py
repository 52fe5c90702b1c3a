"""The contact policy as shipped, read once per process. Needs neither Django nor a database.

config = configure({"clinic": {"tz": "America/Chicago"}})
may_contact(facts, config, state_table(), now=now)
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.delivery import DeliverySignals
from tactful.core.policy.states import StateTable
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


@lru_cache(maxsize=8)
def read_data(name: str) -> Mapping[str, Any]:
    """One of the shipped files, as plain data. Not to be changed by whoever reads it."""
    source = files("tactful.practice.policy").joinpath(name).read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(source)
    return data
