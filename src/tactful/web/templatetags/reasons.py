"""Links from wherever a reason code is shown to the page that explains it."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tactful.core.policy.codes import Code
from tactful.reports.account_words import code_of_hold
from tactful.web.templatetags.said import gate_words

register = template.Library()


@register.filter
def explained(code: str) -> str:
    """The address of the page about a code, or about the code a hold is for; empty for a word that
    is neither."""
    known = code_of_hold(code) or (code if code in Code.__members__ else "")
    return reverse("reasons:code", args=[known]) if known else ""


@register.simple_tag
def why_code(code: str) -> SafeString:
    """A code as a small link to its page; as it stands where it is none of the gate's."""
    return _linked(code, code, "code") if code else _NOTHING


@register.simple_tag
def why_words(code: str, said: str = "") -> SafeString:
    """A reason in words, which lead to its page: as the end of a sentence, or as it was said."""
    return _linked(code, said or gate_words(code), "why-words")


def _linked(code: str, said: str, kind: str) -> SafeString:
    address = explained(code)
    if not address:
        return format_html('<span class="{}">{}</span>', kind, said)
    return format_html('<a class="{}" href="{}">{}</a>', kind, address, said)


_NOTHING = SafeString("")
