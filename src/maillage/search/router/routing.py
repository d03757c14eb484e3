"""A sentence → a route: the models say the pôle and the reason, tables of words the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final

from django.utils.translation import override

from maillage.core.instants import local
from maillage.network.queries import current_network
from maillage.network.sheets import NetworkSheet
from maillage.reference.queries import school_holidays
from maillage.search.router.asking import ask
from maillage.search.router.audiences import audience_of
from maillage.search.router.distress import distress_of
from maillage.search.router.features import features
from maillage.search.router.helplines import helplines
from maillage.search.router.model_file import learnt
from maillage.search.router.places import place_of
from maillage.search.router.questions import NO_POLE
from maillage.search.router.times import HolidaySpan, moment_of, words_of_time
from maillage.search.routes import Helpline, Moment, PoleGuess, Route

# Longer questions are read no further.
LONGEST_READ: Final = 400
# From here on the pôle is told without asking: docs/algorithms/router.md gives what is right above and below.
SURE: Final = 0.6
_LEAST_TOLD: Final = 0.05
_LEAST_REASON: Final = 0.4
_OTHER_REASON: Final = "autre"


@dataclass(frozen=True)
class Reading:
    """What the models read: the pôles told, and the reason; `is_outside` when no pôle nor practical answer suits."""

    poles: tuple[PoleGuess, ...]
    reason: str
    is_sure: bool
    is_outside: bool


_NOTHING: Final = Reading(poles=(), reason="", is_sure=False, is_outside=False)


def route_of(text: str, *, language: str, at: datetime) -> Route:
    """Where `text` leads, in the words of `language`. A sentence of distress leads to people, and nowhere else.

    At most three queries: communes, the network when one is named, school holidays when the sentence speaks of them.
    """
    with override(language):
        if distress := distress_of(text):
            return _to_people(text, helplines(distress))
        shown, network = text[:LONGEST_READ], cache(current_network)
        read = reading(shown)
        return Route(
            text=text,
            poles=read.poles,
            reason=read.reason,
            audience=audience_of(shown),
            place=place_of(shown, lambda: network().region_code),
            time=_moment(shown, local(at).date(), network),
            is_sure=read.is_sure,
            is_outside=read.is_outside,
            asked=None if read.is_sure else ask(read.poles),
            helplines=(),
        )


def reading(text: str) -> Reading:
    """What the models make of a sentence: nothing when they know none of its features. No query."""
    seen, models = features(text), learnt()
    if not any(feature in models.poles.position for feature in seen):
        return _NOTHING
    poles = models.poles.probabilities(seen)
    reasons = models.reasons.probabilities(seen)
    reason = max(reasons, key=reasons.__getitem__)
    none = poles.pop(NO_POLE)
    likely = sorted(poles.items(), key=lambda one: (-one[1], one[0]))
    is_practical = none >= SURE and reason != _OTHER_REASON
    told = tuple(PoleGuess(code, round(one, 4)) for code, one in likely if one >= _LEAST_TOLD)
    return Reading(
        poles=() if is_practical else told,
        reason=reason if reasons[reason] >= _LEAST_REASON else "",
        is_sure=is_practical or likely[0][1] >= SURE,
        is_outside=none >= SURE and reason == _OTHER_REASON and _speaks_of_something(seen),
    )


def _speaks_of_something(seen: Sequence[str]) -> bool:
    """False for « bonjour », which is no question yet."""
    return any(feature.startswith("k:") and feature != "k:greeting" for feature in seen)


def _moment(text: str, today: date, network: Callable[[], NetworkSheet]) -> Moment | None:
    holidays = _running_or_next(network().school_zone, today) if "vacances" in words_of_time(text) else None
    return moment_of(text, today, holidays)


def _running_or_next(zone: str, today: date) -> HolidaySpan | None:
    ahead = [line for line in school_holidays(zone) if line.ends_on >= today]
    return HolidaySpan(max(today, ahead[0].starts_on), ahead[0].ends_on) if ahead else None


def _to_people(text: str, lines: tuple[Helpline, ...]) -> Route:
    return Route(
        text=text,
        poles=(),
        reason="",
        audience="",
        place=None,
        time=None,
        is_sure=False,
        is_outside=False,
        asked=None,
        helplines=lines,
    )
