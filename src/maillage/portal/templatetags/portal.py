"""Words for distances and clock times, structured data, in the language of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, time

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from maillage.core.instants import local

register = template.Library()
# What could end a script element or an attribute, written as JSON escapes.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def distance(km: float) -> str:
    """A straight-line distance: « moins de 1 km », « 4,2 km », « 48 km »."""
    if km < 1:
        return gettext("moins de 1 km")
    return f"{number_format(km, 1 if km < 9.95 else 0)}\u00a0km"


def _english_clock(clock: time) -> str:
    hour = clock.hour % 12 or 12
    minutes = f".{clock.minute:02d}" if clock.minute else ""
    return f"{hour}{minutes}\u00a0{'am' if clock.hour < 12 else 'pm'}"


@register.filter
def clock(moment: datetime | time | None) -> str:
    """An hour of the day in words: « 9 h », « 17 h 30 »; « 5.30 pm » in English."""
    if moment is None:
        return ""
    at = local(moment).time() if isinstance(moment, datetime) else moment
    if get_language() == "en":
        return _english_clock(at)
    return f"{at.hour}\u00a0h" + (f"\u00a0{at.minute:02d}" if at.minute else "")


@register.filter
def json_ld(data: Mapping[str, object]) -> SafeString:
    """A schema.org block; data is escaped so that no text of it can end the element."""
    escaped = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(escaped))  # noqa: S308
