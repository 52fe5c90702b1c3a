"""Which practice a signed-in person works in, known before any view runs."""

from collections.abc import Callable
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tactful.practice.models import Membership, Staff
from tactful.practice.queries import today_of
from tactful.practice.roles import rights_of
from tactful.web.counts import Waiting

CHOSEN_PRACTICE: Final = "practice"  # in the session: the uid of the practice looked at


def practice_of_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sets practice, role, may, now, today, zone and waiting; practice is None for a stranger."""

    def middleware(request: HttpRequest) -> HttpResponse:
        here: Any = request
        here.now = timezone.now()
        here.practice = here.role = None
        here.may = frozenset()
        membership = _membership(request, request.user) if request.user.is_authenticated else None
        if membership:
            here.practice, here.role = membership.practice, membership.role
            here.may = rights_of(membership.role)
            here.zone = ZoneInfo(membership.practice.timezone)
            here.today = today_of(membership.practice, here.now)
            here.waiting = Waiting(membership.practice, here.today, here.now)
        return get_response(request)

    return middleware


def _membership(request: HttpRequest, staff: Staff) -> Membership | None:
    """Where this person works: the practice they chose to look at, else their first."""
    mine = list(Membership.objects.filter(staff=staff).select_related("practice").order_by("id"))
    chosen = request.session.get(CHOSEN_PRACTICE)
    here: Any = request
    here.elsewhere = len(mine) > 1
    return next((one for one in mine if one.practice.uid == chosen), mine[0] if mine else None)
