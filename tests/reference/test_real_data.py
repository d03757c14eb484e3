"""The official files of $MAILLAGE_DATA: imported once, whole, with the counts their publishers give."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from maillage.config import env
from maillage.reference import queries
from maillage.reference.enums import TerritoryLevel
from maillage.reference.gender import both_genders, title_of
from maillage.reference.imports import ImportReport
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.holidays import import_public_holidays, import_school_holidays
from maillage.reference.imports.insee import import_insee
from maillage.reference.imports.movements import import_movements
from maillage.reference.imports.outlines import import_outlines
from maillage.reference.imports.rome import import_rome
from maillage.reference.models import Commune, Item, Occupation, OccupationItem, Region
from tests.portal.markup import Markup, faults
from tests.reference.sources import AT, counts

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
DATA = Path(env.text("MAILLAGE_DATA"))
HEAVIEST_PAGE_BYTES = 30_000  # compressed
# Labels with a slash whose two sides are no pair of genders: kept whole for both.
NO_PAIRS = {
    "Chercheur / Concepteur informatique",
    "Lapidaire / Diamantaire",
    "Responsable développement / Business Developer",
    "Responsable plate-forme expédition / Livraison",
    "Tubiste / Contre tubiste",
}
ROME_TABLES = {
    "domain": 14,
    "professionaldomain": 110,
    "occupation": 1584,
    "appellation": 13120,
    "skillnode": 122,
    "item": 33850,
    "interestcentre": 30,
    "sector": 75,
    "nafsector": 89,
    "theme": 17,
    "mobility": 14912,
    "occupationitem": 104219,
    "occupationinterest": 4444,
    "occupationsector": 3303,
    "occupation_naf_sectors": 2920,
    "occupation_themes": 1348,
}


@pytest.fixture(scope="module")
def reports(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, ImportReport]]:
    """Both official sources in the database for the tests of this file, then out of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        read = {"communes": import_communes(DATA, at=AT), "rome": import_rome(DATA, at=AT)}
        connection.check_constraints()  # once here, else each test waits for it
        yield read
        transaction.set_rollback(True)


def test_every_commune_of_france_is_read(reports: dict[str, ImportReport]) -> None:
    tables = {name: table.created for name, table in reports["communes"].tables.items()}

    assert tables == {
        "region": 18,
        "department": 101,
        "epci": 1255,
        "livingarea": 1707,
        "basin": 404,
        "commune": 34920,
        "postalcode": 35498,
    }
    assert Commune.objects.exclude(parent=None).count() == 45
    assert reports["communes"].origin.vintage == "code officiel géographique 2026"


def test_the_region_counts_its_communes_and_people(reports: dict[str, ImportReport]) -> None:
    communes = Commune.objects.filter(department__region="93", parent=None)

    assert communes.count() == 946
    assert sum(communes.values_list("population", flat=True)) == 5_218_960


def test_every_commune_that_ended_since_1943_leads_to_one_of_today(reports: dict[str, ImportReport]) -> None:
    report = import_movements(DATA, at=AT)

    assert [(line.join, line.found, line.total) for line in report.coverage] == [("former-communes", 4240, 4240)]
    assert counts(report) == (7008, 0, 0, 0)
    assert queries.commune_by_code("05120").name == "Abriès-Ristolas"
    assert (queries.succession_of("51606") or pytest.fail("no succession")).communes == ("51235", "51313", "51369")
    assert queries.communes_starting_with("digne", region_code="93")[0].code == "04070"


def test_every_commune_of_the_region_has_an_outline(reports: dict[str, ImportReport]) -> None:
    import_movements(DATA, at=AT)

    report = import_outlines(DATA, at=AT)

    assert [(line.found, line.total) for line in report.coverage] == [(946, 946)]
    assert report.tables["outline"].created == 946 + 101 + 18
    (merged,) = queries.outlines_of(TerritoryLevel.COMMUNE, ["05001"])
    assert len(merged.rings) == 2


def test_ages_add_up_to_the_population_its_publisher_gives(reports: dict[str, ImportReport]) -> None:
    report = import_insee(DATA, at=AT)

    regions = [
        queries.age_pyramid(TerritoryLevel.REGION, code) for code in Region.objects.values_list("code", flat=True)
    ]
    assert sum(pyramid.women + pyramid.men for pyramid in regions if pyramid) == 68_042_591
    paca = queries.age_pyramid(TerritoryLevel.REGION, "93")
    assert paca is not None
    assert (paca.year, paca.women + paca.men, len(paca.bands)) == (2023, 5_160_091, 20)
    assert [(line.found, line.total) for line in report.coverage] == [(101, 101), (100, 101)]
    assert queries.unemployment_of(TerritoryLevel.DEPARTMENT, "976") == ()
    assert len(queries.unemployment_of(TerritoryLevel.REGION, "93")) == 87


