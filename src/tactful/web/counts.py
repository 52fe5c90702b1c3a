"""What stands beside the names in the bar: how much waits for a person. Index ranges only."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from tactful.conversations.queries import waiting_count
from tactful.practice.models import Loosening, Practice, SettingsVersion
from tactful.practice.queries import loosenings_waiting, settings_of
from tactful.reports.actors import actor_names
from tactful.reports.attention import needing_count
from tactful.web.settings.fields import label_of


def needing_a_person(practice: Practice, *, on: date) -> int:
    """How many accounts need a person before the day is over; one query."""
    return needing_count(practice, on=on)


def waiting_replies(practice: Practice) -> int:
    """How many messages came in and were not looked at yet; one query of a partial index."""
    return waiting_count(practice)


@dataclass(frozen=True, slots=True)
class Stopped:
    """That no reminder leaves the house: since when, and who stopped it."""

    at: datetime
    by: str


def sending_stopped(practice: Practice) -> Stopped | None:
    """Whether all sending was stopped; one query on an ordinary day."""
    if not settings_of(practice).sending_paused:
        return None
    stops = SettingsVersion.objects.filter(practice=practice, values__sending_paused=True)
    version = stops.filter(reason="sending stopped").order_by("-number").first()
    if version is None:
        version = stops.order_by("-number")[0]
    return Stopped(version.made_at, actor_names([version.made_by])[version.made_by])


class Waiting:
    """What one request shows of all this, in its bar and on its page; each is asked for once."""

    def __init__(self, practice: Practice, on: date, now: datetime) -> None:
        self.practice, self.on, self.now = practice, on, now

    @cached_property
    def people(self) -> int:
        """Accounts that need a person before the day is over."""
        return needing_a_person(self.practice, on=self.on)

    @cached_property
    def replies(self) -> int:
        """Messages nobody has looked at yet."""
        return waiting_replies(self.practice)

    @cached_property
    def loosening(self) -> list[tuple[Loosening, str]]:
        """Legal rules about to be loosened by one person alone, each with what its setting is
        called; every page says so meanwhile."""
        alone = loosenings_waiting(self.practice, self.now).exclude(starts_at=None)
        return [(one, label_of(one.path)) for one in alone]

    @cached_property
    def stopped(self) -> Stopped | None:
        """That all sending is stopped, if it is."""
        return sending_stopped(self.practice)
