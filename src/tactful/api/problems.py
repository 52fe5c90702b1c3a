"""Errors as problem details (RFC 9457) with a stable type; never a patient's data."""

from collections.abc import Mapping
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, HttpError, ValidationError

TYPE = "urn:tactful:problem:"

_log = structlog.get_logger()


class Problem(Exception):
    """An answer that is no: an HTTP status, a stable name, one sentence, and headers if any."""

    def __init__(
        self, status: int, name: str, detail: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(name)
        self.status, self.name, self.detail = status, name, detail
        self.headers = headers or {}


def install(api: NinjaAPI) -> None:
    """Let every error of the API leave as a problem."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def refuse_other_methods(router: Router, path: str, *taken: str) -> None:
    """Let a path answer every method it does not take with a problem."""

    def wrong_method(request: HttpRequest) -> HttpResponse:
        said = f"This address takes {' and '.join(taken)} only."
        raise Problem(405, "wrong-method", said, {"Allow": ", ".join(taken)})

    others = [method for method in _METHODS if method not in taken]
    router.api_operation(others, path, auth=None, include_in_schema=False)(wrong_method)


@csrf_exempt
def no_such_path(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer for every address below /api/ that is none."""
    return _answer(404, "not-found", "There is nothing at this address.")


def _problem(request: HttpRequest, exc: Problem) -> HttpResponse:
    return _answer(exc.status, exc.name, exc.detail, headers=exc.headers)


def _invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    faults = [_fault(error) for error in exc.errors]
    return _answer(422, "invalid", "The request does not fit the schema.", faults=faults)


def _fault(error: Mapping[str, Any]) -> dict[str, str]:
    """Where and what; what was sent stays out of the answer, since it may be a patient's."""
    where, what = [str(part) for part in error["loc"]], str(error["msg"])
    if error["type"] == "extra_forbidden":
        where, what = where[:-1], "a field that is not known here"
    return {"where": ".".join(where), "what": what.removeprefix("Value error, ")}


def _stranger(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
    said = "Send Authorization: Bearer and a token of your practice."
    return _answer(401, "no-token", said, headers={"WWW-Authenticate": "Bearer"})


def _nothing(request: HttpRequest, exc: Http404) -> HttpResponse:
    return _answer(404, "not-found", "Your practice has nothing by that name.")


def _too_big(request: HttpRequest, exc: RequestDataTooBig) -> HttpResponse:
    return _answer(413, "too-large", "The request is larger than anything that is read here.")


def _unreadable(request: HttpRequest, exc: HttpError) -> HttpResponse:
    return _answer(exc.status_code, "unreadable", "The body of the request is not JSON.")


def _busy(request: HttpRequest, exc: OperationalError) -> HttpResponse:
    _log.error("api database busy", error=type(exc).__name__)
    said = "The database is busy. Nothing was kept; send the same request again."
    return _answer(503, "busy", said, headers={"Retry-After": "5"})


def _broken(request: HttpRequest, exc: Exception) -> HttpResponse:
    # The text of an exception may hold what was sent, so only its name is written down.
    place = exc.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    line = f"{place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}" if place else ""
    _log.error("api request failed", error=type(exc).__name__, at=line)
    return _answer(500, "broken", "Something broke on our side. Nothing was kept; try again.")


def _answer(
    status: int, name: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    body = {"type": TYPE + name, "title": name.replace("-", " "), "status": status}
    return JsonResponse(
        {**body, "detail": detail, **more},
        status=status,
        content_type="application/problem+json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_HANDLERS: dict[type[Exception], Any] = {
    Problem: _problem,
    ValidationError: _invalid,
    AuthenticationError: _stranger,
    HttpError: _unreadable,
    Http404: _nothing,
    RequestDataTooBig: _too_big,
    OperationalError: _busy,
    Exception: _broken,
}
