"""What a source says of a guarantor, as our columns; and what stays when it says it again.

A correction made here (a number the front desk typed in, a language a patient asked for)
stays until the source itself says something new about that very thing: what it said last
time is kept beside the account, and only what differs from that is taken over.
"""

import json
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from tactful.core.names import sort_text
from tactful.core.vocabulary import Channel
from tactful.readers.rows import Flag, PersonName, PhoneKind, SourceGuarantor

Values = tuple[Any, ...]

CONTACT: Final = frozenset({"phones", "emails"})

_TAGS: Final = {Flag.BANKRUPTCY: "bankrupt"}
"""Where the word of the tag is not that of the flag."""


class Said(NamedTuple):
    """Everything one source row says of a guarantor, in an order that never changes."""

    last: str
    first: str
    middle: str
    suffix: str
    phones: list[list[str]]  # number, kind
    emails: list[str]
    address: str
    city: str
    state: str
    zip: str
    channel: str
    language: str
    location: str
    insurance: str
    flags: list[str]

    @property
    def text(self) -> str:
        """As it is kept in Guarantor.source_said; the same words give the same text."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))


def said_of(row: SourceGuarantor) -> Said:
    """What a source row says, cut to what the columns hold."""
    name = row.name
    flags = {*row.flags, Flag.DECEASED} if row.deceased_on else row.flags
    return Said(
        fitted(name.last, 120),
        fitted(name.first, 120),
        fitted(name.middle, 60),
        fitted(name.suffix, 10),
        [[phone.number[:32], phone.kind.value] for phone in row.phones],
        [email[:254] for email in row.emails],
        fitted(row.address, 200),
        fitted(row.city, 90),
        row.state[:2],
        row.zip[:5],
        row.preferred_channel.value if row.preferred_channel else "",
        row.language[:8],
        fitted(row.location, 120),
        row.insurance_state.value,
        sorted(flag.value for flag in flags),
    )


def parse_said(text: str) -> Said | None:
    """What was kept; None where no source ever spoke of the account."""
    return Said(*json.loads(text)) if text else None


@dataclass(frozen=True, slots=True)
class Silence:
    """What a source has no column for: parts of Said, and flags it has no way to raise."""

    parts: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.parts or self.flags)


def with_silence(said: Said, before: Said | None, silence: Silence) -> Said:
    """A file without a column says nothing of it: what was said before still holds."""
    if before is None or not silence:
        return said
    flags = sorted({*said.flags, *(silence.flags & {*before.flags})})
    kept = {name: getattr(before, name) for name in silence.parts}
    return said._replace(flags=flags, **kept)


def values_of(said: Said, locations: Mapping[str, int]) -> Values:
    """Our columns, in the order of ledger.upserts.GUARANTOR_COLUMNS."""
    mobile, phone = _numbers(said)
    return (
        said.last,
        said.first,
        said.middle,
        said.suffix,
        sort_name(said.last, said.first),
        said.emails[0] if said.emails else "",
        mobile,
        phone,
        ", ".join(part for part in (said.address, said.city) if part),
        said.zip,
        said.state,
        said.channel,
        said.language or "en",
        locations.get(said.location),
        said.insurance,
        tags_of(said.flags),
    )


def taken_over(stored: Values, before: Values | None, after: Values) -> Values:
    """The columns after a source spoke again: what it changed is taken, the rest stays."""
    if before is None:  # entered by hand until now: silence erases nothing
        return tuple(
            new if new not in ("", None, []) else old
            for old, new in zip(stored, after, strict=True)
        )
    return tuple(
        old if new == earlier else new
        for old, earlier, new in zip(stored, before, after, strict=True)
    )


def tags_of(flags: Collection[str]) -> list[str]:
    """The words staff and questions use: `disputed`, `payment_plan`, `bankrupt`."""
    return sorted(_TAGS.get(Flag(flag), flag.lower()) for flag in flags)


@lru_cache(maxsize=4096)
def sort_name(last: str, first: str) -> str:
    """By last name, then first, without case and accents (ledger README, rule 22)."""
    return sort_text(f"{last},{first}")[:250]


def name_id(name: PersonName) -> str:
    """How an account is known in a file without account numbers: by its whole name."""
    plain = unicodedata.normalize("NFKD", f"{name.last}, {name.full}").casefold()
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return f"name:{' '.join(letters.split())}"[:120]


def _numbers(said: Said) -> tuple[str, str]:
    """The number to text and the number to call, as far as the source tells them apart."""
    mobiles = [number for number, kind in said.phones if kind == PhoneKind.MOBILE]
    others = [number for number, kind in said.phones if kind != PhoneKind.MOBILE]
    # "Texts only" beside a single unlabelled number says what kind of number it is.
    if not mobiles and said.channel == Channel.SMS:
        unknown = [number for number, kind in said.phones if kind == PhoneKind.UNKNOWN]
        mobiles, others = unknown[:1], [n for n in others if n not in unknown[:1]]
    return (mobiles[0] if mobiles else "", others[0] if others else "")


def fitted(text: str, limit: int) -> str:
    """Text for a column: no more than it holds, and no NUL, which PostgreSQL does not take."""
    return text.replace("\x00", "")[:limit]
