"""Writing fragments into the cells that date them, so that nothing tells when or beside what one came.

A cell that receives a fragment is written again whole: new ids, in an order drawn by lot.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, Sum

from maillage.network.quarters import Quarter
from maillage.reception.cells import Cell, cell_of_late, finest_grain
from maillage.reception.enums import Grain
from maillage.reception.fragmenting import PARTS, Part, blend, is_blended
from maillage.reception.models import DomainFragment, SheetTally
from maillage.reception.models.fragments import Fragment
from maillage.reception.shuffling import shuffled


@dataclass(frozen=True)
class _Closing:
    """A day of a place whose fragments are written; `held` is the sheets of the quarter before, by pôle and day."""

    place_key: str
    day: date
    held: Mapping[str, Mapping[date, int]]

    def cell_of(self, part: Part, group: str) -> Cell:
        """The cell of the day: as fine as those of the quarter before allow."""
        counted = self.held.get(group if part.apart == "pole" else "", {})
        return Cell.of(self.day, finest_grain(counted, Quarter.of(self.day).previous, part.least))


def add_fragments(place_key: str, day: date, fragments: Iterable[Fragment], *, late_on: date | None = None) -> None:
    """Date the fragments of a day and write them; cells that ended too small join that of the day.

    `late_on` is the day on which they come after closing: then each hides in a full cell.
    """
    found = list(fragments)
    closing = _Closing(place_key, day, _held_by_pole(place_key, Quarter.of(day).previous))
    for part in PARTS:
        rows = [fragment for fragment in found if type(fragment) is part.model]
        sizes = _sizes(part, place_key)
        for row in rows:
            group = part.group_of(row)
            late = cell_of_late(day, sizes.get(group, {}), part.least) if late_on else None
            _date(row, late or closing.cell_of(part, group))
        if not late_on:
            rows += _joining(part, closing, sizes)
            rows += _standing_out(part, closing)
        if rows:
            _write_again(part, place_key, rows, on=late_on or day)


def _held_by_pole(place_key: str, quarter: Quarter) -> dict[str, Counter[date]]:
    """The sheets of each day of a quarter, by pôle; under the empty name, of all of them. One query."""
    tallies = SheetTally.objects.filter(place_key=place_key, day__range=(quarter.starts_on, quarter.ends_on))
    held: dict[str, Counter[date]] = defaultdict(Counter)
    for line in tallies.order_by().values("day", "pole").annotate(sheets=Sum("number")):
        for name in ("", line["pole"]):
            held[name][line["day"]] += line["sheets"]
    return held


def _sizes(part: Part, place_key: str) -> dict[str, dict[Cell, int]]:
    """How many fragments each cell of the place holds, by what is counted apart. One query."""
    names = ["grain", "starts_on", *([part.apart] if part.apart else [])]
    sizes: dict[str, dict[Cell, int]] = defaultdict(dict)
    rows = part.model._base_manager.filter(place_key=place_key).order_by()
    for line in rows.values(*names).annotate(number=Count("id")):
        group = str(line[part.apart]) if part.apart else ""
        sizes[group][Cell(line["starts_on"], Grain(line["grain"]))] = line["number"]
    return sizes


def _joining(part: Part, closing: _Closing, sizes: Mapping[str, Mapping[Cell, int]]) -> list[Fragment]:
    """The fragments of cells that ended too small before the day, dated on the cell of the day."""
    joining: list[Fragment] = []
    for group, cells in sizes.items():
        small = [cell for cell, number in cells.items() if number < part.least and cell.ends_on < closing.day]
        joining += [row for row in _rows(part, closing.place_key, small) if part.group_of(row) == group]
    for row in joining:
        _date(row, closing.cell_of(part, part.group_of(row)))
    return joining


def _rows(part: Part, place_key: str, cells: Iterable[Cell]) -> list[Fragment]:
    wanted = [Q(grain=cell.grain, starts_on=cell.starts_on) for cell in cells]
    if not wanted:
        return []
    return list(part.model._base_manager.filter(reduce(or_, wanted), place_key=place_key))


def _date(row: Fragment, cell: Cell) -> None:
    row.grain, row.starts_on = cell.grain, cell.starts_on


def _standing_out(part: Part, closing: _Closing) -> list[Fragment]:
    """The fragments of full cells that ended before the day, where few share a sex. One query, then one a cell."""
    if part.model is not DomainFragment:
        return []
    shown: dict[Cell, Counter[str]] = defaultdict(Counter)
    rows = DomainFragment.objects.filter(place_key=closing.place_key).order_by()
    for line in rows.values("grain", "starts_on", "sex").annotate(number=Count("id")):
        shown[Cell(line["starts_on"], Grain(line["grain"]))][line["sex"]] = line["number"]
    cells = [cell for cell, counted in shown.items() if _is_over(part, cell, counted.total(), on=closing.day)]
    return _rows(part, closing.place_key, [cell for cell in cells if not is_blended(shown[cell])])


def _is_over(part: Part, cell: Cell, number: int, *, on: date) -> bool:
    return number >= part.least and cell.ends_on < on


def _write_again(part: Part, place_key: str, rows: list[Fragment], *, on: date) -> None:
    """Write the rows with all that their cells already hold: one order, drawn by lot, for all."""
    cells = {_dated(row) for row in rows}
    coming = {row.id for row in rows}
    there = [row for row in _rows(part, place_key, cells) if row.id not in coming]
    part.model._base_manager.filter(id__in=coming | {row.id for row in there}).delete()
    everything = shuffled(rows + there)
    if part.model is DomainFragment:
        _blend_over(part, everything, on=on)
    for row in everything:
        row.id = uuid.uuid4()
    part.model._base_manager.bulk_create(everything)


def _blend_over(part: Part, rows: Iterable[Fragment], *, on: date) -> None:
    """Blend the sexes of each full cell that ended before the day."""
    held: dict[Cell, list[DomainFragment]] = defaultdict(list)
    for row in rows:
        if isinstance(row, DomainFragment):
            held[_dated(row)].append(row)
    for cell, found in held.items():
        if _is_over(part, cell, len(found), on=on):
            blend(found)


def _dated(row: Fragment) -> Cell:
    return Cell(row.starts_on, Grain(row.grain))
