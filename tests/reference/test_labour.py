"""Old codes, families, tension and hiring projects: importers and reads, on miniature sources."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.core.errors import NotYours
from maillage.reference import queries
from maillage.reference.enums import Mix, TensionLevel, Untold
from maillage.reference.imports.families import import_families
from maillage.reference.imports.hiring import import_hiring
from maillage.reference.imports.rome3 import import_rome3
from maillage.reference.imports.tension import import_tension
from maillage.reference.models import Family, Hiring, HiringFamily
from maillage.reference.queries.editions import CoverageLine
from tests import factories
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, drop_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("communes", "rome")]
MARKET = MINIATURE / "market"


# ── Old codes and old titles ─────────────────────────────────────────────────
def test_an_old_code_leads_to_every_sheet_that_took_its_titles_the_largest_part_first() -> None:
    report = import_rome3(MINIATURE / "rome3", at=AT)

    former = queries.occupations_replacing("a1203")
    assert former is not None
    assert (former.name, [(line.code, line.titles) for line in former.successors]) == (
        "Jardins et toits",
        [("D1106", 2), ("A1203", 1)],
    )
    assert report.coverage == (CoverageLine("former-occupations", 2, 2), CoverageLine("former-titles", 4, 5))


@pytest.mark.parametrize("code", ["Z9999", "", "A12", "A1203; DROP"])
def test_what_never_was_a_code_leads_nowhere(code: str) -> None:
    import_rome3(MINIATURE / "rome3", at=AT)

    assert queries.occupations_replacing(code) is None


def test_an_old_code_typed_in_the_search_gives_its_sheet_then_those_that_follow_it() -> None:
    import_rome3(MINIATURE / "rome3", at=AT)

    found = queries.occupations_starting_with(" a1203 ")

    assert [(choice.code, choice.found_by) for choice in found] == [("A1203", ""), ("D1106", "Jardins et toits")]


def test_an_old_title_finds_the_sheet_of_its_title_of_today_in_both_genders() -> None:
    import_rome3(MINIATURE / "rome3", at=AT)

    for typed in ("mécanicienne d", "mecanicien"):
        found = queries.occupations_starting_with(typed)
        assert [(choice.code, choice.found_by) for choice in found] == [("A1101", "Mécanicienne ou mécanicien d’essai")]


def test_a_title_that_only_changed_its_capitals_is_no_former_title() -> None:
    report = import_rome3(MINIATURE / "rome3", at=AT)

    assert report.tables["formertitle"].created == 1


def test_replacing_asks_two_queries_with_one_successor_and_with_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    import_rome3(MINIATURE / "rome3", at=AT)

    for code in ("A1101", "A1203"):
        with django_assert_num_queries(2):
            queries.occupations_replacing(code)


def test_a_job_title_is_found_by_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    title = factories.make_appellation(factories.make_occupation("M1203"))

    with django_assert_num_queries(1):
        found = queries.job_title(title.code)

    assert (found.name_feminine, found.occupation.code, found.former_feminine) == ("Aide-comptable", "M1203", "")


# ── Families and the share of women ──────────────────────────────────────────
def test_one_family_is_named_with_its_sheets_and_its_period() -> None:
    report = import_families(MARKET, at=AT)

    women = queries.women_share_of("A1101")
    assert women is not None
    assert (women.period, women.told.lowest, women.told.mix) == ("2017-2019", Decimal("12.3456"), Mix.MEN)
    assert [(one.name, one.occupations) for one in women.told.families] == [("Conductrices et conducteurs d’essai", 2)]
    assert report.coverage == (
        CoverageLine("occupations-with-family", 3, 3),
        CoverageLine("families-with-share", 4, 4),
    )


def test_several_families_give_a_range_or_say_that_they_differ_too_much() -> None:
    import_families(MARKET, at=AT)

    gardens, flowers = queries.women_share_of("A1203"), queries.women_share_of("D1106")

    assert gardens is not None
    assert flowers is not None
    assert (gardens.told.lowest, gardens.told.highest) == (Decimal("12.3456"), Decimal(25))
    assert flowers.told.untold == Untold.WIDE


def test_nothing_is_told_before_families_are_imported() -> None:
    assert queries.women_share_of("A1101") is None


def test_a_family_keeps_its_two_series_apart() -> None:
    import_families(MARKET, at=AT)

    sheet = queries.family_sheet("a0z00")

    assert [(one.period, one.percent) for one in sheet.shares] == [
        ("2003-2005", Decimal("8.25")),
        ("2017-2019", Decimal("12.3456")),
    ]
    assert [one.period for one in sheet.group_shares] == ["1982-1984", "2017-2019"]
    assert [line.code for line in sheet.occupations] == ["A1101", "A1203"]


@pytest.mark.parametrize("code", ["A0Z", "ZZZZZ", ""])
def test_only_the_finest_level_is_a_page(code: str) -> None:
    import_families(MARKET, at=AT)

    with pytest.raises(NotYours):
        queries.family_sheet(code)


def test_a_family_without_a_published_name_shows_its_code() -> None:
    import_families(MARKET, at=AT)

    assert str(Family.objects.get(code="A0Z60")) == "A0Z60"
    assert Family.objects.get(code="A0Z60").name == ""


def test_women_asks_as_many_queries_with_one_family_as_with_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    import_families(MARKET, at=AT)

    for code in ("A1101", "A1203"):
        with django_assert_num_queries(6):
            queries.women_share_of(code)


# ── Tension ──────────────────────────────────────────────────────────────────
def test_tension_is_told_for_every_basin_of_the_region_unknown_where_the_source_is_silent() -> None:
    report = import_tension(MARKET, at=AT)

    sheet = queries.tension_of("A1101", "93")
    assert sheet is not None
    assert [(one.name, one.level) for one in sheet.basins] == [
        ("Cimes et Lacs", None),
        ("Val d’Essai", TensionLevel.VERY_HIGH),
    ]
    assert (sheet.year, sheet.rome3_code, sheet.sheets) == (2021, "A1101", 1)
    assert report.coverage == (
        CoverageLine("tensions-in-basins", 3, 4),
        CoverageLine("occupations-with-tension", 3, 3),
    )


def test_tension_says_nothing_without_a_measure_in_the_region() -> None:
    import_tension(MARKET, at=AT)

    assert queries.tension_of("A1101", "11") is None
    assert queries.tension_of("Z9999", "93") is None


def test_a_basin_lists_what_is_hard_to_recruit_the_hardest_first_then_by_name() -> None:
    import_rome3(MINIATURE / "rome3", at=AT)
    import_tension(MARKET, at=AT)

    basin = queries.tensions_in("9306")
    assert basin is not None
    assert [(one.code, one.name, one.level) for one in basin.occupations] == [
        ("A1101", "Conduite d’essai", TensionLevel.VERY_HIGH),
        ("D1106", "D1106", TensionLevel.VERY_HIGH),
    ]
    assert queries.tensions_in("9302") is None


# ── Hiring projects ──────────────────────────────────────────────────────────
def test_hiring_projects_add_up_over_the_parts_of_a_basin_and_keep_secrets() -> None:
    report = import_hiring(MARKET, at=AT)

    found = queries.hirings_in("9306")
    assert found is not None
    lines = [(one.name, one.projects, one.hard, one.seasonal, one.is_partial) for one in found.lines]
    assert lines == [
        ("Cultiver l’essai", 100, 30, None, False),
        ("Tailler l’essai", 30, None, None, True),
        ("Élever l’essai", None, None, None, False),
    ]
    assert [one.hard_percent for one in found.lines] == [30, None, None]
    assert report.coverage == (CoverageLine("hirings-in-basins", 5, 6), CoverageLine("hirings-told", 3, 5))


def test_a_basin_the_survey_leaves_out_has_no_projects() -> None:
    import_hiring(MARKET, at=AT)

    assert queries.hirings_in("9302") is None


def test_reads_of_a_basin_ask_a_constant_number_of_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    import_tension(MARKET, at=AT)
    import_hiring(MARKET, at=AT)

    with django_assert_num_queries(3):
        queries.tensions_in("9306")
    with django_assert_num_queries(2):
        queries.hirings_in("9306")


# ── Again, and without a row ─────────────────────────────────────────────────
def test_the_same_files_again_change_nothing() -> None:
    for run in (import_families, import_tension, import_hiring):
        first, again = run(MARKET, at=AT), run(MARKET, at=LATER)
        assert counts(again) == (0, 0, 0, first.created)


def test_an_occupation_that_leaves_the_survey_goes_with_its_projects(tmp_path: Path) -> None:
    import_hiring(MARKET, at=AT)
    folder = copied("market", tmp_path)
    drop_lines(folder / "bmo_2024.csv", "A0X41")

    import_hiring(folder, at=LATER)

    assert not HiringFamily.objects.filter(code="A0X41").exists()
    assert Hiring.objects.count() == 4
