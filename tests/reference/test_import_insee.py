"""The importer of Insee's figures: ages and rates of départements and regions, never of less."""

from __future__ import annotations

from decimal import Decimal

import pytest

from maillage.reference import queries
from maillage.reference.enums import TerritoryLevel
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.insee import import_insee
from maillage.reference.queries import AgeLine, AgePyramid, RatePoint
from maillage.reference.queries.editions import CoverageLine
from tests.reference.sources import AT, LATER, MINIATURE, counts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _territories() -> None:
    import_communes(MINIATURE / "geo", at=AT)


def test_a_departement_has_its_ages_and_a_region_the_sum_of_its_own() -> None:
    import_insee(MINIATURE, at=AT)

    alps = AgePyramid(2023, (AgeLine(0, 10, 10), AgeLine(5, 12, 11), AgeLine(95, 14, 12)))
    assert queries.age_pyramid(TerritoryLevel.DEPARTMENT, "05") == alps
    both = AgePyramid(2023, (AgeLine(0, 30, 30), AgeLine(5, 34, 32), AgeLine(95, 38, 34)))
    assert queries.age_pyramid(TerritoryLevel.REGION, "93") == both


@pytest.mark.parametrize("level", [TerritoryLevel.COMMUNE, TerritoryLevel.EPCI, TerritoryLevel.BASIN])
def test_smaller_territories_have_no_ages(level: TerritoryLevel) -> None:
    import_insee(MINIATURE, at=AT)

    assert queries.age_pyramid(level, "05") is None


def test_rates_come_oldest_first_and_those_of_france_are_left_out() -> None:
    report = import_insee(MINIATURE, at=AT)

    assert queries.unemployment_of(TerritoryLevel.DEPARTMENT, "05") == (
        RatePoint(2024, 2, Decimal("7.5")),
        RatePoint(2024, 3, Decimal(7)),
    )
    assert queries.unemployment_of(TerritoryLevel.REGION, "93") == (RatePoint(2024, 3, Decimal("8.2")),)
    assert report.tables["unemploymentrate"].created == 4


def test_a_departement_without_a_rate_has_none_and_the_coverage_says_so() -> None:
    report = import_insee(MINIATURE, at=AT)

    assert queries.unemployment_of(TerritoryLevel.DEPARTMENT, "2A") == ()
    assert report.coverage == (CoverageLine("ages", 3, 3), CoverageLine("unemployment", 2, 3))


def test_the_edition_tells_both_periods() -> None:
    report = import_insee(MINIATURE, at=AT)

    assert report.origin.vintage == "population au 1er janvier 2023, chômage jusqu’à 2024-T3"


def test_figures_read_twice_change_nothing_the_second_time() -> None:
    first, second = import_insee(MINIATURE, at=AT), import_insee(MINIATURE, at=LATER)

    assert (counts(first), counts(second)) == ((22, 0, 0, 0), (0, 0, 0, 22))
