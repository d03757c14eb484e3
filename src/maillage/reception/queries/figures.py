"""The figures of a month or a year as they may be read, with their definitions. Who reads decides what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from maillage.accounts.enums import Scope
from maillage.accounts.rules import grants_in_force
from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.network.queries import poles
from maillage.reception.enums import NOT_GIVEN, Span
from maillage.reception.figures import HALF_DAYS_BY_PARTNER, NETWORK_TABLES, PLACE_TABLES, TABLES, TOTAL, FigureTable
from maillage.reception.freezing import Frozen
from maillage.reception.models import NETWORK_KEY, FrozenFigure, Period, VisitTotal
from maillage.reception.queries.counted import Stretch
from maillage.reception.queries.periods import frozen_of_place, names_of_partners, names_of_places
from maillage.reception.rules import PERMISSIONS, not_yours, place_keys
from maillage.reference.queries import domains_with_counts, word_lists
from maillage.safeguards.disclosure import SMALLEST_BASE, ShownCell

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class Item:
    """A line of a table; `code` is the one of files."""

    code: str
    label: str
    shown: ShownCell


@dataclass(frozen=True)
class ShownFigures:
    """A table as it may be read. `not_told`: the share of « non renseigné », in points; None when it is not told."""

    table: FigureTable
    items: tuple[Item, ...]
    total: ShownCell | None
    not_told: int | None

    @property
    def is_all_hidden(self) -> bool:
        """True when nothing of it may be read."""
        return all(item.shown.is_hidden for item in self.items)


@dataclass(frozen=True)
class Correction:
    """A dated line: people counted, or taken away, after the month was validated."""

    added_on: date
    nature: str
    number: int


@dataclass(frozen=True)
class FiguresSheet:
    """A month or a year, of a place or of the network. `validated_on` is None for figures nobody validated yet."""

    name: str
    span: Span
    starts_on: date
    validated_on: date | None
    tables: tuple[ShownFigures, ...]
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class PlaceOfFigures:
    """A place whose figures the account reads; `is_team`: as one of its own."""

    place: Place
    is_team: bool


def places_of_figures(account: Account, on: date) -> list[PlaceOfFigures]:
    """The places whose figures the account reads, by name. Two queries."""
    held = [one for one in grants_in_force(account, on) if one.role in PERMISSIONS["reception.read_figures"]]
    own = {one.scope_key for one in held if one.scope == Scope.PLACE}
    rows = Place.objects.order_by("name", "id")
    if not any(one.scope == Scope.NETWORK for one in held):
        rows = rows.filter(id__in=own)
    return [PlaceOfFigures(place, str(place.id) in own) for place in rows]


def place_of_figures(account: Account, slug: str, on: date) -> PlaceOfFigures:
    """One of `places_of_figures`. Raises NotYours. Two queries."""
    found = next((one for one in places_of_figures(account, on) if one.place.slug == slug), None)
    if found is None:
        raise not_yours()
    return found


@dataclass(frozen=True)
class YearLine:
    """What of a year a place, or the network (`place` is None), has validated: first days of months, and the year."""

    place: Place | None
    months: frozenset[date]
    is_year_validated: bool
    is_team: bool


def year_lines(places: Sequence[PlaceOfFigures], year: int, *, with_network: bool) -> list[YearLine]:
    """What is validated of a year, place by place in the order given, the network first when asked. One query.

    Who is not of a place's team reads what the network published: its months are the network's.
    """
    done: dict[str, set[tuple[str, date]]] = {}
    for key, span, starts_on in Period.objects.filter(starts_on__year=year).values_list(
        "place_key", "span", "starts_on"
    ):
        done.setdefault(key, set()).add((span, starts_on))
    network = [_year_line(None, done.get(NETWORK_KEY, set()), is_team=False)] if with_network else []
    return network + [
        _year_line(one.place, done.get(str(one.place.id) if one.is_team else NETWORK_KEY, set()), is_team=one.is_team)
        for one in places
    ]


def _year_line(place: Place | None, done: set[tuple[str, date]], *, is_team: bool) -> YearLine:
    months = frozenset(starts_on for span, starts_on in done if span == Span.MONTH)
    return YearLine(place, months, any(span == Span.YEAR for span, _starts_on in done), is_team)


def reads_network(account: Account, on: date) -> bool:
    """Whether the account reads the figures of the whole network. One query."""
    return place_keys(account, "reception.read_figures", on=on) is None


def require_network_reader(account: Account, on: date) -> None:
    """Raise NotYours unless the account reads the figures of the whole network. One query."""
    if not reads_network(account, on):
        raise not_yours()


def figures_of_place(place: Place, span: Span, starts_on: date, *, is_team: bool, on: date) -> FiguresSheet | None:
    """A place's figures: for its team, those of a month even before they are validated; for others, what the
    network published of it. None when there is nothing to read yet. At most twenty-two queries, most of them kept.
    """
    key = str(place.id)
    if not is_team:
        return _of_others(place, span, starts_on)
    validated_on = _validated_on(key, span, starts_on)
    if validated_on is not None:
        rows = _frozen_rows(key, span, starts_on)
    elif span == Span.MONTH and Stretch(span, starts_on, ()).ends_on < on:
        rows = frozen_of_place(key, span, starts_on)
    else:
        return None
    corrections = _corrections(key, span, starts_on, since=validated_on) if validated_on else ()
    return FiguresSheet(place.name, span, starts_on, validated_on, shown_tables(rows, TABLES), corrections)


def figures_of_network(span: Span, starts_on: date, *, with_partners: bool = False) -> FiguresSheet | None:
    """The network's figures, None until they are consolidated; partners' half-days for the coordination alone.

    At most eleven queries.
    """
    validated_on = _validated_on(NETWORK_KEY, span, starts_on)
    if validated_on is None:
        return None
    rows = _frozen_rows(NETWORK_KEY, span, starts_on)
    tables = shown_tables(rows, (*(NETWORK_TABLES if with_partners else PLACE_TABLES), *TABLES))
    return FiguresSheet(_("Réseau"), span, starts_on, validated_on, tables)


def _of_others(place: Place, span: Span, starts_on: date) -> FiguresSheet | None:
    validated_on = _validated_on(NETWORK_KEY, span, starts_on)
    if validated_on is None:
        return None
    rows = [row for row in _frozen_rows(NETWORK_KEY, span, starts_on) if row.item == str(place.id)]
    return FiguresSheet(place.name, span, starts_on, validated_on, shown_tables(rows, PLACE_TABLES))


def _validated_on(key: str, span: Span, starts_on: date) -> date | None:
    rows = Period.objects.filter(place_key=key, span=span, starts_on=starts_on)
    return rows.values_list("validated_on", flat=True).first()


def _frozen_rows(key: str, span: Span, starts_on: date) -> list[Frozen]:
    rows = FrozenFigure.objects.filter(place_key=key, span=span, starts_on=starts_on).order_by("table", "item", "id")
    return [Frozen(*row) for row in rows.values_list("table", "item", "number", "is_hidden")]


def _corrections(key: str, span: Span, starts_on: date, *, since: date) -> tuple[Correction, ...]:
    rows = VisitTotal.objects.filter(**Stretch(span, starts_on, (key,)).days(), added_on__gt=since)
    grouped = rows.order_by("added_on", "nature").values_list("added_on", "nature").annotate(people=Sum("number"))
    found = [(added_on, nature, number) for added_on, nature, number in grouped if added_on is not None]
    words = _words().get("nature_visite", {}) if found else {}
    return tuple(Correction(added_on, words.get(nature, nature), number) for added_on, nature, number in found)


def shown_tables(rows: Iterable[Frozen], tables: Sequence[FigureTable]) -> tuple[ShownFigures, ...]:
    """Rows as tables, in the order of the vocabularies; tables without any row are left out. Five queries."""
    by_table: dict[str, dict[str, Frozen]] = {}
    for row in rows:
        by_table.setdefault(row.table, {})[row.item] = row
    labels = Labels()
    return tuple(_shown(table, by_table[table.code], labels.of(table)) for table in tables if table.code in by_table)


def _shown(table: FigureTable, rows: Mapping[str, Frozen], labels: Mapping[str, str]) -> ShownFigures:
    cells = {code: ShownCell(None if row.is_hidden else row.number) for code, row in rows.items()}
    total = cells.pop(TOTAL, None)
    known = [code for code in labels if code in cells]
    order = [*known, *sorted(cells.keys() - set(known))]
    items = tuple(Item(code, labels.get(code, code), cells[code]) for code in order)
    return ShownFigures(table, items, total, _share(cells.get(NOT_GIVEN), total))


def _share(part: ShownCell | None, total: ShownCell | None) -> int | None:
    """The share of « non renseigné » in points, on thirty answers or more, when both counts are shown."""
    if part is None or total is None or part.value is None or total.value is None or total.value < SMALLEST_BASE:
        return None
    return (200 * part.value + total.value) // (2 * total.value)


class Labels:
    """The words of the items of each table, in the order to show them, in the active language. Five queries."""

    def __init__(self) -> None:
        self._words = _words()
        self._places = names_of_places()
        self._partners = names_of_partners()
        self._poles = {pole.code: pole.name for pole in poles()}
        self._domains = {line.code: line.name for line in domains_with_counts()} | {NOT_GIVEN: _("non renseigné")}

    def of(self, table: FigureTable) -> Mapping[str, str]:
        """Those of one table."""
        if table in PLACE_TABLES:
            return self._places
        if table == HALF_DAYS_BY_PARTNER:
            return self._partners
        if table.code == "half_day":
            return {half.value: str(half.label) for half in HalfDay}
        if table.code == "queue":
            return {"served": _("Reçues"), "abandons": _("Parties avant d’être reçues")}
        if table.vocabulary:
            return self._words.get(table.vocabulary, {})
        return self._domains if table.code.startswith("domains") else self._poles


def _words() -> dict[str, dict[str, str]]:
    """The words of every list, the latest of each code."""
    is_english = get_language() == "en"
    return {
        one.code: {term.code: (term.english if is_english else "") or term.french for term in one.terms}
        for one in word_lists()
    }
