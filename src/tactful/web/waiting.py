"""How long a page waits for the one writer of SQLite: hardly, to look; a while, to change."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LOOKS_WAIT_MS: Final = 100
CHANGES_WAIT_MS: Final = 30_000

_ONLY_LOOKS: ContextVar[bool] = ContextVar("only_looks", default=False)


class ShortWaits:
    """Lets nobody who only looks wait for an import, and says so to those who must.

    What a look writes (the audit, a place in a list) is kept for later, or let go.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if connection.vendor != "sqlite":
            return self.get_response(request)
        looks = request.method in {"GET", "HEAD"}
        token = _ONLY_LOOKS.set(looks)
        try:
            _wait_at_most(LOOKS_WAIT_MS if looks else CHANGES_WAIT_MS)
            return self.get_response(request)
        finally:
            _ONLY_LOOKS.reset(token)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Words in place of an error page, where somebody else was writing for too long."""
        if not is_busy(fault) or request.path.startswith("/api/"):
            return None
        if request.headers.get("HX-Request"):
            answer = render(request, "_busy.html", status=409)
            answer.headers["HX-Retarget"] = "main"
            answer.headers["HX-Reswap"] = "afterbegin"
        else:
            answer = render(request, "503.html", status=503)
            answer.headers["Retry-After"] = "15"
        return answer


def only_looks() -> bool:
    """Whether this request changes nothing but what its reader looked at."""
    return _ONLY_LOOKS.get()


def is_busy(fault: Exception) -> bool:
    """Whether the database refused because somebody else is writing."""
    return isinstance(fault, OperationalError) and "locked" in str(fault)


def _wait_at_most(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds:d}")
