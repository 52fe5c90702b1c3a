"""What an e-mail's HTML may hold: words, links by merge tag and plain style; nothing that runs,
phones home or loads (policy.md R091, R113)."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

_REFUSED: Final = frozenset(
    {
        *("script", "iframe", "frame", "object", "embed", "applet", "template", "portal"),
        *("form", "input", "button", "textarea", "select", "link", "base"),
        *("video", "audio", "source", "track", "svg", "math", "canvas"),
    }
)
_UNSEEN: Final = frozenset({"head", "style", "title", "script"})
# A word that changes its look half-way is still one word.
_IN_A_WORD: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins"),
        *("kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr"),
    }
)
_SAID: Final = frozenset({"alt", "title", "aria-label", "aria-description"})
_LOADS: Final = re.compile(r"url\s*\(|@import|expression\s*\(|javascript:", re.IGNORECASE)
_LINK_OK: Final = re.compile(r"\{\{[^{}]+\}\}|#.*|(?:mailto|tel):(?:\{\{[^{}]+\}\})")
_ADDRESSES: Final = frozenset({"href", "src", "action", "background", "poster", "srcset", "data"})


def visible_text(html: str) -> str:
    """Return the words a reader sees."""
    if not html:
        return ""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


def unsafe_markup(html: str) -> tuple[str, ...]:
    """Say what in the HTML may not be sent, a phrase each."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(dict.fromkeys(reader.refused))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.refused: list[str] = []
        self._unseen = 0
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._in_style = tag == "style"
        self._take(tag, [(name, value or "") for name, value in attrs])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._take(tag, [(name, value or "") for name, value in attrs])

    def handle_comment(self, data: str) -> None:
        """Some programs show what stands in one: <!--[if mso]> ... <![endif]-->."""
        self.refused.append("a comment")
        if data.strip():
            self.words.append(f" {data} ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self._in_style = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if self._in_style and _LOADS.search(data):
            self.refused.append("a style that loads something")
        if not self._unseen:
            self.words.append(data)

    def _take(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        self._part(tag)
        self.words.extend(f" {value} " for name, value in attributes if name in _SAID)
        self.refused.extend(_refusals(tag, attributes))

    def _part(self, tag: str) -> None:
        if tag not in _IN_A_WORD:
            self.words.append(" ")


def _refusals(tag: str, attributes: list[tuple[str, str]]) -> Iterator[str]:
    if tag in _REFUSED:
        yield f"<{tag}>"
    for name, value in attributes:
        if name.startswith("on"):
            yield f"{name}, which runs a script"
        if name == "style" and _LOADS.search(value):
            yield "a style that loads something"
        if name == "http-equiv" and value.lower() == "refresh":
            yield "a page that moves on by itself"
        if name in _ADDRESSES and not _address_ok(tag, value):
            yield "a picture from elsewhere" if tag == "img" else f"a fixed address in {name}"


def _address_ok(tag: str, value: str) -> bool:
    if tag == "img":
        return value.startswith("cid:")
    return _LINK_OK.fullmatch(value.strip()) is not None
