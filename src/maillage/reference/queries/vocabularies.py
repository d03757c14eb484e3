"""Controlled words: those in force on a day, and what a code meant on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from maillage.reference.models import Term, Vocabulary
from maillage.safeguards.keeping import kept

UNKNOWN_START = date(1900, 1, 1)  # the publisher does not say since when


@dataclass(frozen=True)
class TermLine:
    """A code with its words; `english` is empty in the lists of others."""

    code: str
    french: str
    english: str
    parent: str
    mappings: Mapping[str, list[str]]
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class WordList:
    """A list and its terms, in the order of the list."""

    code: str
    french: str
    english: str
    publisher: str
    version: str
    terms: tuple[TermLine, ...]

    @property
    def label(self) -> str:
        """Its name in the active language; in French when it has none there."""
        return self.english or self.french if get_language() == "en" else self.french


def _on(day: date) -> QuerySet[Term]:
    still = Q(valid_until=None) | Q(valid_until__gte=day)
    return Term.objects.filter(still, valid_from__lte=day).order_by("vocabulary", "position", "code", "valid_from")


def _line(row: Term) -> TermLine:
    return TermLine(row.code, row.label, row.label_en, row.parent, row.mappings, row.valid_from, row.valid_until)


def terms_of(vocabulary: str, on: date) -> tuple[TermLine, ...]:
    """The terms of a list in force on a day. One query."""
    return tuple(_line(row) for row in _on(on).filter(vocabulary=vocabulary))


def terms_of_each(vocabularies: Iterable[str], on: date) -> dict[str, tuple[TermLine, ...]]:
    """The terms in force on a day of several lists, by list; a list without any is empty. One query."""
    found: dict[str, list[TermLine]] = {code: [] for code in vocabularies}
    for row in _on(on).filter(vocabulary__in=found):
        found[row.vocabulary_id].append(_line(row))
    return {code: tuple(terms) for code, terms in found.items()}


def label_of(vocabulary: str, code: str, on: date, *, language: str = "fr") -> str:
    """What `code` meant on a day; a code that was not in force keeps its code. One query."""
    row = _on(on).filter(vocabulary=vocabulary, code=code).first()
    if row is None:
        return code
    return row.label_en or row.label if language == "en" else row.label


@kept
def word_lists() -> tuple[WordList, ...]:
    """Every list with every version of its terms, ours first. Two queries."""
    terms: dict[str, list[TermLine]] = defaultdict(list)
    for row in Term.objects.order_by("vocabulary", "position", "code", "valid_from"):
        terms[row.vocabulary_id].append(_line(row))
    return tuple(
        WordList(row.code, row.label, row.label_en, row.publisher, row.version, tuple(terms[row.code]))
        for row in Vocabulary.objects.order_by("position", "code")
    )
