"""One act on many accounts at once: whom it is for, done in one transaction, and undone.

It stands here because it reaches into the worklist, outreach and the journeys alike.
"""

from tactful.journeys.actions.in_bulk.choosing import MOST, Chosen, Wish, choose
from tactful.journeys.actions.in_bulk.doing import do_in_bulk
from tactful.journeys.actions.in_bulk.undoing import UNDO_WITHIN, CannotUndo, undo

__all__ = ["MOST", "UNDO_WITHIN", "CannotUndo", "Chosen", "Wish", "choose", "do_in_bulk", "undo"]