def test_calendars_are_read_whole(reports: dict[str, ImportReport]) -> None:
    public, school = import_public_holidays(DATA, at=AT), import_school_holidays(DATA, at=AT)

    # Two Whit Mondays, 2006 and 2007, are working days of solidarity for the calendar of opening hours.
    assert [(line.found, line.total) for line in public.coverage] == [(283, 285)]
    assert queries.school_holidays("B")[-1].ends_on == date(2026, 8, 30)
    assert (school.created, school.origin.vintage) == (111, "jusqu’au 30/08/2026")


def test_territory_pages_are_light(reports: dict[str, ImportReport]) -> None:
    import_movements(DATA, at=AT)
    import_outlines(DATA, at=AT)
    import_insee(DATA, at=AT)

    for address in ("communes/05061", "departements/83", "departements/59", "regions/76", "bassins-d-emploi/9301"):
        page = Client().get(f"/territoires/{address}/").content
        assert len(gzip.compress(page)) <= HEAVIEST_PAGE_BYTES, address
        assert faults(Markup(page.decode())) == [], address


def test_rome_is_read_whole(reports: dict[str, ImportReport]) -> None:
    tables = {name: table.created for name, table in reports["rome"].tables.items()}

    assert tables == ROME_TABLES
    assert OccupationItem.objects.exclude(core=0).count() == 18_900 + 1_731
    assert reports["rome"].origin.vintage == "version 60, 18/09/2025"


def test_defects_of_the_source_do_not_show(reports: dict[str, ImportReport]) -> None:
    assert not Occupation.objects.filter(definition__contains="''").exists()
    assert not Occupation.objects.filter(label__contains="'").exists()
    assert not Item.objects.filter(kind=1, macro=None, node=None).exists()


def test_a_second_reading_changes_nothing(reports: dict[str, ImportReport]) -> None:
    again = import_communes(DATA, at=AT)

    assert counts(again) == (0, 0, 0, reports["communes"].created)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("marseille", "13055"),
        ("aix-en", "13001"),
        ("la ciotat", "13028"),
        ("st remy de prov", "13100"),
        ("l’isle sur la sorgue", "84054"),
        ("13400", "13005"),
        ("PARIS", "75056"),
    ],
)
def test_communes_are_suggested_as_people_type_them(reports: dict[str, ImportReport], text: str, first: str) -> None:
    assert queries.communes_starting_with(text, region_code="93")[0].code == first


@pytest.mark.parametrize(
    ("text", "code"),
    [("conductrice d'engins agri", "A1101"), ("boulang", "D1102"), ("développeuse informatique", "M1805")],
)
def test_occupations_are_found_in_either_gender(reports: dict[str, ImportReport], text: str, code: str) -> None:
    assert queries.occupations_starting_with(text)[0].code == code


def test_every_sheet_has_a_definition_skills_and_close_occupations(reports: dict[str, ImportReport]) -> None:
    sheet = queries.occupation_sheet("K1302")

    assert sheet.definition
    assert len(sheet.close) >= 6
    assert all(close.shared_skills or close.own_skills_there for close in sheet.close)
    assert not Occupation.objects.filter(definition="").exists()
    assert not Occupation.objects.filter(mobilities=None).exists()


def _labels() -> list[str]:
    with gzip.open(DATA / "rome/v460/referentiel_appellation.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return [row["libelle_appellation_long"] for row in csv.DictReader(file)]


def test_every_label_with_a_slash_is_split_but_the_listed_ones() -> None:
    labels = _labels()
    pairs = [label for label in labels if " / " in label]

    whole = {label for label in pairs if " / " in both_genders(label).feminine}

    assert (len(labels), len(pairs)) == (13_120, 10_884)
    assert whole == NO_PAIRS


def test_no_slash_stays_in_a_title_and_both_genders_start_it() -> None:
    for label in set(_labels()) - NO_PAIRS:
        names = both_genders(label)

        assert " / " not in title_of(names)
        assert title_of(names).split()[0] == names.feminine.split()[0]


@pytest.mark.parametrize("code", ["N1303", "H1206", "F1610"])
def test_the_page_of_a_long_sheet_stays_light_and_well_made(reports: dict[str, ImportReport], code: str) -> None:
    response = Client().get(f"/metiers/{code}/")

    assert len(gzip.compress(response.content)) <= HEAVIEST_PAGE_BYTES
    assert faults(Markup(response.content.decode())) == []
