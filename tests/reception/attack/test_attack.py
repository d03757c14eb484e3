"""Nothing puts a sheet together again, nor tells who received, nor at what hour; on the naive schema all does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from math import sqrt

import pytest

from maillage.network.models import Place
from maillage.reception.actions import cells
from maillage.reception.fragmenting import PARTS
from maillage.safeguards.models import Entry
from tests.reception.attack import attacker, naive, replay, world
from tests.reception.attack.attacker import Row, Told
from tests.reception.attack.replay import Odds
from tests.reception.attack.world import Lived

TABLES = [part.model._meta.db_table for part in PARTS]
LEAST = 10


def bound(expected: float) -> float:
    """Five standard deviations over what chance gives: a Poisson count passes it once in a million runs."""
    return expected + 5 * sqrt(expected) + 3


@pytest.fixture
def place(db: None) -> Place:
    return world.make_place()


def is_over(row: Row) -> bool:
    """True for the fragments of cells that ended before the last day: those of the running ones are still few."""
    return attacker.cell_of(row).ends_on < world.LAST_DAY


def journal() -> list[Told]:
    """The journal, as the attacker reads it."""
    return [Told(entry.recorded_at, entry.actor_id or "") for entry in Entry.objects.all()]


def check_links(lived: Sequence[Lived], place: Place) -> None:
    """No pair of tables is put together better than by lot, and each fragment has ten candidates."""
    rows = {table: attacker.read(table) for table in TABLES}
    odds = Odds(replay.counts(str(place.id)), rows)
    assert Counter(len(found) for found in rows.values()) == {len(lived): 4}
    for first, second in permutations(TABLES, 2):
        over = [row for row in rows[first] if is_over(row)]
        best = [odds.best(first, row, second) for row in over]
        right = attacker.right_links(over, rows[second])
        assert max(right.values()) <= bound(sum(best)), (first, second, right, sum(best))
        assert max(best) <= 1 / LEAST, (first, second, max(best))
        assert min(odds.candidates(first, row, second) for row in over) >= LEAST, (first, second)


def check_whose_and_when(lived: Sequence[Lived]) -> None:
    """The journal names nobody, no id tells an instant: what is left is the rota, and it says what it said before."""
    truth = {one.mark: one for one in lived}
    for table in TABLES:
        rows = attacker.read(table)
        for guess in (attacker.by_birth(rows, journal()), attacker.by_rank(rows, journal())):
            assert [mark for mark, told in guess.items() if told.actor == truth[mark].counsellor] == []
    # Ranks against the order of the hours: in a table written as sheets came it is 1.
    for table in TABLES:
        ranks = rank_correlation([truth[row.mark].at.timestamp() % 86400 for row in attacker.read(table)])
        assert abs(ranks) < 5 / sqrt(len(lived) - 1), table


def rank_correlation(values: Sequence[float]) -> float:
    """Spearman's correlation of the values with their order."""
    order = sorted(range(len(values)), key=lambda number: values[number])
    size = len(values)
    return 1 - 6 * sum((rank - place) ** 2 for rank, place in enumerate(order)) / (size * (size**2 - 1))


def test_after_closing_nothing_puts_a_sheet_together_nor_tells_whose_it_is(place: Place) -> None:
    lived = world.live(place, world.season(5), a_day=16, seed=1)

    check_links(lived, place)
    check_whose_and_when(lived)


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 3])
def test_over_a_whole_season_neither(place: Place, seed: int) -> None:
    lived = world.live(place, world.season(30), a_day=20 + seed, seed=seed)

    check_links(lived, place)
    check_whose_and_when(lived)


class TestControl:
    """The same attack on what one writes without thinking."""

    def test_one_row_under_an_id_that_is_a_clock_gives_who_and_when(self, place: Place) -> None:
        lived = world.live(place, world.season(2), a_day=16, seed=1)
        told = naive.one_row(lived, str(place.id))

        rows = attacker.read("naive_sheet")

        truth = {one.mark: one for one in lived}
        named = attacker.by_birth(rows, told)
        assert [mark for mark, entry in named.items() if entry.actor != truth[mark].counsellor] == []
        assert {row.mark: row.minted_at.hour for row in rows if row.minted_at} == {
            mark: one.at.hour for mark, one in truth.items()
        }
        assert attacker.right_links(rows, rows)["same id"] == len(lived)

    def test_parts_written_as_they_came_are_put_together_by_their_rank(self, place: Place) -> None:
        lived = world.live(place, world.season(2), a_day=16, seed=1)
        naive.parted_in_order(lived, str(place.id))

        right = attacker.right_links(attacker.read("naive_profile"), attacker.read("naive_request"))

        assert right["same rank"] == len(lived)
        by_hour = [one.at.timestamp() for one in sorted(lived, key=lambda one: one.at)]
        assert rank_correlation(by_hour) == 1

    def test_without_orders_drawn_by_lot_ranks_would_put_parts_together(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cells, "shuffled", list)
        lived = world.live(place, world.season(1), a_day=16, seed=1)

        right = attacker.right_links(attacker.read(TABLES[0]), attacker.read(TABLES[2]))

        assert right["same rank"] == len(lived)
