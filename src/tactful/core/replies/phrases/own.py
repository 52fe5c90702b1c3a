"""What a phrase that a practice added means. Each is a topic of its own, so that no rule about
the shipped ones changes because of it."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

STOP: Final = Topic("own_stop", Label.OPT_OUT, "asks us to stop, in words this practice listed")

WRONG_PERSON: Final = Topic(
    "own_wrong_person",
    Label.WRONG_NUMBER,
    "says that we reached the wrong person, in words this practice listed",
    work=WorkKind.CONTACT_DETAILS,
    silent=True,
)

DISPUTE: Final = Topic(
    "own_dispute",
    Label.DISPUTE_AMOUNT,
    "says that the bill is wrong, in words this practice listed",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
)

HARDSHIP: Final = Topic(
    "own_hardship",
    Label.HARDSHIP,
    "says that they cannot pay, in words this practice listed",
    hold=HoldKind.HARDSHIP,
    work=WorkKind.HARDSHIP,
    urgency=Urgency.P1,
)

ATTORNEY: Final = Topic(
    "own_attorney",
    Label.ATTORNEY_REPRESENTED,
    "speaks of a lawyer or a court, in words this practice listed",
    hold=HoldKind.ATTORNEY,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
)

COMPLAINT: Final = Topic(
    "own_complaint",
    Label.COMPLAINT,
    "complains, in words this practice listed",
    hold=HoldKind.COMPLAINT,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
)

# No fixed answer goes out on a practice's own word: which one would be right, a person must see.
SAFETY: Final = Topic(
    "own_safety",
    None,
    "may speak of somebody in danger, in words this practice listed",
    hold=HoldKind.WITH_PERSON,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    silent=True,
)

OF_KIND: Final = {
    "stop_texts": STOP,
    "stop_calls": STOP,
    "stop_all": STOP,
    "wrong_person": WRONG_PERSON,
    "dispute": DISPUTE,
    "hardship": HARDSHIP,
    "attorney": ATTORNEY,
    "complaint": COMPLAINT,
    "safety": SAFETY,
}
TOPICS: Final = (STOP, WRONG_PERSON, DISPUTE, HARDSHIP, ATTORNEY, COMPLAINT, SAFETY)
