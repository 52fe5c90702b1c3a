"""What the ledger refuses, for staff in one sentence and for programs by code."""


class LedgerError(ValueError):
    """Something that cannot be recorded. The text carries no name, number or amount."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
