"""Who did something, as a page names them."""

from collections.abc import Iterable, Mapping
from typing import Final

from tactful.practice.models import Staff

_STAFF: Final = "staff:"


def actor_names(actors: Iterable[str]) -> Mapping[str, str]:
    """A name for each stored actor (`staff:uid`, `reply:uid`, `worker`); one query."""
    asked = set(actors)
    uids = [actor.removeprefix(_STAFF) for actor in asked if actor.startswith(_STAFF)]
    staff = dict(Staff.objects.filter(uid__in=uids).values_list("uid", "name"))
    return {actor: _name(actor, staff) for actor in asked}


def _name(actor: str, staff: Mapping[str, str]) -> str:
    if actor in _OTHERS:
        return _OTHERS[actor]
    kind, _, id = actor.partition(":")
    if kind == "staff":
        return staff.get(id, "Staff")
    return _KINDS.get(kind, "Tactful") if actor else ""


_OTHERS: Final = {
    "demo": "the demo",
    "staff:demo-desk": "the demo’s desk",
    "staff:command-line": "somebody at the command line",
}
_KINDS: Final = {
    "declared": "the practice",
    "import": "an import",
    "inbound": "a reply",
    "patient": "the patient page",
    "portal": "the patient page",
    "receipt": "the provider",
    "reply": "a reply",
    "token": "another program",
    "work_item": "a call",
}
