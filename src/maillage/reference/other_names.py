"""What people also call each occupation, from the sources that name occupations their own way.

A name points to the sheet that bears the same words. When none does, the sheets its source could mean
(the children of a ROME 3 code, those of a European group) are weighed by the words they share with it:
the best ones take it when they hold most of it. A whole group never does (docs/algorithms/search.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log

from maillage.core.text import normalise
from maillage.reference.models import (
    EscoOccupation,
    FormerTitle,
    Occupation,
    OccupationSuccession,
    OnisepName,
    RomeGroup,
)

_ROWS_AT_ONCE = 500
# Words are compared by their first letters, which both genders share.
_LETTERS, _SHORTEST = 6, 4
# The share of a name that a sheet must hold to take it, and how many sheets may.
_MOST_OF_A_NAME, _SHEETS_BY_NAME = 0.6, 2
# A sheet of ROME 3 keeps its name for the sheets that took over this share of its titles.
_SHARE_OF_TITLES = 0.25

Names = Mapping[str, tuple[str, ...]]


def other_names(names: Names) -> Names:
    """By code of sheet, names that are not its own; `names` are those it bears. Five queries."""
    sheets = Sheets(names)
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in (*_former_titles(), *_onisep(sheets), *_former_sheets(), *_european(sheets)):
        found[code].append(name)
    return {code: tuple(dict.fromkeys(others)) for code, others in found.items()}


class Sheets:
    """The sheets of today by their names and by the words of these."""

    def __init__(self, names: Names) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, set[str]] = {}
        counts: Counter[str] = Counter()
        for code, borne in names.items():
            for name in dict.fromkeys(map(normalise, borne)):
                self._by_name[name].append(code)
            self._words[code] = {word for name in borne for word in _words(name)}
            counts.update(self._words[code])
        self._weights = {word: log(1 + len(names) / count) for word, count in counts.items()}
        self._rarest = log(1 + len(names))
        rome3 = Occupation.objects.filter(ended_on=None).exclude(rome3_code="").values_list("code", "rome3_code")
        self._children: dict[str, list[str]] = defaultdict(list)
        for code, former in rome3.order_by("code"):
            self._children[former].append(code)

    def bearing(self, names: Iterable[str]) -> list[str]:
        """The sheets that bear one of these names."""
        return list(dict.fromkeys(code for name in names for code in self._by_name.get(normalise(name), ())))

    def children(self, rome3_code: str) -> list[str]:
        """The sheets that a ROME 3 code became."""
        return self._children.get(rome3_code, [])

    def holding_most(self, name: str, among: Iterable[str], least: float) -> list[str]:
        """Of these sheets, those whose words hold the largest share of a name, at least `least`."""
        shares = {code: self._share(name, code) for code in among}
        best = max(shares.values(), default=0.0)
        return [code for code, share in shares.items() if share == best and best >= least][:_SHEETS_BY_NAME]

    def _share(self, name: str, code: str) -> float:
        words = _words(name)
        total = sum(self._weights.get(word, self._rarest) for word in words)
        return sum(self._weights[word] for word in words & self._words.get(code, set())) / total if total else 0.0


def _former_titles() -> Iterator[tuple[str, str]]:
    rows = FormerTitle.objects.filter(appellation__ended_on=None, appellation__occupation__ended_on=None)
    for code, feminine, masculine in (
        rows.order_by("appellation_id")
        .values_list("appellation__occupation_id", "name_feminine", "name_masculine")
        .iterator(_ROWS_AT_ONCE)
    ):
        yield code, feminine
        yield code, masculine


def _former_sheets() -> Iterator[tuple[str, str]]:
    """Names of sheets of ROME 3, for those of today that took over a good share of their titles."""
    rows = OccupationSuccession.objects.filter(occupation__ended_on=None).order_by(
        "former_id", "-titles", "occupation_id"
    )
    told = list(rows.values_list("former_id", "former__name", "occupation_id", "titles"))
    totals: Counter[str] = Counter()
    for former, _name, _code, titles in told:
        totals[former] += titles
    for former, name, code, titles in told:
        if titles >= totals[former] * _SHARE_OF_TITLES:
            yield code, name


def _onisep(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Names of Onisep, for the sheet that bears the same name, else those of the ROME 3 code that hold most of it."""
    rows = OnisepName.objects.filter(ended_on=None).order_by("code")
    for feminine, masculine, former, own in rows.values_list(
        "name_feminine", "name_masculine", "rome3_code", "occupation_code"
    ):
        children = sheets.children(former)
        codes = [own] if own else [code for code in sheets.bearing([feminine, masculine]) if code in children]
        for code in codes or sheets.holding_most(masculine, children, 0.0):
            yield code, feminine
            yield code, masculine


def _european(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Names of ESCO in both languages, for sheets that bear one, else for those of its group that hold most of it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for former, group in RomeGroup.objects.filter(ended_on=None).values_list("rome3_code", "group_id"):
        groups[group] += sheets.children(former)
    rows = EscoOccupation.objects.filter(ended_on=None).order_by("uri")
    fields = ("group_id", "name_fr", "name_en", "other_names_fr", "other_names_en")
    for group, french, english, french_others, english_others in rows.values_list(*fields).iterator(_ROWS_AT_ONCE):
        main = french.split("/")
        called = [*main, *filter(None, french_others.split("\n"))]
        near = groups.get(group, [])
        borne = sheets.bearing(called)
        codes = [code for code in borne if code in near] or borne
        for code in codes or sheets.holding_most(main[0], near, _MOST_OF_A_NAME):
            for name in (*called, *filter(None, [english, *english_others.split("\n")])):
                yield code, name


@lru_cache(maxsize=50_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(word[:_LETTERS] for word in normalise(name).split() if len(word) >= _SHORTEST)
