"""What our last message asked, which gives a bare "no" or "friday" its meaning."""

from typing import Final

from tactful.core.replies import Question
from tactful.core.replies.book import lexicon
from tactful.core.replies.words import read_words
from tactful.outreach.models import Touch

_ASKED_BY: Final = {
    "promise_echo": Question.PROMISE_ECHO,
    "clarify_date": Question.WHICH_DAY,
}
_NO: Final = frozenset({"no", "nope", "nah", "nop"})
_GLANCE: Final = 80  # characters in which a "no" that answers us stands


def open_question(touch: Touch | None) -> Question | None:
    """The question that a reply to this touch may answer."""
    return _ASKED_BY.get(touch.template_key) if touch else None


def says_no(text: str) -> bool:
    """Whether a message begins with the no that we asked for: `NO`, `no, not friday`."""
    words = read_words(text[:_GLANCE], lexicon()).plain
    return bool(words) and words[0] in _NO
