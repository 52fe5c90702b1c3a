"""Who owes, and who is first: the same lists as the command line's, as JSON."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from tactful.api.auth import Token, actor_of, practice_of
from tactful.api.problems import Problem, refuse_other_methods
from tactful.api.words import Day
from tactful.audit.actions import Happened, record
from tactful.practice.queries import settings_of, today_of
from tactful.reports.balances import balances
from tactful.reports.worklist import BadCursor, Lane, ranked

router = Router(auth=Token("read"))

Size = Annotated[int, Field(ge=1, le=500)]


@router.get("/balances")
def get_balances(
    request: HttpRequest, as_of: Day | None = None, all: bool = False
) -> dict[str, Any]:
    """Every account that owes as of a day; `all` adds those at zero and in credit."""
    practice, now = practice_of(request), timezone.now()
    on = as_of or today_of(practice, now)
    rows = balances(practice, on=on, now=now, settled_too=all)
    _write_down(request, "balances read", len(rows))
    return {
        "as_of": on,
        "aging_basis": settings_of(practice).aging_basis,
        "balances": [row.as_json() for row in rows],
    }


@router.get("/worklist")
def get_worklist(
    request: HttpRequest, lane: Lane = Lane.READY, cursor: str = "", size: Size = 50
) -> dict[str, Any]:
    """A page of the ranked list; `next` is the cursor of the page behind it."""
    practice, now = practice_of(request), timezone.now()
    on = today_of(practice, now)
    try:
        page = ranked(practice, on=on, now=now, lane=lane, cursor=cursor, size=size)
    except BadCursor:
        raise Problem(422, "unknown-cursor", "No page gave out this cursor.") from None
    _write_down(request, "worklist read", len(page.rows))
    return {
        "as_of": page.on,
        "lane": lane,
        "rows": [row.as_json() for row in page.rows],
        "next": page.next,
    }


def _write_down(request: HttpRequest, what: str, rows: int) -> None:
    """Who read how much (policy.md R097)."""
    happened = Happened(actor_of(request), what, detail={"rows": rows})
    record(practice_of(request).pk, [happened], now=timezone.now())


for _path in ("/balances", "/worklist"):
    refuse_other_methods(router, _path, "GET")
