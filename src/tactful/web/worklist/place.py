"""Where somebody is in the list they last looked at, so that an account can lead to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from tactful.web.staff import StaffRequest

_KEPT: Final = "listed"  # in the session: uids of a page and the codes of its list, nothing else


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An account's place on the page last listed, from 1; `before` and `after` may be empty.

    `back` is the address of that list.
    """

    at: int
    of: int
    before: str
    after: str
    back: str


def remember(request: StaffRequest, uids: Sequence[str], *, query: str = "") -> None:
    """Keep a listed page: the uids in their order, and the codes that make its address."""
    listed = {"practice": request.practice.uid, "uids": list(uids), "query": query}
    if request.session.get(_KEPT) != listed:
        request.session[_KEPT] = listed


def neighbours(request: StaffRequest, uid: str) -> Neighbours | None:
    """The accounts before and after this one in the list; None where it was not listed."""
    listed = _listed(request)
    uids: list[str] = listed.get("uids", [])
    if uid not in uids:
        return None
    at = uids.index(uid)
    return Neighbours(
        at=at + 1,
        of=len(uids),
        before=uids[at - 1] if at else "",
        after=uids[at + 1] if at + 1 < len(uids) else "",
        back=f"{list_address(request)}#row-{uid}",
    )


def list_address(request: StaffRequest) -> str:
    """The list somebody came from: their last view, filters and page; else the worklist."""
    query = _listed(request).get("query", "")
    return reverse("worklist:index") + (f"?{query}" if query else "")


def _listed(request: StaffRequest) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get(_KEPT, {})
    return kept if kept.get("practice") == request.practice.uid else {}
