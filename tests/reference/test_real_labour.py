"""The official files of the labour market: imported once, with how far they join and what they let say."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from maillage.config import env
from maillage.reference import queries
from maillage.reference.enums import Join, Mix, Untold
from maillage.reference.imports import ImportReport, importer
from tests.reference.sources import AT, counts

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
DATA = Path(env.text("MAILLAGE_DATA"))
SOURCES = ("rome3", "fap", "tension", "bmo")
PACA = "93"


@pytest.fixture(scope="module")
def reports(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, ImportReport]]:
    """The sources in the database for the tests of this file, then out of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {name: importer(name)(DATA, at=AT) for name in ("communes", "rome", *SOURCES)}
        transaction.set_rollback(True)


def test_every_source_is_read_whole(reports: dict[str, ImportReport]) -> None:
    tables = {name: count.created for each in SOURCES for name, count in reports[each].tables.items()}

    assert tables == {
        "formeroccupation": 532,
        "occupationsuccession": 1605,
        "formertitle": 727,
        "family": 340,
        "familyoccupation": 749,
        "womenshare": 7453,
        "tension": 23_414,
        "hiringfamily": 217,
        "hiring": 45_961,
    }


def test_every_join_tells_how_far_it_goes(reports: dict[str, ImportReport]) -> None:
    joins = {line.join: (line.found, line.total) for each in SOURCES for line in reports[each].coverage}

    assert joins == {
        Join.FORMER_OCCUPATIONS: (532, 532),
        Join.FORMER_TITLES: (10_616, 10_990),
        Join.OCCUPATIONS_WITH_FAMILY: (1583, 1584),
        Join.FAMILIES_WITH_SHARE: (227, 227),
        Join.TENSIONS_IN_BASINS: (23_414, 23_438),
        Join.OCCUPATIONS_WITH_TENSION: (1294, 1584),
        Join.HIRINGS_IN_BASINS: (45_961, 46_275),
        Join.HIRINGS_TOLD: (36_521, 45_961),
    }


@pytest.mark.parametrize("name", SOURCES)
def test_a_second_reading_changes_nothing(reports: dict[str, ImportReport], name: str) -> None:
    assert counts(importer(name)(DATA, at=AT))[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    ("code", "lowest", "highest", "mix", "untold"),
    [
        ("K2503", "12.4958", "12.4958", Mix.MEN, None),
        ("D1102", "22.2054", "25.3660", Mix.MEN, None),
        ("M1855", None, None, None, Untold.WIDE),
    ],
    ids=("one family", "a range", "not known"),
)
def test_an_occupation_is_told_as_its_families_allow(
    reports: dict[str, ImportReport],
    code: str,
    lowest: str | None,
    highest: str | None,
    mix: Mix | None,
    untold: Untold | None,
) -> None:
    found = queries.women_share_of(queries.occupation_sheet(code).rome3_code)

    assert found is not None
    assert found.period == "2017-2019"
    assert (found.told.lowest, found.told.highest) == (
        Decimal(lowest) if lowest else None,
        Decimal(highest) if highest else None,
    )
    assert (found.told.mix, found.told.untold) == (mix, untold)


def test_the_titles_of_an_old_code_stand_in_four_sheets(reports: dict[str, ImportReport]) -> None:
    former = queries.occupations_replacing("h2102")

    assert former is not None
    assert [(sheet.code, sheet.titles) for sheet in former.successors] == [
        ("H2105", 26),
        ("H2102", 17),
        ("H2504", 5),
        ("H2104", 1),
    ]


def test_the_seventeen_basins_of_the_region_are_graded_and_surveyed(reports: dict[str, ImportReport]) -> None:
    basins = [basin.code for basin in queries.basins_of_region(PACA)]

    assert len(basins) == 17
    assert [code for code in basins if queries.hirings_in(code) is None] == []
    assert [code for code in basins if queries.tensions_in(code) is None] == []


def test_what_a_basin_means_to_hire_is_what_a_plain_reading_adds_up(reports: dict[str, ImportReport]) -> None:
    told: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(DATA / "marche_travail" / "bmo_2024.csv.gz", "rt", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["projets"] != "*":
                told[row["code_bassin"]][row["code_metier_bmo"]] += int(row["projets"])

    for basin in queries.basins_of_region(PACA):
        found = queries.hirings_in(basin.code)
        assert found is not None
        assert sum(line.projects or 0 for line in found.lines) == sum(told[basin.code].values())
