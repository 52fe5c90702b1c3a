"""Everything that changes outreach; one transaction each."""

from tactful.outreach.actions.by_hand import (
    change_hold,
    hear,
    hold_by_hand,
    pause,
    release,
    stop_contact,
    write_to,
)
from tactful.outreach.actions.claim import LostRace, claim
from tactful.outreach.actions.decisions import Answered, current_decisions, keep_decisions
from tactful.outreach.actions.hand_over import hand_over
from tactful.outreach.actions.holds import (
    HoldFault,
    NewHold,
    expire_holds,
    open_hold,
    open_holds,
    release_each,
    release_hold,
    release_holds,
)
from tactful.outreach.actions.inbound import store_inbound, triage
from tactful.outreach.actions.outcomes import put_back, reconcile_in_flight, record_outcomes
from tactful.outreach.actions.permission import record_consent, record_revocation, suppress
from tactful.outreach.actions.promising import pause_for_promise, take_back_promise, take_promise
from tactful.outreach.actions.queue import ASKING, NewTouch, cancel_queued, queue_touches
from tactful.outreach.actions.rates import start_channel, stop_channel
from tactful.outreach.actions.receipts import NotSent, record_receipt
from tactful.outreach.actions.wishes import WishFault, end_wish, learn_address, record_wish
from tactful.outreach.actions.worked import heed_dispositions

__all__ = [
    "ASKING",
    "Answered",
    "HoldFault",
    "LostRace",
    "NewHold",
    "NewTouch",
    "NotSent",
    "WishFault",
    "cancel_queued",
    "change_hold",
    "claim",
    "current_decisions",
    "end_wish",
    "expire_holds",
    "hand_over",
    "hear",
    "heed_dispositions",
    "hold_by_hand",
    "keep_decisions",
    "learn_address",
    "open_hold",
    "open_holds",
    "pause",
    "pause_for_promise",
    "put_back",
    "queue_touches",
    "reconcile_in_flight",
    "record_consent",
    "record_outcomes",
    "record_receipt",
    "record_revocation",
    "record_wish",
    "release",
    "release_each",
    "release_hold",
    "release_holds",
    "start_channel",
    "stop_channel",
    "stop_contact",
    "store_inbound",
    "suppress",
    "take_back_promise",
    "take_promise",
    "triage",
    "write_to",
]
