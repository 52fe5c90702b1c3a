"""One reply as one line of a report, in the shape of `tactful replies check` (cli.md)."""

from collections.abc import Mapping
from typing import Final

from tactful.core.policy.facts import Scope
from tactful.core.replies.deciding import Answer, ReplyDecision
from tactful.core.replies.reading import Reading
from tactful.core.vocabulary import HoldKind

CheckValue = str | int | bool | list[str] | None

_ENDS_ALL_CONTACT: Final = frozenset(
    {
        HoldKind.SAFETY_SELF_HARM,
        HoldKind.SAFETY_MEDICAL,
        HoldKind.SAFETY_THREAT,
        HoldKind.SAFETY_ABUSE,
        HoldKind.DECEASED,
        HoldKind.BANKRUPTCY_PETITION,
        HoldKind.BANKRUPTCY_DISCHARGE,
        HoldKind.ATTORNEY,
        HoldKind.CEASE_COMMUNICATION,
        HoldKind.NOT_RESPONSIBLE,
    }
)
_ACTIONS: Final = {
    Answer.CONFIRM_PROMISE: "confirm_promise",
    Answer.ASK_DATE: "ask_date",
    Answer.HELP: "identify_sender",
    Answer.CONFIRM_OPT_OUT: "confirm_opt_out",
    Answer.CONFIRM_OPT_IN: "confirm_opt_in",
    Answer.IGNORE: "ignore",
}


def check_line(reading: Reading, decision: ReplyDecision) -> Mapping[str, CheckValue]:
    """Return labels, promise, stop, hold, human, action and redacted text of one reply."""
    promise = reading.promise
    return {
        "labels": [str(label) for label in reading.labels],
        "promise_date": promise.day.isoformat() if promise and promise.day else None,
        "promise_amount_cents": promise.amount_cents if promise else None,
        "stop": _stop(decision),
        "hold": bool(decision.holds),
        "human": str(decision.work.urgency) if decision.work else "none",
        "auto": _ACTIONS.get(decision.answer) if decision.answer else None,
        "redacted_text": reading.redacted.text,
    }


def _stop(decision: ReplyDecision) -> str:
    ends_all = Scope.ALL in decision.suppress or decision.letters_only
    if ends_all or _ENDS_ALL_CONTACT.intersection(decision.holds):
        return "all"
    return "channel" if decision.suppress or decision.suppress_address else "none"
