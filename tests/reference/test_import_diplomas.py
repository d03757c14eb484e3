"""Certif Info, on six invented rows: what is read, what meets what, and what is shown of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.reference import queries
from maillage.reference.enums import DiplomaState, Join, Way
from maillage.reference.imports.certifinfo import import_certifinfo
from maillage.reference.models import Diploma, DiplomaOccupation
from maillage.reference.queries import Filters
from maillage.reference.queries.editions import CoverageLine
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, drop_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rome")]
TODAY = date(2026, 3, 2)


@pytest.fixture
def diplomas(rome: None) -> None:
    """Five invented diplomas."""
    import_certifinfo(MINIATURE / "orientation", at=AT)


@pytest.mark.usefixtures("diplomas")
def test_rows_of_one_diploma_become_one_with_all_its_codes() -> None:
    read = Diploma.objects.get(code="1")

    assert read.name == "CAP conduite d’engins d’essai"
    assert (read.kind, read.level, read.rncp) == ("Certificat d’essai", 3, "901")
    assert read.onisep_codes == "FOR.1 FOR.2"
    assert (read.opens_initial, read.opens_continuing, read.opens_contract) == (True, False, None)
    assert read.speciality is not None
    assert read.speciality.name == "Cuisine d’essai"


@pytest.mark.usefixtures("diplomas")
def test_a_speciality_without_name_and_a_newer_formacode_keep_what_the_source_says() -> None:
    read = Diploma.objects.get(code="2")

    assert read.speciality is None
    assert (read.formacode, read.subject) == ("42999", "Thème récent")


def test_coverage_tells_every_join() -> None:
    report = import_certifinfo(MINIATURE / "orientation", at=AT)

    assert report.coverage == (
        CoverageLine(Join.DIPLOMA_ROME3, 5, 6),
        CoverageLine(Join.DIPLOMA_SHEETS, 3, 3),
        CoverageLine(Join.DIPLOMA_FORMACODE, 4, 5),
        CoverageLine(Join.DIPLOMA_SPECIALITY, 1, 2),
        CoverageLine(Join.DIPLOMA_LEVEL, 3, 5),
    )
    assert report.origin.vintage == "dernière mise à jour du 12/03/2024"
    assert "Codes Formacode nommés par le thésaurus de 2003 : 4 sur 5 (80 %)" in report.sentence()


@pytest.mark.usefixtures("diplomas")
def test_the_same_files_again_change_nothing() -> None:
    again = import_certifinfo(MINIATURE / "orientation", at=LATER)

    assert counts(again) == (0, 0, 0, 14)


def test_a_dry_run_keeps_nothing() -> None:
    import_certifinfo(MINIATURE, at=AT, dry_run=True)

    assert Diploma.objects.count() == 0


@pytest.mark.usefixtures("diplomas")
def test_a_diploma_that_leaves_ends_and_loses_its_links(tmp_path: Path) -> None:
    folder = copied("orientation", tmp_path)
    drop_lines(folder / "certif_info.csv", "Titre sans niveau")

    import_certifinfo(folder, at=LATER)

    assert Diploma.objects.get(code="5").ended_on == date(2027, 3, 2)
    assert not DiplomaOccupation.objects.filter(diploma="5").exists()


@pytest.mark.usefixtures("diplomas")
def test_levels_come_in_order_without_what_is_closed_or_no_diploma() -> None:
    found = queries.diplomas_of("A1101", TODAY)

    assert [(group.level, [line.name for line in group.diplomas]) for group in found.levels] == [
        (3, ["CAP conduite d’engins d’essai"]),
        (4, ["Bac conduite d’essai"]),
        (None, ["Titre sans niveau"]),
    ]
    assert (found.count, found.set_aside, found.sheets) == (3, 2, 1)
    assert found.open_ways == (Way.INITIAL, Way.APPRENTICESHIP, Way.CONTINUING, Way.EXPERIENCE)


@pytest.mark.usefixtures("diplomas")
def test_a_diploma_of_this_year_is_still_given() -> None:
    names = [line.name for group in queries.diplomas_of("A1101", date(2024, 12, 31)).levels for line in group.diplomas]

    assert "Titre fermé" in names


@pytest.mark.usefixtures("diplomas")
def test_the_whole_list_shows_what_was_set_aside_and_says_why() -> None:
    page = queries.paged_diplomas_of("A1101", Filters(is_whole=True), on=TODAY, page=None)

    assert [(line.name, line.is_closed, line.state) for line in page.items] == [
        ("CAP conduite d’engins d’essai", False, DiplomaState.PUBLISHED),
        ("Titre fermé", True, DiplomaState.PUBLISHED),
        ("Bac conduite d’essai", False, DiplomaState.PUBLISHED),
        ("Préparation d’essai", False, DiplomaState.PREPARATION),
        ("Titre sans niveau", False, DiplomaState.PUBLISHED),
    ]


@pytest.mark.usefixtures("diplomas")
@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(level=3), ["CAP conduite d’engins d’essai"]),
        (Filters(level=0), ["Titre sans niveau"]),
        (Filters(way=Way.INITIAL), ["CAP conduite d’engins d’essai", "Bac conduite d’essai"]),
        (Filters(level=4, way=Way.EXPERIENCE), []),
    ],
)
def test_filters_narrow_the_list(filters: Filters, names: list[str]) -> None:
    page = queries.paged_diplomas_of("A1101", filters, on=TODAY, page=None)

    assert [line.name for line in page.items] == names


@pytest.mark.usefixtures("diplomas")
def test_an_official_sheet_is_linked_only_with_a_number() -> None:
    page = queries.paged_diplomas_of("A1101", Filters(), on=TODAY, page="1")

    addresses = [line.official_url for line in page.items]

    assert addresses == ["https://www.francecompetences.fr/recherche/rncp/901/", "", ""]


def test_an_occupation_without_old_code_has_no_diploma() -> None:
    found = queries.diplomas_of("", TODAY)

    assert (found.levels, found.count, found.set_aside, found.sheets) == ((), 0, 0, 0)


@pytest.mark.usefixtures("diplomas")
@pytest.mark.parametrize("rome3_code", ["A1101", "D1106"])
def test_reads_cost_the_same_for_none_and_many(
    rome3_code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        queries.diplomas_of(rome3_code, TODAY)
    with django_assert_num_queries(2 if rome3_code == "A1101" else 1):
        queries.paged_diplomas_of(rome3_code, Filters(), on=TODAY, page=None)
