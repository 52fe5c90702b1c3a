"""How many accounts the lists of the sheet hold, where counting them costs next to nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from tactful.ledger.models import Balance
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.asked import Asked, Show
from tactful.reports.sheet import Totals, few_totals
from tactful.reports.sheet_rules import FEW, Rules, rules_of
from tactful.reports.worklist import Lane, lane_totals


@dataclass(frozen=True, slots=True)
class Counts:
    """What all accounts owe together, and how many some lists hold; a long one is not counted."""

    everybody: Totals
    by_list: dict[Show, int]
    mine: int

    @property
    def today(self) -> int:
        return self.by_list[Show.TODAY]


def counts(practice: Practice, *, on: date, staff_uid: str) -> Counts:
    """Count the lists: in a large practice those of a person's work, in others all of them."""
    settings, everybody = settings_of(practice), _everybody(practice)

    def rules(asked: Asked) -> Rules:
        return rules_of(practice, settings, asked, on)

    found = {Show.TODAY: _with_work(rules(Asked(Show.TODAY)))}
    if everybody.accounts <= FEW:
        lanes = lane_totals(practice, on=on)
        found |= {_LANES[lane]: total.accounts for lane, total in lanes.items()}
        found[Show.TOP] = sum(total.top for total in lanes.values())
        for show in (Show.PROMISES, Show.DISPUTES, Show.PAID):
            if totals := few_totals(rules(Asked(show))):
                found[show] = totals.accounts
    mine = _with_work(rules(Asked(Show.WORK, owner=staff_uid)))
    return Counts(everybody, found, mine)


def _everybody(practice: Practice) -> Totals:
    """One walk along an index that holds the balances."""
    owing = Balance.objects.filter(practice=practice, balance_cents__gt=0)
    sums = owing.aggregate(accounts=Count("*"), cents=Coalesce(Sum("balance_cents"), 0))
    return Totals(sums["accounts"], sums["cents"])


def _with_work(rules: Rules) -> int:
    return rules.work().values("guarantor_id").distinct().count()


_LANES: Final = {Lane.READY: Show.READY, Lane.INSURANCE: Show.INSURANCE, Lane.HELD: Show.HELD}
