"""Which channels are live, how that is switched, and what became of the last message on each."""

from datetime import datetime
from typing import Any, Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.chores import adapters_from_settings
from tactful.core.vocabulary import Channel
from tactful.outreach.models import RateBucket, Touch
from tactful.practice.models import Practice
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, for_staff

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
    paused = _paused(request.practice, request.now)
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
        }
        for channel, adapter in adapters.items()
    ]
    return page(request, "channels", {"rows": rows, "live": [r for r in rows if r["live"]]})


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
