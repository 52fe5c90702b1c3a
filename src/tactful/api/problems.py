"""Errors as problem details (RFC 9457) with a stable type; never a patient's data."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

TYPE = "urn:tactful:problem:"


class Problem(Exception):
    """An answer that is no: an HTTP status, a stable name, one sentence."""

    def __init__(self, status: int, name: str, detail: str, **more: object) -> None:
        super().__init__(name)
        self.status, self.name, self.detail, self.more = status, name, detail, more


def install(api: NinjaAPI) -> None:
    """Every error of the API leaves as a problem."""
    api.add_exception_handler(Problem, _problem)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, _stranger)
    api.add_exception_handler(HttpError, _http)


def _problem(request: HttpRequest, exc: Problem) -> HttpResponse:
    return _answer(exc.status, exc.name, exc.detail, **exc.more)


def _invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    # What was sent stays out of the answer: it may be a patient's.
    faults = [{"where": ".".join(map(str, e["loc"])), "what": e["msg"]} for e in exc.errors]
    return _answer(422, "invalid", "The request does not fit the schema.", faults=faults)


def _stranger(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
    return _answer(401, "no-token", "Send Authorization: Bearer and a token of your practice.")


def _http(request: HttpRequest, exc: HttpError) -> HttpResponse:
    return _answer(exc.status_code, "refused", "The request was refused.")


def _answer(status: int, name: str, detail: str, **more: object) -> HttpResponse:
    body = {"type": TYPE + name, "title": name.replace("-", " "), "status": status}
    return JsonResponse(
        {**body, "detail": detail, **more}, status=status, content_type="application/problem+json"
    )
