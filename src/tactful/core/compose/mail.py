"""One e-mail written once: a plain body becomes its text and its HTML, so the two never differ.

A body is paragraphs parted by blank lines. The first paragraph that is only `[words]({{ link }})`
is the button; all others, and those inside a sentence, are links. Lines that begin with "- " make a
list. Nothing is fetched by the reader's program: no image, no font, no script.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Final

from tactful.core.compose.template import Language


@dataclass(frozen=True, slots=True)
class EmailSource:
    """Text and HTML of one e-mail, both still with their merge tags."""

    text: str
    html: str


def email_from(body: str, foot: str, *, language: Language, layout: str) -> EmailSource:
    """Turn a body and its small print into both forms of an e-mail.

    `layout` is a whole HTML page with `[[language]]`, `[[body]]` and `[[foot]]` in it.
    """
    blocks, small = _blocks(body), _blocks(foot)
    text = "\n\n".join(map(_text, (*blocks, *small)))
    button = next((block for block in blocks if _is_link(block)), None)
    shown = "\n".join(_html(block, _BUTTON if block == button else _BODY) for block in blocks)
    html = (
        layout.replace("[[language]]", language)
        .replace("[[body]]", shown)
        .replace("[[foot]]", "\n".join(_html(block, _FINE) for block in small))
    )
    return EmailSource(text, html)


def unfold(body: str) -> str:
    """Join the lines of each paragraph, so that a phone or a printer breaks them where it likes."""
    return "\n\n".join(_text(block) for block in _blocks(body))


def unwrapped(body: str) -> str:
    """One line for each paragraph and list item, links as they are typed: for whoever edits it."""
    return "\n\n".join(_blocks(body))


@dataclass(frozen=True, slots=True)
class _Style:
    css_class: str
    paragraph: str
    link: str


_SANS: Final = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
_INK: Final = f"margin:0 0 16px;{_SANS};font-size:17px;line-height:1.5;color:#22282e"
_SMALL: Final = f"margin:0 0 8px;{_SANS};font-size:14px;line-height:1.5;color:#59626b"
_UNDERLINED: Final = 'style="color:#1d6570;text-decoration:underline"'
_RAISED: Final = (
    f'class="button" style="display:inline-block;{_SANS};font-size:17px;line-height:1.4;'
    "font-weight:600;padding:13px 22px;border-radius:6px;background:#1d6570;color:#ffffff;"
    'text-decoration:none"'
)
_BODY: Final = _Style("ink", _INK, _UNDERLINED)
_BUTTON: Final = _Style("act", _INK, _RAISED)
_FINE: Final = _Style("fine", _SMALL, _UNDERLINED)

_LIQUID: Final = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
_PHONE: Final = re.compile(r"\{\{\s*office_phone\s*\}\}")
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((\{\{[^{}]*\}\})\)")
_ONLY_FOR_SOME: Final = re.compile(
    r"(\{%-?\s*(?:if|unless)\b[^%]*%\})(.*)(\{%-?\s*end(?:if|unless)\s*-?%\})", re.DOTALL
)
_CONTROL: Final = re.compile(r"(?:\{%(?:(?!%\}).)*%\}\s*)+", re.DOTALL)


def _blocks(body: str) -> list[str]:
    parted = re.split(r"\n\s*\n", body.strip())
    return [_joined(block) for block in parted if block.strip()]


def _joined(block: str) -> str:
    """One line per paragraph or list item."""
    lines = [" ".join(line.split()) for line in block.splitlines()]
    return re.sub(r"\n(?!- )", " ", "\n".join(line for line in lines if line))


def _text(block: str) -> str:
    opening, inner, closing = _condition(block)
    alone = _LINK.fullmatch(inner)
    written = f"{alone[1]}: {alone[2]}" if alone else _LINK.sub(r"\1 (\2)", inner)
    return f"{opening}{written}{closing}"


def _html(block: str, style: _Style) -> str:
    if _CONTROL.fullmatch(block):
        return block
    opening, inner, closing = _condition(block)
    return f"{opening}{_element(inner, style)}{closing}"


def _condition(block: str) -> tuple[str, str, str]:
    """Part a condition around the whole block from what it shows, so that no empty shell stays."""
    around = _ONLY_FOR_SOME.fullmatch(block)
    if around is None or re.search(r"\{%-?\s*(?:end|els)", around[2]):
        return "", block, ""
    return around[1], around[2].strip(), around[3]


def _is_link(block: str) -> bool:
    return _LINK.fullmatch(_condition(block)[1]) is not None


def _element(inner: str, style: _Style) -> str:
    if inner.startswith("- "):
        items = "".join(f"<li>{_inline(item, style)}</li>" for item in inner[2:].split("\n- "))
        padded = f"{style.paragraph};padding-left:24px"
        return f'<ul class="{style.css_class}" style="{padded}">{items}</ul>'
    return f'<p class="{style.css_class}" style="{style.paragraph}">{_inline(inner, style)}</p>'


def _inline(words: str, style: _Style) -> str:
    """Escape our own words, keep merge tags as they are, and make links of what is marked so."""
    written, last = "", 0
    for link in _LINK.finditer(words):
        written += _escaped(words[last : link.start()])
        written += f'<a href="{link[2]}" {style.link}>{escape(link[1], False)}</a>'
        last = link.end()
    return written + _escaped(words[last:])


def _escaped(words: str) -> str:
    parts = _LIQUID.split(words)
    kept = (part if _LIQUID.fullmatch(part) else escape(part, False) for part in parts)
    return _PHONE.sub(r'<span style="white-space:nowrap">\g<0></span>', "".join(kept))
