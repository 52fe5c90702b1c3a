"""Settings: what a role may change is a new version at once; a legal rule that would be let
further becomes a request, which a second person approves (policy.md, header)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction

from tactful.audit.actions import Happened, record
from tactful.practice.actions.faults import NotYours, RuleFault, StaleSettings
from tactful.practice.authority import approvers, has_compliance, may_move, role_of, who_moves
from tactful.practice.bounds import bound_of, refusal
from tactful.practice.models import Loosening, LooseningEnd, Practice, SettingsVersion
from tactful.practice.plain import differences, plain, with_changes
from tactful.practice.queries import loosenings_in_force, loosenings_waiting, stored_settings
from tactful.practice.settings import settings_from
from tactful.records import lock_one
from tactful.turns import rules_change

LONE_WAIT: Final = timedelta(hours=24)
"""Where one person is all there is, what they let through waits and is seen meanwhile (house)."""
_LONGEST_REASON: Final = 300


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a change: the new version, if anything holds at once, and what was asked."""

    version: SettingsVersion | None = None
    asked: tuple[Loosening, ...] = ()


@transaction.atomic
def change_settings(
    practice: Practice,
    values: Mapping[str, Any],
    *,
    by: str,
    now: datetime,
    reason: str = "",
    until: datetime | None = None,
    seen: int | None = None,
) -> Changed:
    """Write the next version: all stored values, not a difference. Raises SettingsFault.

    Of these values, any that lets a legal rule further than it was shipped is asked for instead
    (a Loosening), with `reason` and an end at `until`, at most a year ahead; the rest holds at
    once. `seen` is the version that was looked at: where another has come since, StaleSettings
    and nothing is written. NotYours for a role that may not, RuleFault for what nobody may.
    """
    settings_from(values, timezone=practice.timezone)
    lock_one(Practice.objects.filter(pk=practice.pk))
    newest = _newest(practice)
    if seen not in (None, newest):
        raise StaleSettings("Someone else just changed the settings; look again.")
    change = _Change(practice, values, by=by, now=now, reason=" ".join(reason.split()), until=until)
    change.check()
    change.end_what_is_tightened()
    asked = tuple(change.ask(path) for path in change.legal)
    if change.legal and len(change.legal) == len(change.moved):
        return Changed(None, asked)
    return Changed(write_version(practice, change.at_once(), by=by, now=now, reason=reason), asked)


def write_version(
    practice: Practice, values: Mapping[str, Any], *, by: str, now: datetime, reason: str
) -> SettingsVersion:
    """The next version, whatever it holds; the caller has checked who may."""
    rules_change(practice.pk)
    version = SettingsVersion(
        practice=practice,
        number=_newest(practice) + 1,
        values=dict(values),
        made_by=by,
        made_at=now,
        reason=reason,
    )
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError:
        raise StaleSettings("Someone else just changed the settings; look again.") from None
    detail = {"version": version.number, "settings": sorted(values)}
    record(practice.pk, [Happened(by, "settings changed", detail=detail)], now=now)
    return version


def end(loosening: Loosening, why: LooseningEnd, *, by: str, now: datetime, note: str = "") -> None:
    """Let a loosening be over from now on, or never begin; the caller holds the practice."""
    loosening.ended_at, loosening.ended_by, loosening.ended_why = now, by, why
    if note:
        loosening.note = note
    loosening.save(update_fields=["ended_at", "ended_by", "ended_why", "note"])
    tell(loosening, f"loosening {why}", by=by, now=now)


def nobody_is_alone_any_more(practice: Practice, *, by: str, now: datetime) -> None:
    """Let what one person alone asked for wait for a second one, now that there is one; the
    caller holds the practice, and has just changed who works here."""
    here = approvers(practice)
    counting = loosenings_waiting(practice, now).filter(starts_at__gt=now)
    for loosening in [one for one in counting if here - {one.asked_by}]:
        loosening.starts_at = None
        loosening.save(update_fields=["starts_at"])
        tell(loosening, "loosening needs a second person", by=by, now=now)


def tell(loosening: Loosening, action: str, *, by: str, now: datetime) -> None:
    """Write down what became of a loosening: which setting, which rule, until when."""
    detail = {
        "setting": loosening.path,
        "rule": loosening.rule,
        "until": loosening.expires_at.isoformat(timespec="minutes"),
    }
    happened = Happened(by, action, f"loosening:{loosening.uid}", detail)
    record(loosening.practice_id, [happened], now=now)


def pause_sending(practice: Practice, *, by: str, now: datetime) -> bool:
    """Let no reminder leave until `resume_sending`; answers still do. False if so already."""
    return _set_paused(practice, True, by=by, now=now, reason="sending stopped")


