"""A provider that answers as it is told to, and remembers what reached it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tactful.channels.contract import Accepted, Outcome, OutgoingTouch
from tactful.core.vocabulary import Channel


@dataclass
class Provider:
    """Takes everything unless `answers` says otherwise; `before` runs before it answers."""

    channel: Channel
    answers: Callable[[OutgoingTouch], Outcome] | None = None
    before: Callable[[OutgoingTouch], None] = lambda touch: None
    name: str = "test provider"
    got: list[OutgoingTouch] = field(default_factory=list)

    def send(self, touch: OutgoingTouch) -> Outcome:
        self.before(touch)
        self.got.append(touch)
        return self.answers(touch) if self.answers else Accepted(f"id-{touch.touch_id}")

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        pass
