"""What waits for a person: facts of queues that could not be counted as they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.utils.translation import gettext

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception.enums import NOT_GIVEN, FactKind, WhyAside
from maillage.reception.models import Reconciliation
from maillage.reception.queries.words import outcomes
from maillage.reception.rules import may, require
from maillage.reception.words import CODE_LISTS, LISTS
from maillage.reference import queries as reference

if TYPE_CHECKING:
    from maillage.accounts.models import Account

# What names a sheet and its version says nothing to a reader.
_SILENT: Final = frozenset({"sheet", "version", "number", "groups"})


@dataclass(frozen=True)
class AsideFact:
    """A fact set aside, in words: what it says, and why it waits."""

    id: UUID
    day: date
    half_day: str
    kind: str
    words: str
    why: str
    is_ahead: bool


def facts_set_aside(account: Account, place: Place, on: date, *, language: str) -> tuple[AsideFact, ...]:
    """The facts that wait at a place, by day. Raises NotYours unless the account closes its days.

    Two queries, and one for each list of words they speak.
    """
    require(account, "reception.close_day", on=on, place_key=str(place.id))
    rows = Reconciliation.objects.filter(place_key=str(place.id))
    words = _Words(on, language)
    return tuple(
        AsideFact(
            id=row.id,
            day=row.day,
            half_day=str(HalfDay(row.half_day).label),
            kind=_kinds()[FactKind(row.kind)],
            words=words.of(row.body),
            why=str(WhyAside(row.reason).label),
            is_ahead=row.reason == WhyAside.AHEAD,
        )
        for row in rows
    )


def number_set_aside(account: Account, place: Place, on: date) -> int:
    """How many facts of a place wait for this account; none for who does not close its days. One query, or two."""
    waiting = Reconciliation.objects.filter(place_key=str(place.id)).count()
    return waiting if waiting and may(account, "reception.close_day", on=on, place_key=str(place.id)) else 0


def _kinds() -> dict[FactKind, str]:
    return {
        FactKind.VISIT: gettext("Visites"),
        FactKind.PROFILE: gettext("Profil"),
        FactKind.DOOR: gettext("Compteur de la porte"),
        FactKind.SHEET: gettext("Fiche d’entretien"),
        FactKind.SHEET_CORRECTION: gettext("Correction d’une fiche"),
    }


class _Words:
    """Codes in the words of a language, each list read once."""

    def __init__(self, on: date, language: str) -> None:
        self._on, self._language = on, language
        self._lists: dict[str, dict[str, str]] = {"outcome": outcomes()}

    def of(self, body: Mapping[str, object]) -> str:
        """« 3 · Groupe scolaire · Changer de métier »: the number first, nothing of what was not told."""
        numbers = [str(body[name]) for name in ("number",) if name in body]
        told = [self._word(name, code) for name, value in body.items() for code in _codes(name, value)]
        return " · ".join(numbers + told)

    def _word(self, name: str, code: str) -> str:
        return self._list(name).get(code, code)

    def _list(self, name: str) -> dict[str, str]:
        vocabulary = (LISTS | CODE_LISTS).get(name)
        if name not in self._lists:
            terms = reference.terms_of(vocabulary, self._on) if vocabulary else ()
            is_english = self._language == "en"
            self._lists[name] = {term.code: (is_english and term.english) or term.french for term in terms}
        return self._lists[name]


def _codes(name: str, value: object) -> list[str]:
    if name in _SILENT or not isinstance(value, str | list):
        return []
    codes = value.split() if isinstance(value, str) else value
    return [str(code) for code in codes if code != NOT_GIVEN]
