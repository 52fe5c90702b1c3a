"""Starting a journey, after seeing what it would do; and ending one."""

from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404

from tactful.core.journey import Send, describe
from tactful.core.policy import explain
from tactful.core.vocabulary import Channel
from tactful.journeys.actions import AlreadyMoved, CannotEnroll, enroll
from tactful.journeys.actions import stop as stop_walk
from tactful.journeys.foresight import Step, itinerary
from tactful.journeys.models import Enrollment, EnrollmentStatus, JourneyVersion
from tactful.journeys.queries import newest_versions
from tactful.ledger.models import Guarantor
from tactful.outreach.preview import Preview, previewer_for
from tactful.practice.roles import Right
from tactful.reports.columns import channel_words
from tactful.web.accounts.acting import Act, account_of, done, posted, show
from tactful.web.accounts.forms import EnrollForm, StopForm
from tactful.web.staff import StaffRequest, by, needs

ENROLL: Final = Act("enroll", "Start a journey", "Start the journey", asks_first=True)
STOP: Final = Act("stop_journey", "End the journey", "End the journey")


@needs(Right.WORK)
def start(request: StaffRequest, uid: str) -> HttpResponse:
    """Choose a journey, read what it would do and its first message, then start it."""
    person = account_of(request, uid)
    versions = newest_versions(request.practice)
    form = EnrollForm(
        _chosen(request), journeys=[(v.journey.key, v.journey.name) for v in versions]
    )
    version = _version(form, versions)
    facts = _preview(request, person, version) if version else {}
    if request.method != "POST" or version is None:
        return show(request, person, ENROLL, form, versions=versions, **facts)
    try:
        enroll(person, version.journey.key, by=by(request), now=request.now)
    except CannotEnroll as refused:
        form.wrong("journey", str(refused))
        return show(request, person, ENROLL, form, versions=versions, **facts)
    return done(request, person, "The journey has begun. Its first step is shown under Next step.")


def _chosen(request: StaffRequest) -> QueryDict | None:
    """What was posted, or the journey whose preview was asked for."""
    if request.method == "POST":
        return request.POST
    return request.GET if "journey" in request.GET else None


def _version(form: EnrollForm, versions: list[JourneyVersion]) -> JourneyVersion | None:
    if not form.is_bound or not form.is_valid():
        return None
    return next((v for v in versions if v.journey.key == form.cleaned_data["journey"]), None)


def _preview(request: StaffRequest, person: Guarantor, version: JourneyVersion) -> dict[str, Any]:
    """The steps with their dates, and the first message as it would be written by then."""
    plan = itinerary(request.practice, [person.pk], version, now=request.now)
    steps = plan.get(person.pk, ())
    zone = request.practice.timezone
    said = [{"at": step.at, "what": describe(step.decision, zone=zone)} for step in steps]
    walks = Enrollment.objects.filter(
        guarantor=person, journey=version.journey, status=EnrollmentStatus.ACTIVE
    )
    return {
        "version": version,
        "steps": said,
        "first": _first_message(request, person, steps),
        "already": walks.exists(),
    }


def _first_message(
    request: StaffRequest, person: Guarantor, steps: tuple[Step, ...]
) -> dict[str, Any] | None:
    """The first message in full, and what the gate says of it now; None where nothing is sent."""
    for step in steps:
        match step.decision:
            case Send(channel=channel, template=key, category=category):
                then = previewer_for(request.practice, [person.pk], now=request.now, at=step.at)
                found = then.preview(person.pk, channel, key, category)
                now = previewer_for(request.practice, [person.pk], now=request.now)
                verdict = now.preview(person.pk, channel, key, category).verdict
                return message_words(found) | {
                    "at": step.at,
                    "gate": explain(verdict, request.practice.timezone),
                    "code": verdict.reason,
                    "allowed": verdict.allowed,
                }
    return None


def message_words(found: Preview) -> dict[str, Any]:
    """A message as a page shows it."""
    return {
        "channel": found.channel,
        "is_email": found.channel is Channel.EMAIL,
        "by": channel_words(found.channel),
        "to": found.to,
        "subject": found.message.subject if found.message else "",
        "text": found.message.text if found.message else "",
        "problem": found.problem,
    }


@needs(Right.WORK)
def stop(request: StaffRequest, uid: str, enrollment: str = "") -> HttpResponse:
    """End somebody's walk along a journey, with the reason."""
    person = account_of(request, uid)
    walk = _walk(request, person, enrollment)
    if walk is None:
        return show(request, person, STOP, walk=None)
    form = StopForm(posted(request), initial={"seen_step": walk.step})
    if request.method != "POST" or not form.is_valid():
        return show(request, person, STOP, form, walk=walk)
    walk.step = form.cleaned_data["seen_step"]
    try:
        stop_walk(walk, reason=form.cleaned_data["reason"], by=by(request), now=request.now)
    except AlreadyMoved as faster:
        walk.refresh_from_db()
        form.sent_again(seen_step=str(walk.step))
        return show(request, person, STOP, form, walk=walk, notice=str(faster), status=409)
    return done(request, person, "The journey has ended, and what was waiting is taken back.")


def _walk(request: StaffRequest, person: Guarantor, uid: str) -> Enrollment | None:
    """The walk that is named, else the one that is on its way."""
    mine = Enrollment.objects.for_practice(request.practice).filter(guarantor=person)
    mine = mine.select_related("journey", "practice")
    if uid:
        found: Enrollment = get_object_or_404(mine, uid=uid)
        return found
    return mine.filter(status=EnrollmentStatus.ACTIVE).order_by("-enrolled_at", "-pk").first()
