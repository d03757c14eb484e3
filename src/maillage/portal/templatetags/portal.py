"""Words and links of the public pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.urls import translate_url
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from maillage.core.instants import HalfDay, local
from maillage.network.opening import Opening
from maillage.network.sheets import PlaceToday, Presence, SpecialDay
from maillage.network.special_wording import special_day_in_words
from maillage.network.wording import DayInWords, opening_hours_in_words
from maillage.portal import toponyms
from maillage.portal.former import former_in_words
from maillage.portal.pyramid import Bar
from maillage.portal.strip import FIRST_HOUR, TICKS, strip_of
from maillage.portal.words import (
    ACCESS_NAMES,
    ages_in_words,
    clock_in_words,
    distance_in_words,
    language_in_words,
    number_in_words,
    opening_in_words,
    percent_in_words,
    presences_in_words,
    quarter_in_words,
    this_half_day_in_words,
)
from maillage.reference.queries import FormerName, RatePoint
from maillage.safeguards.keeping import keep_made

register = template.Library()
# What could end a script element, written as JSON escapes.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
# The parts of a query that make another page; all others are forgotten by the canonical address.
_PAGE_MAKING = ("commune", "lettre")


@register.filter
def distance(km: float) -> str:
    """A straight-line distance in words."""
    return distance_in_words(km)


@register.filter
def usual_week(expression: str) -> tuple[DayInWords, ...]:
    """The seven days of opening hours, in words; nothing when they are not known."""
    spoken = (get_language() or "fr")[:2]
    return opening_hours_in_words(expression, spoken, on=local(timezone.now()).date())[:7] if expression else ()


@register.filter
def clock(moment: datetime | time | None) -> str:
    """An hour of the day in words; empty without one."""
    return clock_in_words(moment) if moment else ""


@register.filter
def opening_words(opening: Opening, at: datetime) -> str:
    """Whether a place is open, seen from `at`."""
    return opening_in_words(opening, at)


@register.filter
def special_day_words(day: SpecialDay) -> str:
    """« jeudi 24 décembre : fermé (pont) »."""
    return special_day_in_words(day)


@register.filter
def presences_words(presences: Sequence[Presence]) -> str:
    """« lundi matin, mardi matin et après-midi »."""
    return presences_in_words(presences)


@register.filter
def this_half_day(half_day: HalfDay) -> str:
    """« cet après-midi »."""
    return this_half_day_in_words(half_day)


@register.filter
def of_commune(name: str) -> str:
    """A commune after « de »: « d’Avignon », « du Lavandou »."""
    return toponyms.of_commune(name)


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart."""
    return number_in_words(number)


@register.filter
def percent(rate: Decimal) -> str:
    """A rate in percent."""
    return percent_in_words(rate)


@register.filter
def quarter_words(point: RatePoint) -> str:
    """A quarter in words."""
    return quarter_in_words(point)


@register.filter
def ages_words(bar: Bar) -> str:
    """The ages of a bar of the pyramid."""
    return ages_in_words(bar.age_from, bar.age_to)


@register.filter
def former_words(former: FormerName, commune: str) -> str:
    """What became of a former commune."""
    return former_in_words(former, commune)


@register.filter
def dots(level: int) -> str:
    """A level from 1 to 5 as full and empty dots."""
    return "●" * level + "○" * (5 - level)


@register.filter
def access_words(code: str) -> str:
    """What a point of accessibility is."""
    return str(ACCESS_NAMES.get(code, code))


@register.filter
def language_words(code: str) -> str:
    """The name of a language, in the language of the page."""
    return language_in_words(code)


@register.filter
def json_ld(data: Mapping[str, object]) -> SafeString:
    """A schema.org block, escaped so that no text of it can end the element."""
    escaped = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(escaped))  # noqa: S308


@register.simple_tag(takes_context=True)
def page_links(context: Context) -> SafeString:
    """The canonical address of the page and the same page in each language, whole."""
    request = context["request"]
    kept = {name: request.GET[name] for name in _PAGE_MAKING if name in request.GET}
    here = request.build_absolute_uri(request.path + (f"?{urlencode(kept)}" if kept else ""))
    is_english = get_language() == "en"
    french = translate_url(here, "fr") if is_english else here
    english = here if is_english else translate_url(here, "en")
    alternates = (("fr", french), ("en", english), ("x-default", french))
    return format_html('<link rel="canonical" href="{}">', here) + format_html_join(
        "", '<link rel="alternate" hreflang="{}" href="{}">', alternates
    )


@register.inclusion_tag("portal/today/_strip.html")
def day_strip(place: PlaceToday, at: datetime) -> dict[str, object]:
    """The day of a place as bars."""
    return {
        "strip": strip_of(place, at),
        "hours": [(hour - FIRST_HOUR) * 60 for hour in TICKS],
        "ticks": [clock_in_words(time(hour)) for hour in TICKS],
    }


class KeptNode(Node):
    """A part of a page kept while the content stays (`safeguards.keeping`)."""

    def __init__(self, nodes: NodeList, key: list[FilterExpression]) -> None:
        self.nodes = nodes
        self.key = key

    def render(self, context: Context) -> SafeString:
        key = ("template", *(part.resolve(context) for part in self.key))
        return keep_made(key, lambda: self.nodes.render(context))


@register.tag("kept")
def kept_part(parser: Parser, token: Token) -> KeptNode:
    """`{% kept "name" slug %}…{% endkept %}`: made once per key, language and content version.

    What stands inside may depend on the key and the content only, never on the address of the page.
    """
    _tag, *parts = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes, [parser.compile_filter(part) for part in parts])
