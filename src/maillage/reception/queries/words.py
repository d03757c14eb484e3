"""The answers a desk chooses among, and the reasons of a place, most used first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Sum
from django.utils.translation import gettext

from maillage.core.text import normalise
from maillage.network.models import Place
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.models import VisitFact, VisitTotal
from maillage.reception.words import LISTS, OUTCOMES
from maillage.reference import queries as reference
from maillage.reference.queries.vocabularies import TermLine

FIRST: Final = 8  # reasons within one tap
_LOOKED_BACK: Final = timedelta(days=90)


@dataclass(frozen=True)
class Choice:
    """An answer, in the language of the page; `parent` is its pôle, or empty."""

    code: str
    label: str
    parent: str = ""


@dataclass(frozen=True)
class Reasons:
    """The reasons of a place: those within one tap, then the others in the order of the list."""

    first: tuple[Choice, ...]
    others: tuple[Choice, ...]


def choices_of(field: str, on: date, *, language: str) -> tuple[Choice, ...]:
    """The answers one field of a fact takes: see `choices_of_each`."""
    return choices_of_each([field], on, language=language)[field]


def choices_of_each(fields: Iterable[str], on: date, *, language: str) -> dict[str, tuple[Choice, ...]]:
    """The answers that fields of facts take on a day, in the order of their lists. One query."""
    lists = {field: LISTS[field] for field in fields if field != "outcome"}
    terms = reference.terms_of_each(lists.values(), on)
    found = {field: tuple(_choice(term, language) for term in terms[code]) for field, code in lists.items()}
    return {**found, "outcome": tuple(Choice(code, label) for code, label in outcomes().items())}


def _choice(term: TermLine, language: str) -> Choice:
    return Choice(term.code, (term.english or term.french) if language == "en" else term.french, term.parent)


def reason_words(on: date) -> dict[str, frozenset[str]]:
    """The words that lead to each reason when it is typed: those of its code and of its two labels. One query."""
    found = {}
    for term in reference.terms_of(LISTS["reason"], on):
        if term.code != NOT_GIVEN:
            spelt = normalise(f"{term.code.replace('_', ' ')} {term.french} {term.english}")
            found[term.code] = frozenset(spelt.split())
    return found


def reasons_at(place: Place, reasons: Sequence[Choice], *, before: date) -> Reasons:
    """Those most counted at the place over ninety days, up to the eve of `before`: a day keeps its order.

    Without a count, or at equal counts, the order of the list. « Not told » is never a button. Two queries.
    """
    key = {"place_key": str(place.id), "day__lt": before, "day__gte": before - _LOOKED_BACK}
    counted: Counter[str] = Counter()
    for model in (VisitFact, VisitTotal):
        rows = model.objects.filter(**key).order_by().values_list("reason")
        for reason, number in rows.annotate(Sum("number")):
            counted[reason] += number
    told = [reason for reason in reasons if reason.code != NOT_GIVEN]
    ordered = sorted(told, key=lambda reason: -counted[reason.code])
    first = ordered[:FIRST]
    return Reasons(tuple(first), tuple(reason for reason in told if reason not in first))


def outcomes() -> dict[str, str]:
    """Where a visitor goes on from the desk, in words."""
    words = (
        gettext("Renseignement donné"),
        gettext("Documentation"),
        gettext("Ordinateur ou borne"),
        gettext("Atelier ou événement du jour"),
        gettext("Entretien"),
        gettext("Ailleurs"),
        gettext("Non renseigné"),
    )
    return dict(zip(OUTCOMES, words, strict=True))
