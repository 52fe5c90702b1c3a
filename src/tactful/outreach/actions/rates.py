"""How much a provider still takes: per minute, per carrier's day, and not at all while it fails."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.core.vocabulary import Channel
from tactful.outreach.models import RateBucket
from tactful.practice.models import Practice
from tactful.practice.settings import Rates
from tactful.records import lock_one

# Carriers reset their daily count at midnight Pacific (policy.md R115).
_CARRIER_ZONE: Final = ZoneInfo("America/Los_Angeles")
_PER_DAY: Final = {Channel.SMS: 2_000}

_FIRST_PAUSE: Final = timedelta(minutes=1)
_LONGEST_PAUSE: Final = timedelta(minutes=15)
FAILURES_TO_PAUSE: Final = 3
"""So many hand-overs in a row that never reached the provider, and the rest waits."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be handed over now; `day_is_full` is for the gate, which then names the day."""

    bucket: RateBucket
    touches: int
    day_is_full: bool


def allowance(practice: Practice, channel: Channel, rates: Rates, *, now: datetime) -> Allowance:
    """Lock the bucket of this practice and channel, refill it, and say what it still holds."""
    per_minute = _per_minute(rates, channel)
    bucket, made = RateBucket.objects.get_or_create(
        practice=practice,
        channel=channel,
        defaults={"tokens": per_minute, "per_minute": per_minute, "refilled_at": now},
    )
    if not made:
        bucket = lock_one(RateBucket.objects.filter(pk=bucket.pk))
    _refill(bucket, per_minute, now)
    if bucket.stopped_at is not None or (bucket.resumes_at or now) > now:
        return Allowance(bucket, 0, False)
    most = _PER_DAY.get(channel)
    left_today = per_minute if most is None else most - bucket.handed_over_on_day
    if left_today <= 0:
        return Allowance(bucket, per_minute, True)
    return Allowance(bucket, max(0, min(int(bucket.tokens), left_today)), False)


def debit(bucket: RateBucket, touches: int) -> None:
    """Take so many hand-overs out of a locked bucket."""
    bucket.tokens = max(0.0, bucket.tokens - touches)
    bucket.handed_over_on_day += touches
    bucket.save()


def provider_failed(
    practice: Practice, channel: Channel, *, until: datetime | None, now: datetime
) -> None:
    """Let everything for this provider wait: a minute, then twice as long each time it fails.

    `until` is when the provider itself asked us to come back, if it said.
    """
    bucket = lock_one(RateBucket.objects.filter(practice=practice, channel=channel))
    pause = min(_FIRST_PAUSE * 2 ** min(bucket.failures, 10), _LONGEST_PAUSE)
    bucket.failures += 1
    bucket.resumes_at = max(until or now, now + pause)
    bucket.save()


@transaction.atomic
def stop_channel(practice: Practice, channel: Channel, *, code: str, now: datetime) -> bool:
    """Hand nothing to a provider that refused our own sender; False where it was so already.

    What waits keeps waiting. Trying on would only make our name worse (policy.md, 5.7.x, 30034).
    """
    bucket, _ = RateBucket.objects.get_or_create(
        practice=practice,
        channel=channel,
        defaults={"tokens": 0, "per_minute": 0, "refilled_at": now},
    )
    running = RateBucket.objects.filter(pk=bucket.pk, stopped_at=None)
    done = bool(running.update(stopped_code=code[:40], stopped_at=now))
    if done:
        _write_down(practice, channel, "channel stopped", "worker", now, code=code[:40])
    return done


@transaction.atomic
def start_channel(practice: Practice, channel: Channel, *, by: str, now: datetime) -> bool:
    """Let a channel go on once our sender is mended; False where it was not stopped."""
    stopped = RateBucket.objects.filter(practice=practice, channel=channel).exclude(stopped_at=None)
    done = bool(
        stopped.update(
            stopped_code="", stopped_at=None, failures=0, resumes_at=None, refilled_at=now
        )
    )
    if done:
        _write_down(practice, channel, "channel started", by, now)
    return done


def provider_works(practice: Practice, channel: Channel) -> None:
    """Forget earlier failures."""
    RateBucket.objects.filter(practice=practice, channel=channel, failures__gt=0).update(
        failures=0, resumes_at=None
    )


def carriers_midnight(now: datetime) -> datetime:
    """When the carriers' next day begins."""
    tomorrow = now.astimezone(_CARRIER_ZONE).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(0, 0), _CARRIER_ZONE).astimezone(now.tzinfo)


def _write_down(
    practice: Practice, channel: Channel, what: str, by: str, now: datetime, **detail: str
) -> None:
    happened = Happened(by, what, detail={"channel": str(channel), **detail})
    record(practice.pk, [happened], now=now)


def _refill(bucket: RateBucket, per_minute: int, now: datetime) -> None:
    if bucket.per_minute != per_minute:
        bucket.tokens = min(bucket.tokens, per_minute)
        bucket.per_minute = per_minute
    # A clock that was set back must neither fill the bucket nor stop it for good.
    seconds = max(0.0, (now - bucket.refilled_at).total_seconds())
    bucket.tokens = min(float(per_minute), bucket.tokens + seconds * per_minute / 60)
    bucket.refilled_at = now
    today = now.astimezone(_CARRIER_ZONE).date()
    if bucket.day != today:
        bucket.day, bucket.handed_over_on_day = today, 0


def _per_minute(rates: Rates, channel: Channel) -> int:
    match channel:
        case Channel.SMS:
            return rates.sms
        case Channel.EMAIL:
            return rates.email
        case Channel.VOICE:
            return rates.voice
        case Channel.LETTER | Channel.PORTAL:
            return 0  # nobody hands these over by machine
