"""Which tone, which variant and which template: the choice before the words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tactful.core.compose.errors import NoTemplate
from tactful.core.compose.template import Language, MessageTemplate, Tone, Variant
from tactful.core.vocabulary import Channel

_TONES: Final = tuple(Tone)
_UNSEALED: Final = frozenset({Channel.SMS, Channel.EMAIL})


@dataclass(frozen=True, slots=True)
class TonePolicy:
    """The last day past due on which a tone is still used. A practice setting."""

    friendly_days: int = 30
    warm_days: int = 60
    direct_days: int = 90

    def __post_init__(self) -> None:
        if not self.friendly_days < self.warm_days < self.direct_days:
            raise ValueError("the days of friendly, warm and direct must rise, as in 30, 60, 90")


def choose(days_past_due: int, policy: TonePolicy | None = None) -> Tone:
    """Choose the tone for a balance of this age; only the tone changes with it, never the facts."""
    edges = policy or TonePolicy()
    if days_past_due <= edges.friendly_days:
        return Tone.FRIENDLY
    if days_past_due <= edges.warm_days:
        return Tone.WARM
    return Tone.DIRECT if days_past_due <= edges.direct_days else Tone.FINAL


def variant_for(channel: Channel, *, unencrypted_accepted: bool) -> Variant:
    """Return the private variant for a text or e-mail to whoever has not accepted them unencrypted.

    policy.md R092: name and amount travel unencrypted only where the person was warned and chose
    so. A letter is sealed, and a caller verifies the person first (R094).
    """
    if channel in _UNSEALED and not unencrypted_accepted:
        return Variant.PRIVATE
    return Variant.FULL


class Library:
    """Templates by what they are for. A later template takes the place of an equal earlier one."""

    def __init__(self, templates: Iterable[MessageTemplate]) -> None:
        self._shelf: Mapping[_Place, MessageTemplate] = {_place(each): each for each in templates}

    def __iter__(self) -> Iterator[MessageTemplate]:
        return iter(self._shelf.values())

    def __len__(self) -> int:
        return len(self._shelf)

    def keys(self) -> tuple[str, ...]:
        """Return every message key once, in order."""
        return tuple(dict.fromkeys(each.key for each in self))

    def languages(self, key: str, channel: Channel) -> tuple[Language, ...]:
        """Return the languages a message is written in (`languages_approved` for the gate)."""
        mine = (each for each in self if (each.key, each.channel) == (key, channel))
        return tuple(dict.fromkeys(each.language for each in mine))

    def pick(
        self,
        key: str,
        channel: Channel,
        language: Language,
        *,
        variant: Variant,
        tone: Tone | None = None,
    ) -> MessageTemplate:
        """Return the template for a message; raises NoTemplate where none may be used.

        A missing tone falls back to the nearest softer one. A missing full variant falls back to
        the private one, never the reverse. Nobody is written to in another language
        (policy.md R131).
        """
        for tried in _tones(tone):
            for allowed in _variants(variant):
                found = self._shelf.get((key, channel, language, tried, allowed))
                if found is not None:
                    return found
        raise NoTemplate(f"there is no {key} for {channel} in {language} ({variant})")

    def drafts(
        self, key: str, channel: Channel, language: Language, *, variant: Variant
    ) -> tuple[MessageTemplate, ...]:
        """Return the message in each of its tones, softest first, to choose from."""
        tones = (None, *_TONES)
        found = (self._shelf.get((key, channel, language, tone, variant)) for tone in tones)
        return tuple(each for each in found if each is not None)


_Place = tuple[str, Channel, Language, Tone | None, Variant]


def _place(each: MessageTemplate) -> _Place:
    return each.key, each.channel, each.language, each.tone, each.variant


def _tones(tone: Tone | None) -> tuple[Tone | None, ...]:
    if tone is None:
        return (None, *_TONES)
    softer = _TONES[: _TONES.index(tone) + 1]
    return (*reversed(softer), None)


def _variants(variant: Variant) -> tuple[Variant, ...]:
    return (Variant.FULL, Variant.PRIVATE) if variant == Variant.FULL else (Variant.PRIVATE,)
