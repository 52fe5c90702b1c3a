"""How every page writes money, days, instants, ages and states."""

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tactful.core.aging import Bucket
from tactful.core.money import format_cents
from tactful.core.wording import count, full_date, phone_words, short_date
from tactful.web import words

register = template.Library()


@register.simple_tag
def asset(path: str) -> str:
    """The address of one of our files; its content is part of it, so it may be kept for good."""
    return f"{static(path)}?v={_mark_of(path)}"


@register.filter
def money(cents: int | None) -> str:
    """`$123.45`; nothing where there is no sum."""
    return "" if cents is None else format_cents(cents)


@register.filter
def private_money(cents: int | None) -> SafeString:
    """A sum that the privacy cover hides."""
    return format_html('<span class="private">{}</span>', money(cents))


@register.filter
def phone(number: str) -> str:
    return phone_words(number) if number else ""


@register.filter
def capital(text: str) -> str:
    return words.sentence(str(text))


@register.filter
def in_words(number: int) -> str:
    return words.in_words(number)


@register.simple_tag(takes_context=True)
def day(context: RequestContext, value: date | None) -> SafeString | str:
    """`Nov 6`, the year when it is not this one; the full date in the title."""
    if value is None:
        return ""
    shown = short_date(value, on=_request(context).today)
    return _time(value.isoformat(), full_date(value), shown)


@register.simple_tag(takes_context=True)
def weekday(context: RequestContext, value: date | None) -> SafeString | str:
    """`Fri, Nov 27`, `today`, `tomorrow`; the full date in the title."""
    if value is None:
        return ""
    shown = words.weekday(value, on=_request(context).today)
    return _time(value.isoformat(), full_date(value), shown)


@register.simple_tag(takes_context=True)
def moment(context: RequestContext, value: datetime | None) -> SafeString | str:
    """`9:12 AM` today, `Nov 20, 9:12 AM` else, in the practice's zone; exact in the title."""
    if value is None:
        return ""
    request = _request(context)
    shown = words.moment(value, request.zone, on=request.today)
    return _time(value.isoformat(), words.exact_moment(value, request.zone), shown)


@register.simple_tag(takes_context=True)
def hour(context: RequestContext, value: datetime | None) -> SafeString | str:
    """`9:12 AM`, in the practice's zone."""
    if value is None:
        return ""
    zone = _request(context).zone
    return _time(value.isoformat(), words.exact_moment(value, zone), words.hour(value, zone))


@register.simple_tag
def age(days: int | None, bucket: Bucket | None) -> SafeString | str:
    """Days past due over a rule that fills in five steps; nothing where nothing is owed."""
    if days is None:
        return ""
    step = list(Bucket).index(bucket) if bucket else 0
    said = count(days, "day") if days > 0 else "current"
    return format_html('<span class="age" data-step="{}">{}</span>', step, said)


@register.simple_tag
def state(code: str, said: str) -> SafeString:
    """A shape and a word."""
    return format_html('<span class="state" data-is="{}">{}</span>', code, words.sentence(said))


def _time(iso: str, title: str, shown: str) -> SafeString:
    return format_html('<time datetime="{}" title="{}">{}</time>', iso, title, shown)


def _request(context: RequestContext) -> Any:
    return context["request"]


@lru_cache
def _mark_of(path: str) -> str:
    found = finders.find(path)
    content = Path(found).read_bytes() if found else b""
    return hashlib.sha256(content).hexdigest()[:10]
