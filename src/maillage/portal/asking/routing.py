"""Where a question leads, as the public reads it: pôles with their reason and next hours, or one plain question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network import queries as network
from maillage.network.sheets import PoleLine
from maillage.portal.asking.asked import Asked
from maillage.portal.asking.next_hours import NextHours, next_hours
from maillage.portal.asking.reasons import REASONS
from maillage.portal.pages.search import ChoiceShown, NextShown, PoleShown, RouteShown
from maillage.portal.views.language import language
from maillage.portal.words import clock_in_words, day_in_words, distance_in_words
from maillage.search.answers import Answer, Point, Why
from maillage.search.routes import Route

# A second pôle is told when the question belongs there this likely.
_LIKELY: Final = 0.2
_MOST_POLES: Final = 3
_BY_A_NAME: Final = frozenset({Why.NAME, Why.WORDS, Why.OTHER_NAME, Why.START})


def route_shown(route: Route, answer: Answer, *, asked: Asked, at: datetime) -> RouteShown:
    """The block that stands above the answer; below it when one kind was chosen, or a name is what was asked."""
    poles = {pole.code: pole for pole in network.poles(language())}
    return RouteShown(
        helplines=route.helplines,
        poles=tuple(_pole_shown(pole, route, at=at, near=asked.near) for pole in _told(route, poles)),
        question=route.asked.sentence if route.asked else "",
        choices=_choices(route, poles),
        reason=str(REASONS.get(route.reason, "")),
        is_outside=route.is_outside,
        stands_first=not asked.kind and (route.is_sure or not _is_named(answer)),
    )


def _told(route: Route, poles: dict[str, PoleLine]) -> Iterable[PoleLine]:
    """The pôles to name: the likeliest, then those nearly as likely; none when a question is put instead."""
    if not route.is_sure:
        return ()
    likely = [guess.code for rank, guess in enumerate(route.poles) if rank == 0 or guess.confidence >= _LIKELY]
    return tuple(poles[code] for code in likely[:_MOST_POLES] if code in poles)


def _choices(route: Route, poles: dict[str, PoleLine]) -> tuple[ChoiceShown, ...]:
    choices = route.asked.choices if route.asked else ()
    return tuple(ChoiceShown(choice.pole, choice.label) for choice in choices if choice.pole in poles)


def _is_named(answer: Answer) -> bool:
    """Whether the best thing found bears the name asked for, or the words of it."""
    first = next((found for kind in answer.kinds for found in kind.found), None)
    return first is not None and not answer.is_approximate and first.why in _BY_A_NAME


def _pole_shown(pole: PoleLine, route: Route, *, at: datetime, near: Point | None) -> PoleShown:
    found = next_hours(pole.code, at, near=near, moment=route.time, language=language())
    return PoleShown(pole, _next_shown(found, at) if found else None)


def _next_shown(found: NextHours, at: datetime) -> NextShown:
    distance = "" if found.distance_km is None else distance_in_words(found.distance_km)
    return NextShown(found.place, hours_in_words(found, at), distance)


def hours_in_words(found: NextHours, at: datetime) -> str:
    """« maintenant, jusqu’à 17 h », « aujourd’hui, de 14 h à 17 h », « demain, de 9 h à 12 h »."""
    words = {
        "day": day_in_words(local(found.starts_at).date(), local(at).date()) or _("aujourd’hui"),
        "start": clock_in_words(found.starts_at),
        "end": clock_in_words(found.until),
    }
    return _("maintenant, jusqu’à %(end)s") % words if found.is_now else _("%(day)s, de %(start)s à %(end)s") % words
