"""Which channels are live or stopped, how that is switched, and what became of the last message."""

from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from tactful.chores import adapters_from_settings
from tactful.core.vocabulary import Channel
from tactful.outreach.actions import start_channel
from tactful.outreach.gather import gate_channel
from tactful.outreach.models import RateBucket, Touch
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.practice.roles import Right
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, for_staff, needs

_NAMES: Final = {Channel.SMS: "Texts", Channel.EMAIL: "E-mail", Channel.VOICE: "Calls"}
_SWITCHES: Final = {
    Channel.SMS: ("TACTFUL_LIVE_SMS",),
    Channel.EMAIL: ("TACTFUL_LIVE_EMAIL", "TACTFUL_SMTP_URL", "TACTFUL_EMAIL_FROM"),
    Channel.VOICE: ("TACTFUL_LIVE_VOICE",),
}
_BUILT_IN: Final = frozenset({Channel.EMAIL})  # the others have no provider in this version


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """One line a channel."""
    adapters = adapters_from_settings()
    paused, stopped = _paused(request.practice, request.now), _stopped(request.practice)
    rows = [
        {
            "name": _NAMES[channel],
            "provider": adapter.name,
            "live": adapter.name != "simulator",
            "faults": adapter.check(),
            "switches": _SWITCHES[channel],
            "built_in": channel in _BUILT_IN,
            "last": _last(request.practice, channel, adapter.name),
            "resumes_at": paused.get(channel),
            "channel": channel,
            "stopped": stopped.get(channel),
        }
        for channel, adapter in adapters.items()
    ]
    return page(request, "channels", {"rows": rows, "live": [r for r in rows if r["live"]]})


@require_POST
@needs(Right.CONFIGURE)
def start(request: StaffRequest, channel: str) -> HttpResponse:
    """Our sender is mended, says somebody: what waits goes out again."""
    if channel not in _NAMES:
        raise Http404
    name = _NAMES[Channel(channel)]
    if start_channel(request.practice, Channel(channel), by=by(request), now=request.now):
        messages.success(request, f"{name}: sent again from now on, what waited first.")
    else:
        messages.info(request, f"{name}: nothing was stopped any more.")
    return redirect("settings:channels")


def _stopped(practice: Practice) -> dict[str, dict[str, Any]]:
    """What stopped because providers refuse our own sender, since when, and in their words."""
    delivery = settings_of(practice).policy.delivery
    found = {}
    for row in RateBucket.objects.filter(practice=practice).exclude(stopped_at=None):
        rule = delivery.read(gate_channel(row.channel, automated=True), row.stopped_code)
        why = rule.summary if rule else "The provider refuses our own sender."
        found[row.channel] = {"at": row.stopped_at, "code": row.stopped_code, "why": why}
    return found


def _last(practice: Practice, channel: Channel, provider: str) -> Touch | None:
    """The newest that was handed over; the index of the outbox answers it."""
    mine: Any = Touch.objects.for_practice(practice).filter(
        channel=channel, provider=provider, handed_over_at__isnull=False
    )
    found: Touch | None = mine.only("status", "handed_over_at").order_by("-handed_over_at").first()
    return found


def _paused(practice: Practice, now: datetime) -> dict[str, datetime]:
    """Until when nothing is handed to a provider that failed."""
    rows = RateBucket.objects.filter(practice=practice, resumes_at__gt=now)
    return {row.channel: row.resumes_at for row in rows if row.resumes_at}
