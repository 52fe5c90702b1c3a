"""Which practice a signed-in person works in, known before any view runs."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from tactful.practice.models import Membership, Practice, Staff


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in and works at a practice."""

    practice: Practice
    role: str
    user: Staff


def practice_of_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sets request.practice and request.role, or None for a stranger."""

    def middleware(request: HttpRequest) -> HttpResponse:
        membership = None
        if request.user.is_authenticated:
            membership = (
                Membership.objects.filter(staff=request.user)
                .select_related("practice")
                .order_by("id")
                .first()
            )
        here: Any = request
        here.practice = membership.practice if membership else None
        here.role = membership.role if membership else None
        return get_response(request)

    return middleware
