"""Links from wherever a reason code is shown to the page that explains it."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tactful.core.policy.codes import Code

register = template.Library()


@register.filter
def explained(code: str) -> str:
    """The address of the page about a code; empty for a word that is no code of the gate."""
    return reverse("reasons:code", args=[code]) if code in Code.__members__ else ""


@register.simple_tag
def why_code(code: str) -> SafeString | str:
    """A code as a small link to its page; as it stands where it is none of the gate's."""
    if not code:
        return ""
    address = explained(code)
    if not address:
        return format_html('<span class="code">{}</span>', code)
    return format_html('<a class="code" href="{}">{}</a>', address, code)
