"""Every page a person can open, with what a practice has to fill its address."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

# What one takes to the counter or into a folder.
ON_PAPER = ("worklist", "call-list", "today", "history", "aging", "outstanding", "review", "rules")

_WORDS = ("past_due", "sms", "en", "friendly", "full")
_ALONE = {
    "home": ("home",),
    "worklist": ("worklist:index",),
    "found": ("worklist:found",),
    "call-list": ("worklist:calls",),
    "save-view": ("worklist:save_view",),
    "bulk": ("worklist:bulk",),
    "replies": ("inbox:index",),
    "check-a-code": ("codes:check",),
    "today": ("today:index",),
    "left-out": ("today:left_out", "later"),
    "everybody": ("today:everybody",),
    "journeys": ("journeys:index",),
    "journey": ("journeys:journey", "balance_reminder"),
    "journey-switch": ("journeys:switch", "balance_reminder"),
    "messages": ("wording:index",),
    "message": ("wording:message", "past_due"),
    "message-one": ("wording:one", *_WORDS),
    "message-change": ("wording:change", *_WORDS),
    "reports": ("reports:index",),
    "aging": ("reports:aging",),
    "outstanding": ("reports:outstanding",),
    "review": ("reports:review",),
    "reasons": ("reasons:index",),
    "reason": ("reasons:code", "FREQ_MIN_GAP"),
    "import": ("imports:index",),
    "simulator": ("simulator:index",),
    "faults": ("simulator:faults",),
    "settings": ("settings:index",),
    "hours": ("settings:hours",),
    "pace": ("settings:pace",),
    "priorities": ("settings:priorities",),
    "law": ("settings:law",),
    "states": ("settings:states",),
    "rules": ("settings:policy",),
    "loosened": ("settings:loosenings",),
    "settings-history": ("settings:history",),
    "holds": ("settings:holds",),
    "held": ("settings:held", "dispute"),
    "phrases": ("settings:phrases",),
    "facts": ("settings:facts",),
    "fact": ("settings:fact", "consent_sms"),
    "channels": ("settings:channels",),
    "staff": ("settings:staff",),
    "add-staff": ("settings:add_staff",),
    "tokens": ("settings:tokens",),
    "audit": ("settings:audit",),
    "me": ("settings:me",),
    "work": ("jobs:index",),
}
_OF_AN_ACCOUNT = (
    *("account", "history", "audit", "payment", "promise", "dispute", "hardship", "pause"),
    *("release", "stop_contact", "enroll", "stop_journey", "disposition", "note", "assign"),
    *("resolve", "reply"),
)


def every_page(practice: Any) -> dict[str, str]:
    """The name of each page and where it is; a page about what is not there is left out."""
    return dict(_pages(practice))


def _pages(practice: Any) -> Iterator[tuple[str, str]]:
    public = reverse("portal:check", args=[practice.slug])
    yield from (("public-check", public), ("public-check-es", f"{public}?lang=es"))
    for name, (view, *args) in _ALONE.items():
        yield name, reverse(view, args=args)
    for name in _OF_AN_ACCOUNT:
        said = "account" if name == "account" else name.replace("_", "-")
        yield said, reverse(f"accounts:{name}", args=[_account(practice).uid])
    for name, view, found in _about(practice):
        if found is not None:
            yield name, reverse(view, args=[found.uid])


def _account(practice: Any) -> Any:
    """An account with much to tell: the one that wrote last, else the first."""
    from tactful.ledger.models import Guarantor

    people = Guarantor.objects.for_practice(practice)
    wrote = people.filter(inbound__isnull=False).order_by("-inbound__received_at", "-pk")
    return wrote.first() or people.first()


def _about(practice: Any) -> Iterator[tuple[str, str, Any]]:
    """Pages about one row of the practice."""
    from tactful.intake.models import ImportRun
    from tactful.jobs.models import Job
    from tactful.outreach.models import InboundMessage, Touch, TouchStatus
    from tactful.practice.models import Membership
    from tactful.worklist.models import SavedView

    def newest(model: Any) -> Any:
        return model.objects.for_practice(practice).order_by("-pk").first()

    yield "reply-read", "inbox:message", newest(InboundMessage)
    yield "view", "worklist:change_view", newest(SavedView)
    yield "import-run", "imports:run", newest(ImportRun)
    yield "job", "jobs:job", newest(Job)
    taken = Touch.objects.for_practice(practice).filter(status=TouchStatus.ACCEPTED)
    sent = taken.exclude(provider="")
    yield "touch", "simulator:touch", sent.order_by("-pk").first()
    yield "phone", "simulator:phone", _account(practice)
    yield "member", "settings:member", newest(Membership)
