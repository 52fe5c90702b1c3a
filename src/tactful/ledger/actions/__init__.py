"""Everything that changes the ledger by hand or by the clock; one transaction each.

What a source says in bulk goes through ledger.upserts.
"""

from tactful.ledger.actions.contact import correct_contact
from tactful.ledger.actions.figures import forget_figures, keep_figures
from tactful.ledger.actions.money import record_adjustment, record_payment
from tactful.ledger.actions.promises import record_promise, settle_promises, withdraw_promise
from tactful.ledger.actions.refresh import refresh_due_balances
from tactful.ledger.balances import refresh_balances
from tactful.ledger.errors import LedgerError

__all__ = [
    "LedgerError",
    "correct_contact",
    "forget_figures",
    "keep_figures",
    "record_adjustment",
    "record_payment",
    "record_promise",
    "refresh_balances",
    "refresh_due_balances",
    "settle_promises",
    "withdraw_promise",
]
