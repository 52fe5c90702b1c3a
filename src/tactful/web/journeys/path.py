"""A journey's blocks as a page says them, with who stands where."""

from collections.abc import Mapping
from dataclasses import dataclass

from tactful.core.compose import TonePolicy
from tactful.core.diagram import Diagram, Stop, title_of
from tactful.core.vocabulary import Channel
from tactful.journeys.standing import Here
from tactful.outreach.library import occasions, starter_library
from tactful.outreach.models import Template
from tactful.practice.models import Practice

NOBODY = Here()


@dataclass(frozen=True, slots=True)
class Onward:
    """A way out of a block: when, and the block it leads to."""

    when: str
    stop: Stop


@dataclass(frozen=True, slots=True)
class Step:
    """One block of the path: its words, its ways out, who stands there."""

    stop: Stop
    here: Here
    leads: tuple[Onward, ...]
    tones: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A message the journey sends or has read out; `exists` where there are words for it."""

    key: str
    title: str
    about: str
    own: bool
    exists: bool


def steps_of(drawn: Diagram, here: Mapping[str, Here], tones: TonePolicy) -> list[Step]:
    """Every block in order, with how many stand at it."""
    stops = {stop.number: stop for stop in drawn.stops}
    return [
        Step(
            stop=stop,
            here=here.get(stop.block.id, NOBODY),
            leads=tuple(Onward(lead.when, stops[lead.to]) for lead in stop.leads),
            tones=_tones(stop, tones),
        )
        for stop in drawn.stops
    ]


def messages_heard(practice: Practice, drawn: Diagram) -> list[Heard]:
    """What whoever walks this journey hears; one query."""
    own = set(
        Template.objects.for_practice(practice)
        .filter(key__in=drawn.messages)
        .values_list("key", flat=True)
    )
    shipped, about = set(starter_library().keys()), occasions()
    return [
        Heard(key, title_of(key).capitalize(), about.get(key, ""), key in own, key in shipped | own)
        for key in drawn.messages
    ]


def _tones(stop: Stop, tones: TonePolicy) -> str:
    """How the tone follows the age, where the message has tones; calls are a person's words."""
    has_tones = any(
        each.tone for each in starter_library() if (each.key, each.channel) == _text(stop)
    )
    if not has_tones or stop.verb != "Send":
        return ""
    return (
        f"Friendly to {tones.friendly_days} days past due, warm to {tones.warm_days}, "
        f"direct to {tones.direct_days}, final after that."
    )


def _text(stop: Stop) -> tuple[str, Channel]:
    return stop.message, Channel.SMS
