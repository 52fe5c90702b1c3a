"""The real clock, read in this one place of the worker."""

from datetime import UTC, datetime


def now_utc() -> datetime:
    """This instant."""
    return datetime.now(UTC)
