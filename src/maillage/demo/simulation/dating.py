"""Dating fragments over years by the rules of closing (`reception.cells`), in memory: written once they are settled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from maillage.network.quarters import Quarter
from maillage.reception.cells import Cell, finest_grain
from maillage.reception.enums import Grain
from maillage.reception.fragmenting import PARTS, Part
from maillage.reception.models import SheetTally
from maillage.reception.models.fragments import Fragment

Held = Mapping[str, Mapping[date, int]]


class Dating:
    """The fragments of one place: each day's are dated, and cells that ended too small join the next day's."""

    def __init__(self, place_key: str) -> None:
        self.place_key = place_key
        self.held: dict[Quarter, dict[str, Counter[date]]] = defaultdict(lambda: defaultdict(Counter))
        self.cells: dict[tuple[Part, str], dict[Cell, list[Fragment]]] = defaultdict(dict)
        self._grains: dict[tuple[Quarter, str, int], Grain] = {}

    def note_sheets(self, day: date, pole: str, number: int) -> None:
        """Remember how many sheets a day held: the next quarter's grain depends on it."""
        for name in ("", pole):
            self.held[Quarter.of(day)][name][day] += number

    def add(self, day: date, fragments: Iterable[Fragment]) -> None:
        """Date the fragments of a closed day."""
        for fragment in fragments:
            part = _part_of(fragment)
            group = part.group_of(fragment)
            self._put((part, group), day, [fragment])
        for (part, group), cells in self.cells.items():
            for cell in [one for one, rows in cells.items() if len(rows) < part.least and one.ends_on < day]:
                self._put((part, group), day, cells.pop(cell))

    def settled(self, before: date) -> Iterator[Fragment]:
        """The fragments that nothing will date again, as they are taken out: those of full cells that ended."""
        for (part, _group), cells in self.cells.items():
            for cell in [one for one, rows in cells.items() if len(rows) >= part.least and one.ends_on < before]:
                yield from cells.pop(cell)

    def unsettled(self) -> Iterator[Fragment]:
        """The others."""
        for cells in self.cells.values():
            for rows in cells.values():
                yield from rows

    def take_back(self, part: Part, row: Fragment) -> None:
        """Hold again a fragment that was written before it was settled."""
        cell = Cell(row.starts_on, Grain(row.grain))
        self.cells[part, part.group_of(row)].setdefault(cell, []).append(row)

    def _put(self, counted: tuple[Part, str], day: date, rows: Iterable[Fragment]) -> None:
        """Date rows that are counted together on the cell of a day."""
        cell = Cell.of(day, self._grain(*counted, day))
        for row in rows:
            row.grain, row.starts_on = cell.grain, cell.starts_on
            self.cells[counted].setdefault(cell, []).append(row)

    def _grain(self, part: Part, group: str, day: date) -> Grain:
        """The grain of a day, by the sheets of the quarter before."""
        quarter, name = Quarter.of(day).previous, group if part.apart == "pole" else ""
        key = (quarter, name, part.least)
        if key not in self._grains:
            self._grains[key] = finest_grain(self.held[quarter][name], quarter, part.least)
        return self._grains[key]


def _part_of(fragment: Fragment) -> Part:
    return next(part for part in PARTS if part.model is type(fragment))


def resumed(place_keys: Sequence[str], since: date) -> dict[str, Dating]:
    """The dating of each place as the days before `since` left it. Five queries."""
    datings = {key: Dating(key) for key in place_keys}
    starts_on = Quarter.of(since).previous.starts_on
    tallies = SheetTally.objects.filter(place_key__in=place_keys, day__gte=starts_on, day__lt=since)
    for key, day, pole, number in tallies.order_by("day", "id").values_list("place_key", "day", "pole", "number"):
        datings[key].note_sheets(day, pole, number)
    for part in PARTS:
        recent = part.model._base_manager.filter(place_key__in=place_keys, starts_on__gte=starts_on)
        for row in recent.order_by("id"):
            datings[row.place_key].take_back(part, row)
    for dating in datings.values():
        for _row in dating.settled(since):
            """Nothing dates it again."""
    return datings
