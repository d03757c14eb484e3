"""How finely fragments are dated, where those that come late hide, and how few of a sex are blended."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from maillage.network.models import Place
from maillage.network.quarters import Quarter
from maillage.reception import actions
from maillage.reception.cells import Cell, cell_of_late, finest_grain
from maillage.reception.enums import Grain
from maillage.reception.fragmenting import blend, is_blended
from maillage.reception.models import DomainFragment, ObstacleFragment, ProfileFragment, RequestFragment
from tests import factories
from tests.reception.days import AT, DAY, LAST_QUARTER, past_tallies, sheet, working_days

Q3 = Quarter(date(2026, 7, 1))


class TestGrain:
    @pytest.mark.parametrize(
        ("a_day", "grain"), [(12, Grain.DAY), (10, Grain.DAY), (9, Grain.WEEK), (1, Grain.MONTH), (0, Grain.QUARTER)]
    )
    def test_it_is_the_finest_of_which_every_cell_held_ten(self, a_day: int, grain: Grain) -> None:
        # From 1 July to 30 September: 66 working days; a sheet a day is 5 a week, 21 a month.
        assert finest_grain(dict.fromkeys(LAST_QUARTER, a_day), Q3) == grain

    def test_one_slow_day_makes_the_whole_quarter_coarser(self) -> None:
        held = dict.fromkeys(LAST_QUARTER, 12) | {date(2026, 7, 14): 9}

        assert finest_grain(held, Q3) == Grain.WEEK

    def test_days_without_sheets_are_no_cells(self) -> None:
        held = dict.fromkeys(working_days(date(2026, 9, 1), date(2026, 9, 30)), 12)

        assert finest_grain(held, Q3) == Grain.DAY

    def test_a_new_place_begins_with_quarters(self) -> None:
        assert finest_grain({}, Q3) == Grain.QUARTER

    @pytest.mark.parametrize(
        ("grain", "first", "last"),
        [
            (Grain.DAY, date(2026, 11, 24), date(2026, 11, 24)),
            (Grain.WEEK, date(2026, 11, 23), date(2026, 11, 29)),
            (Grain.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
            (Grain.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        ],
    )
    def test_a_cell_begins_and_ends_with_its_period(self, grain: Grain, first: date, last: date) -> None:
        cell = Cell.of(DAY, grain)

        assert (cell.starts_on, cell.ends_on) == (first, last)


class TestLate:
    DAY_CELL, WEEK = Cell.of(DAY, Grain.DAY), Cell.of(DAY, Grain.WEEK)
    NEXT, BEFORE = Cell(date(2026, 11, 25), Grain.DAY), Cell(date(2026, 11, 20), Grain.DAY)

    @pytest.mark.parametrize(
        ("cells", "chosen"),
        [
            ({DAY_CELL: 10, WEEK: 30}, DAY_CELL),
            ({DAY_CELL: 9, WEEK: 30}, WEEK),
            ({BEFORE: 12, NEXT: 12}, NEXT),
            ({BEFORE: 12, NEXT: 9}, BEFORE),
            ({NEXT: 9}, Cell.of(DAY, Grain.QUARTER)),
        ],
    )
    def test_it_hides_in_the_finest_full_cell_of_its_day_else_the_nearest(
        self, cells: dict[Cell, int], chosen: Cell
    ) -> None:
        assert cell_of_late(DAY, cells) == chosen


class TestBlend:
    @pytest.mark.parametrize(
        "sexes",
        [
            {"femme": 20, "homme": 15, "autre": 1},
            {"femme": 28, "homme": 2},
            {"femme": 20, "homme": 12, "nr": 3},
            {"femme": 11, "homme": 11, "autre": 9},
            {"femme": 40},
            {"femme": 21, "homme": 19, "nr": 12},
        ],
    )
    def test_afterwards_no_sex_is_that_of_fewer_than_ten(self, sexes: dict[str, int]) -> None:
        fragments = [DomainFragment(sex=sex) for sex, number in sexes.items() for _one in range(number)]

        blend(fragments)

        shown = Counter(one.sex for one in fragments)
        assert is_blended(shown)
        assert all(shown[sex] <= number for sex, number in sexes.items() if sex != "nr")

    def test_it_takes_no_more_than_it_needs(self) -> None:
        fragments = [DomainFragment(sex=sex) for sex in ["femme"] * 20 + ["homme"] * 15 + ["autre"]]

        blend(fragments)

        assert Counter(one.sex for one in fragments)["nr"] == 10

    def test_a_cell_where_nobody_stands_out_stays_as_it_is(self) -> None:
        fragments = [DomainFragment(sex=sex) for sex in ["femme"] * 20 + ["homme"] * 10]

        blend(fragments)

        assert Counter(one.sex for one in fragments) == {"femme": 20, "homme": 10}


@pytest.mark.django_db
class TestWrittenCells:
    @pytest.fixture
    def place(self) -> Place:
        return factories.make_place()

    def live(self, place: Place, day: date, number: int, **values: object) -> None:
        for _one in range(number):
            sheet(place, day=day, **values)  # type: ignore[arg-type]
        actions.close_day(place=place, day=day, actor=None, at=AT + timedelta(days=1))

    def cells(self, model: type[ProfileFragment | RequestFragment | ObstacleFragment]) -> Counter[tuple[str, date]]:
        return Counter(model.objects.values_list("grain", "starts_on"))

    def test_a_cell_that_ends_under_ten_joins_the_next(self, place: Place) -> None:
        past_tallies(place, LAST_QUARTER, 12)
        self.live(place, date(2026, 11, 23), 4)
        self.live(place, DAY, 12)

        assert self.cells(ProfileFragment) == {(Grain.DAY, DAY): 16}

    def test_what_joined_is_not_told_from_the_rest(self, place: Place) -> None:
        past_tallies(place, LAST_QUARTER, 12)
        self.live(place, date(2026, 11, 23), 4)
        before = set(ObstacleFragment.objects.values_list("id", flat=True))

        self.live(place, DAY, 12)

        assert not before & set(ObstacleFragment.objects.values_list("id", flat=True))

    def test_a_rare_pole_is_dated_apart_and_coarser(self, place: Place) -> None:
        past_tallies(place, LAST_QUARTER, 12)
        past_tallies(place, LAST_QUARTER[::10], 1, pole="creation")
        for _one in range(2):
            sheet(place, pole="creation")
        self.live(place, DAY, 12)

        found = Counter(RequestFragment.objects.values_list("pole", "grain"))
        assert found == {("emploi", Grain.DAY): 12, ("creation", Grain.QUARTER): 2}

    def test_the_sex_of_few_is_blended_once_their_cell_has_ended(self, place: Place) -> None:
        past_tallies(place, LAST_QUARTER, 40)
        sheet(place, sex="autre")
        self.live(place, DAY, 39)
        running = Counter(DomainFragment.objects.values_list("sex", flat=True))

        self.live(place, date(2026, 11, 25), 1)

        ended = Counter(DomainFragment.objects.filter(starts_on=DAY).values_list("sex", flat=True))
        assert (running, ended) == ({"femme": 39, "autre": 1}, {"femme": 30, "nr": 10})