def resume_sending(practice: Practice, *, by: str, now: datetime) -> bool:
    """Let reminders leave again, each after the gate was asked anew; False if they did."""
    return _set_paused(practice, False, by=by, now=now, reason="sending goes on")


class _Change:
    """What somebody wants of the settings, sorted by what it needs."""

    def __init__(
        self,
        practice: Practice,
        values: Mapping[str, Any],
        *,
        by: str,
        now: datetime,
        reason: str,
        until: datetime | None,
    ) -> None:
        self.practice, self.values, self.by, self.now = practice, values, by, now
        self.reason, self.until = reason, until
        self.moved = differences(plain(stored_settings(practice)), plain(values))
        self.looser = [path for path, (was, will) in self.moved.items() if _looser(path, was, will)]
        self.legal = [
            path
            for path, (was, will) in self.moved.items()
            if bound_of(path).needs_second(before=was, after=will)
        ]
        self.others = approvers(practice) - {by}

    def check(self) -> None:
        """Raises what stands against it: a rule, the role, a missing reason or end."""
        for path, (_, wanted) in self.moved.items():
            if said := refusal(path, wanted):
                raise RuleFault(path, said)
        self._check_role()
        if self.looser and not self.reason:
            raise RuleFault("reason", "Say why: this lets more through than now.")
        if len(self.reason) > _LONGEST_REASON:
            raise RuleFault("reason", f"At most {_LONGEST_REASON} characters.")
        if self.legal:
            self._check_until()
            self._check_waiting()

    def at_once(self) -> dict[str, Any]:
        """The values that hold from now on: all but the legal ones, which stay as they were."""
        if not self.legal:
            return dict(self.values)
        return with_changes(self.values, {path: self.moved[path][0] for path in self.legal})

    def end_what_is_tightened(self) -> None:
        """A tighter value holds at once, whatever somebody approved before."""
        tighter = {path for path in self.moved if path not in self.looser}
        for loosening in [
            *loosenings_in_force(self.practice, self.now).filter(path__in=tighter),
            *loosenings_waiting(self.practice, self.now).filter(path__in=tighter),
        ]:
            end(loosening, LooseningEnd.TIGHTENED, by=self.by, now=self.now)

    def ask(self, path: str) -> Loosening:
        assert self.until is not None
        before, wanted = self.moved[path]
        asked = Loosening.objects.create(
            practice=self.practice,
            path=path,
            before=before,
            wanted=wanted,
            rule=bound_of(path).rule_id,
            reason=self.reason,
            asked_by=self.by,
            asked_at=self.now,
            expires_at=self.until,
            starts_at=None if self.others else self.now + LONE_WAIT,
        )
        tell(asked, "loosening asked", by=self.by, now=self.now)
        return asked

    def _check_role(self) -> None:
        role, compliance = role_of(self.practice, self.by), has_compliance(self.practice)
        for path in self.moved:
            bound = bound_of(path)
            if not may_move(bound, role, has_compliance=compliance):
                who = who_moves(bound, has_compliance=compliance)
                raise NotYours(f"{path}: only {who} may change this")

    def _check_until(self) -> None:
        begins = self.now if self.others else self.now + LONE_WAIT
        if self.until is None:
            raise RuleFault("until", "Say until when: a legal rule is loosened for a time only.")
        if self.until <= begins:
            raise RuleFault("until", "It would be over before it begins; name a later day.")
        if self.until > a_year_after(self.now):
            raise RuleFault("until", "At most a year ahead; it can be asked for again.")

    def _check_waiting(self) -> None:
        waiting = loosenings_waiting(self.practice, self.now).filter(path__in=self.legal).first()
        if waiting is not None:
            raise RuleFault(
                waiting.path, "This was asked for already; decide or withdraw that first."
            )


def a_year_after(moment: datetime) -> datetime:
    """The same instant a year later; the last of February where there is no 29th."""
    try:
        return moment.replace(year=moment.year + 1)
    except ValueError:
        return moment.replace(year=moment.year + 1, day=28)


def _looser(path: str, before: Any, after: Any) -> bool:
    return bound_of(path).is_looser(after, before)


def _newest(practice: Practice) -> int:
    versions = SettingsVersion.objects.filter(practice=practice).order_by("-number")
    return versions.values_list("number", flat=True).first() or 0


@transaction.atomic
def _set_paused(practice: Practice, paused: bool, *, by: str, now: datetime, reason: str) -> bool:
    lock_one(Practice.objects.filter(pk=practice.pk))
    values = stored_settings(practice)
    if settings_from(values, timezone=practice.timezone).sending_paused is paused:
        return False
    values = {**values, "sending_paused": paused}
    write_version(practice, values, by=by, now=now, reason=reason)
    return True
