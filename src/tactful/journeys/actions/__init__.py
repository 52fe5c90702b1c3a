"""Everything that changes journeys and who walks them; one transaction each."""

from tactful.journeys.actions.batch import SkippedStep
from tactful.journeys.actions.enroll import CannotEnroll, enroll, enroll_due
from tactful.journeys.actions.publish import AlreadyMoved, install_shipped, publish, stop, switch
from tactful.journeys.actions.wake import (
    exit_settled,
    resume_reachable,
    wake,
    wake_guarantors,
    wake_waiting,
)

__all__ = [
    "AlreadyMoved",
    "CannotEnroll",
    "SkippedStep",
    "enroll",
    "enroll_due",
    "exit_settled",
    "install_shipped",
    "publish",
    "resume_reachable",
    "stop",
    "switch",
    "wake",
    "wake_guarantors",
    "wake_waiting",
]
