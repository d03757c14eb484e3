"""A sentence → a route."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from maillage.search.router.asking import ask
from maillage.search.router.distress import distress_of
from maillage.search.router.helplines import helplines
from maillage.search.routes import PoleGuess, Route

LONGEST_READ = 400


def route_of(text: str, *, language: str, at: datetime) -> Route:
    """Where `text` leads, in the words of `language`. A sentence of distress leads to people, and nowhere else."""
    with override(language):
        if distress := distress_of(text):
            return _empty(text, helplines=helplines(distress))
        guesses: tuple[PoleGuess, ...] = ()
        return _empty(text, asked=ask(guesses), poles=guesses)


def _empty(text: str, **known: object) -> Route:
    nothing = {"reason": "", "audience": "", "place": None, "time": None, "is_sure": False, "is_outside": False}
    return Route(text=text, **{"poles": (), "asked": None, "helplines": (), **nothing, **known})  # type: ignore[arg-type]
