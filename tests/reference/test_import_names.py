"""Onisep's names and the European groups, on invented rows."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.reference import queries
from maillage.reference.enums import Join
from maillage.reference.imports.esco import import_esco
from maillage.reference.imports.onisep import import_onisep
from maillage.reference.models import EscoOccupation, IscoGroup, OnisepName, RomeGroup
from maillage.reference.queries import EuropeanLine, OnisepLine
from maillage.reference.queries.editions import CoverageLine
from tests.reference.sources import AT, LATER, MINIATURE, counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rome")]
ONISEP = "https://www.onisep.fr/http/redirection/metier/slug"


@pytest.fixture
def onisep(rome: None) -> None:
    """Three invented names."""
    import_onisep(MINIATURE, at=AT)


@pytest.fixture
def esco(rome: None) -> None:
    """Four invented European occupations."""
    import_esco(MINIATURE, at=AT)


def test_a_job_told_by_two_publications_is_one_name() -> None:
    report = import_onisep(MINIATURE / "orientation", at=AT)

    assert counts(report) == (3, 0, 0, 0)
    assert report.coverage == (
        CoverageLine(Join.ONISEP_ROME3, 2, 3),
        CoverageLine(Join.ONISEP_TITLE, 1, 3),
    )


@pytest.mark.usefixtures("onisep")
def test_a_slash_without_blanks_still_parts_the_genders() -> None:
    read = OnisepName.objects.get(code="MET.3")

    assert (read.name_feminine, read.name_masculine) == ("Veilleuse d’essai", "Veilleur d’essai")
    assert OnisepName.objects.get(code="MET.1").name_feminine == "Pilote de moissonneuse"


@pytest.mark.usefixtures("onisep")
def test_the_names_of_a_sheet_start_with_its_own_and_lead_to_onisep() -> None:
    assert queries.onisep_names("A1101", "A1101") == (
        OnisepLine("Pilote de moissonneuse", "Pilote de moissonneuse", f"{ONISEP}/MET.1", is_own=True),
        OnisepLine("Tractoriste", "Tractoriste", f"{ONISEP}/MET.2", is_own=False),
    )
    assert queries.onisep_names("D1106", "") == ()


@pytest.mark.usefixtures("onisep")
def test_a_name_that_another_sheet_bears_is_left_to_it() -> None:
    names = [line.feminine for line in queries.onisep_names("A1102", "A1101")]

    assert names == ["Tractoriste"]


@pytest.mark.usefixtures("onisep")
def test_a_name_of_onisep_finds_the_occupation() -> None:
    found = queries.occupations_starting_with("tractor")

    assert [(choice.code, choice.found_by) for choice in found] == [("A1101", "Tractoriste")]


@pytest.mark.usefixtures("onisep")
def test_an_occupation_is_found_once_its_own_titles_first() -> None:
    found = queries.occupations_starting_with("pilote")

    assert [(choice.code, choice.found_by) for choice in found] == [("A1101", "Pilote de moissonneuse")]


@pytest.mark.usefixtures("onisep")
def test_searching_costs_three_more_reads_only_when_few_are_found(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(4):
        queries.occupations_starting_with("tractor")
    with django_assert_num_queries(1):
        queries.occupations_starting_with("pilote", 1)


def test_esco_joins_languages_and_rome() -> None:
    report = import_esco(MINIATURE / "esco", at=AT)

    assert {name: table.created for name, table in report.tables.items()} == {
        "iscogroup": 6,
        "escooccupation": 4,
        "romegroup": 2,
    }
    assert report.coverage == (
        CoverageLine(Join.ESCO_ENGLISH, 2, 4),
        CoverageLine(Join.ESCO_ROME3, 3, 4),
        CoverageLine(Join.SHEETS_ISCO, 1, 3),
    )
    assert not EscoOccupation.objects.filter(name_en="forgotten trial").exists()


@pytest.mark.usefixtures("esco")
def test_the_zero_the_bridge_dropped_is_put_back() -> None:
    assert RomeGroup.objects.get(rome3_code="K1701").group_id == "0310"
    assert IscoGroup.objects.get(code="310").name_fr == ""


@pytest.mark.usefixtures("esco")
def test_the_european_group_is_told_in_both_languages() -> None:
    group = queries.european_group("A1101")

    assert group is not None
    assert (group.code, group.french, group.english, group.count) == (
        "8341",
        "Conducteurs d’engins d’essai",
        "Trial plant operators",
        2,
    )
    assert [(line.french, line.english) for line in group.occupations] == [
        ("conducteur d’essai/conductrice d’essai", "trial driver"),
        ("testeur d’engins/testeuse d’engins", ""),
    ]
    assert isinstance(group.occupations[0], EuropeanLine)
    assert queries.european_group("A1203") is None


@pytest.mark.usefixtures("esco", "onisep")
def test_the_same_files_again_change_nothing() -> None:
    assert counts(import_esco(MINIATURE / "esco", at=LATER)) == (0, 0, 0, 12)
    assert counts(import_onisep(MINIATURE / "orientation", at=LATER)) == (0, 0, 0, 3)
