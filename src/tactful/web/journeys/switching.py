"""Switching a journey on or off: first how many it touches, then the act."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from tactful.journeys.actions import switch
from tactful.journeys.models import Journey, JourneyVersion
from tactful.journeys.standing import Standing, standings, who_would_begin
from tactful.practice.roles import Right
from tactful.web.staff import StaffRequest, by, needs


@needs(Right.CONFIGURE)
@require_http_methods(["GET", "HEAD", "POST"])
def switch_journey(request: StaffRequest, key: str) -> HttpResponse:
    """Ask first, naming how many begin or walk on; `to` says on or off, so twice does no harm."""
    journey: Journey = get_object_or_404(Journey.objects.for_practice(request.practice), key=key)
    if request.method == "POST":
        return _switched(request, journey)
    newest = JourneyVersion.objects.filter(journey=journey).order_by("-number").first()
    if newest is None:
        raise Http404
    begin = None if journey.active else who_would_begin(request.practice, newest, now=request.now)
    people = standings([journey.pk]).get(journey.pk, Standing()).on_it
    context = {"journey": journey, "version": newest, "begin": begin, "people": people}
    return render(request, "journeys/switch.html", context)


def _switched(request: StaffRequest, journey: Journey) -> HttpResponse:
    to_on = request.POST.get("to") == "on"
    if journey.active is not to_on:
        switch(journey, on=to_on, by=by(request), now=request.now)
    said = "is on" if to_on else "is off; whoever is on it walks on"
    messages.success(request, f"{journey.name} {said}.")
    return redirect("journeys:journey", key=journey.key)
