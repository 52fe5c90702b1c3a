"""What becomes of a loosening that was asked for: a second person decides, anybody ends it."""

from datetime import datetime

from django.db import transaction

from tactful.audit.models import AuditEntry
from tactful.practice.actions.faults import AlreadyDecided, LooseningFault, NotYours
from tactful.practice.actions.settings import LONE_WAIT, end, tell, write_version
from tactful.practice.authority import approvers, has_compliance, may_approve, may_move, role_of
from tactful.practice.bounds import bound_of
from tactful.practice.models import Loosening, LooseningEnd, Practice
from tactful.practice.plain import at, plain, with_changes
from tactful.practice.queries import loosenings_in_force, stored_settings
from tactful.practice.settings import SettingsFault, settings_from
from tactful.records import lock_one

_LONGEST_NOTE = 300
_GIVES_ACCESS = ("staff added", "role changed", "password renewed")


@transaction.atomic
def approve_loosening(loosening: Loosening, *, by: str, now: datetime, note: str = "") -> Loosening:
    """Let it take effect now, until its end. Raises NotYours for whoever asked and for anybody
    who is not owner or compliance here any more, AlreadyDecided where it waits no longer."""
    found = _waiting(loosening, now=now)
    _second_person(found, by)
    _not_made_by_the_asker(found, by, now=now)
    _still_possible(found)
    for other in loosenings_in_force(found.practice, now).filter(path=found.path):
        end(other, LooseningEnd.REPLACED, by=by, now=now)
    found.approved_by, found.approved_at, found.note = by, now, _note(note)
    found.starts_at = now
    found.save(update_fields=["approved_by", "approved_at", "note", "starts_at"])
    tell(found, "loosening approved", by=by, now=now)
    _begin(found, by=by, now=now)
    return found


@transaction.atomic
def decline_loosening(loosening: Loosening, *, by: str, now: datetime, note: str) -> Loosening:
    """Let it not take effect; the note says why. Raises as `approve_loosening` does."""
    found = _waiting(loosening, now=now)
    _second_person(found, by)
    if not _note(note):
        raise LooseningFault("Say why not: whoever asked will read it.")
    end(found, LooseningEnd.DECLINED, by=by, now=now, note=_note(note))
    return found


@transaction.atomic
def withdraw_loosening(loosening: Loosening, *, by: str, now: datetime) -> Loosening:
    """Take back what was asked for before it takes effect: whoever asked, owner, compliance."""
    found = _waiting(loosening, now=now)
    if by != found.asked_by and by not in approvers(found.practice):
        raise NotYours("Whoever asked may withdraw this, and the owner and compliance.")
    end(found, LooseningEnd.WITHDRAWN, by=by, now=now)
    return found


@transaction.atomic
def end_loosening(loosening: Loosening, *, by: str, now: datetime) -> Loosening:
    """End it before its time, from now on: tightening needs one person whose role may."""
    found = _held(loosening)
    _may_end(found, by)
    if found.ended_at is not None or found.expires_at <= now:
        raise AlreadyDecided("This is over already.")
    if found.starts_at is None or found.starts_at > now:
        raise AlreadyDecided("This has not begun; withdraw it instead.")
    end(found, LooseningEnd.ENDED, by=by, now=now)
    return found


def begin_loosenings(now: datetime, limit: int) -> int:
    """Let what waits be looked at again where a loosening began by itself, after its day of
    waiting; the gate goes by its instants, so that this may be late. Returns how many began."""
    due = Loosening.objects.filter(
        starts_at__lte=now, expires_at__gt=now, begun=False, ended_at=None
    )
    begun = 0
    for loosening in due.select_related("practice").order_by("starts_at", "id")[:limit]:
        with transaction.atomic():
            found = _held(loosening)
            if not found.begun and found.ended_at is None:
                _begin(found, by=found.asked_by, now=now)
                begun += 1
    return begun


def _begin(loosening: Loosening, *, by: str, now: datetime) -> None:
    """A new version of the same values: by its number, what was deferred is looked at again."""
    loosening.begun = True
    loosening.save(update_fields=["begun"])
    values = stored_settings(loosening.practice)
    reason = f"{loosening.rule} is loosened for a time: {loosening.reason}"[:300]
    write_version(loosening.practice, values, by=by, now=now, reason=reason)


def _held(loosening: Loosening) -> Loosening:
    """As it is now; nobody else changes settings or who works here meanwhile."""
    lock_one(Practice.objects.filter(pk=loosening.practice_id))
    found: Loosening = Loosening.objects.select_related("practice").get(pk=loosening.pk)
    return found


def _waiting(loosening: Loosening, *, now: datetime) -> Loosening:
    found = _held(loosening)
    if found.ended_at is not None:
        raise AlreadyDecided(f"This was {found.get_ended_why_display()} a moment ago.")
    if found.starts_at is not None and found.starts_at <= now:
        raise AlreadyDecided("This is in force already; somebody else was faster.")
    if found.expires_at <= now:
        raise AlreadyDecided("Its last day is over; it has to be asked for again.")
    return found


def _second_person(loosening: Loosening, by: str) -> None:
    if by == loosening.asked_by:
        raise NotYours("Somebody else must decide what you asked for.")
    if not may_approve(loosening.practice, by, asked_by=loosening.asked_by):
        raise NotYours("Only the owner or compliance decides this.")


def _not_made_by_the_asker(loosening: Loosening, by: str, *, now: datetime) -> None:
    """One person with two accounts is no second person: whoever the asker let in, or whose role or
    password they changed, approves only after the time that one person alone would wait."""
    given = AuditEntry.objects.filter(
        practice_id=loosening.practice_id,
        subject=by,
        actor=loosening.asked_by,
        action__in=_GIVES_ACCESS,
        at__gt=now - LONE_WAIT,
    )
    if given.exists():
        raise LooseningFault(
            "Whoever asked gave you this account, role or password within the last day. Decide a "
            "day after that, or let somebody else."
        )


def _may_end(loosening: Loosening, by: str) -> None:
    practice, bound = loosening.practice, bound_of(loosening.path)
    if by in approvers(practice):
        return
    if not may_move(bound, role_of(practice, by), has_compliance=has_compliance(practice)):
        raise NotYours("Only the owner, compliance or whoever may change the setting ends this.")


def _still_possible(loosening: Loosening) -> None:
    """Whether the setting is still as it was when somebody asked."""
    stored = stored_settings(loosening.practice)
    if at(plain(stored), loosening.path) != loosening.before:
        raise AlreadyDecided("The setting was changed since; it has to be asked for again.")
    try:
        values = with_changes(stored, {loosening.path: loosening.wanted})
        settings_from(values, timezone=loosening.practice.timezone)
    except SettingsFault:
        raise LooseningFault("This value can no longer be used; decline it.") from None


def _note(note: str) -> str:
    return " ".join(note.split())[:_LONGEST_NOTE]
