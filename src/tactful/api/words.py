"""The kinds of value a request may hold, checked where they come in."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from tactful.core.money import LIMIT_CENTS


def _written(value: Any) -> Any:
    """Days and instants are written out: a number would be taken for seconds since 1970."""
    if not isinstance(value, str):
        raise ValueError("must be text, written as ISO 8601")
    return value


def _storable(text: str) -> str:
    if "\0" in text or not text.isprintable():
        raise ValueError("holds characters that cannot be stored")
    return text


def _whole(value: Any) -> Any:
    """A message of which half a character is missing is still a message."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _of_our_time(day: date) -> date:
    """Also for instants: one in the year 1 has no hour in other zones."""
    if not 1900 <= day.year < 2200:
        raise ValueError("must lie between the years 1900 and 2199")
    return day


Id = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_storable)]
Short = Annotated[str, Field(max_length=40), AfterValidator(_storable)]
Address = Annotated[str, Field(min_length=1, max_length=254), AfterValidator(_storable)]
Cents = Annotated[int, Field(strict=True, ge=-LIMIT_CENTS, le=LIMIT_CENTS)]
Day = Annotated[date, BeforeValidator(_written), AfterValidator(_of_our_time)]
Instant = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_of_our_time)]
Message = Annotated[str, Field(max_length=20_000), BeforeValidator(_whole)]

__all__ = ["Address", "Cents", "Day", "Id", "Instant", "Message", "Short"]
