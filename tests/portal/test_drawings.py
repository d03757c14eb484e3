"""The age pyramid and the curve of rates: what is drawn follows from the figures, to the unit."""

from __future__ import annotations

from decimal import Decimal

from maillage.portal.pyramid import pyramid_of
from maillage.portal.trend import YearOfRates, trend_of
from maillage.reference.queries import AgeLine, AgePyramid, RatePoint


def _rates(*rates: str) -> list[RatePoint]:
    """The quarters from the first of 2020 on."""
    return [RatePoint(2020 + number // 4, number % 4 + 1, Decimal(rate)) for number, rate in enumerate(rates)]


def test_the_largest_band_takes_its_whole_side_and_half_of_it_half() -> None:
    pyramid = pyramid_of(AgePyramid(2023, (AgeLine(0, 100, 200), AgeLine(5, 50, 150))))

    assert [(bar.age_from, bar.women_width, bar.men_width, bar.men_x) for bar in pyramid.bars] == [
        (5, 42, 126, 42),
        (0, 84, 168, 0),
    ]
    assert (pyramid.women, pyramid.men, pyramid.people) == (150, 350, 500)


def test_each_band_ends_where_the_next_begins_and_the_last_has_no_end() -> None:
    pyramid = pyramid_of(AgePyramid(2023, (AgeLine(0, 1, 1), AgeLine(5, 1, 1), AgeLine(95, 1, 1))))

    assert [(bar.age_from, bar.age_to) for bar in pyramid.bars] == [(95, None), (5, 94), (0, 4)]


def test_a_pyramid_of_nobody_has_empty_bars() -> None:
    pyramid = pyramid_of(AgePyramid(2023, (AgeLine(0, 0, 0),)))

    assert [(bar.women_width, bar.men_width) for bar in pyramid.bars] == [(0, 0)]


def test_the_curve_goes_from_edge_to_edge_on_an_axis_that_starts_at_zero() -> None:
    trend = trend_of(_rates("0", "5", "10"))

    assert trend.points == "34,196 213,119 392,43"
    assert [(tick.value, tick.at) for tick in trend.percents] == [
        (0, 196),
        (2, 165),
        (4, 135),
        (6, 104),
        (8, 73),
        (10, 43),
        (12, 12),
    ]


def test_a_single_quarter_is_a_point() -> None:
    trend = trend_of(_rates("7.5"))

    assert (trend.points, trend.first, trend.last) == ("34,24", trend.last, trend.first)


def test_the_table_is_by_year_the_latest_first_with_what_is_missing() -> None:
    trend = trend_of(_rates("1", "2", "3", "4", "5"))

    assert trend.table == (
        YearOfRates(2021, (Decimal(5), None, None, None)),
        YearOfRates(2020, (Decimal(1), Decimal(2), Decimal(3), Decimal(4))),
    )
