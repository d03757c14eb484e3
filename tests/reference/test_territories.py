"""Communes found by name, postal code and old code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from maillage.core.errors import NotYours
from maillage.reference import queries
from maillage.reference.models import Basin, Commune, Department, FormerCommune, PostalCode, Region
from maillage.reference.search_names import kept_for_search

pytestmark = pytest.mark.django_db


def _commune(code: str, name: str, **values: Any) -> Commune:
    region = Region.objects.get_or_create(code=values.pop("region", "93"), defaults={"name": "Région"})[0]
    department = Department.objects.get_or_create(code=code[:2], defaults={"name": "Dép", "region": region})[0]
    defaults = {"population": 10, "latitude": 43.0, "longitude": 5.0, "search_name": kept_for_search(name)}
    return Commune.objects.create(code=code, name=name, department=department, **{**defaults, **values})


def _former(code: str, name: str, commune: Commune) -> FormerCommune:
    return FormerCommune.objects.create(
        code=code, name=name, search_name=kept_for_search(name), kind="merged", commune=commune, ended_on="1965-01-01"
    )


def _names(text: str, **options: Any) -> list[str]:
    return [choice.name for choice in queries.communes_starting_with(text, **options)]


def test_a_name_is_found_whatever_its_accents_case_and_apostrophes() -> None:
    _commune("84054", "L’Isle-sur-la-Sorgue")

    assert _names("l'ISLE sur") == ["L’Isle-sur-la-Sorgue"]


def test_any_word_of_the_name_may_start_so_but_not_the_middle_of_a_word() -> None:
    _commune("13028", "La Ciotat")

    assert _names("ciot") == ["La Ciotat"]
    assert _names("iotat") == []


def test_st_stands_for_saint_without_hiding_what_starts_with_st() -> None:
    _commune("13100", "Saint-Rémy-de-Provence")
    _commune("67482", "Strasbourg")

    assert _names("st remy") == ["Saint-Rémy-de-Provence"]
    assert set(_names("st")) == {"Saint-Rémy-de-Provence", "Strasbourg"}


def test_the_whole_name_comes_first_then_the_region_then_the_largest() -> None:
    _commune("23002", "Aix", region="75", population=5)
    _commune("73008", "Aix-les-Bains", region="84", population=900)
    _commune("13001", "Aix-en-Provence", population=100)
    _commune("62017", "Aix-Noulette", region="32", population=30)

    found = _names("aix", region_code="93")

    assert found == ["Aix", "Aix-en-Provence", "Aix-les-Bains", "Aix-Noulette"]


def test_a_city_comes_before_its_arrondissements_and_other_words_after() -> None:
    city = _commune("13055", "Marseille", population=100)
    _commune("13201", "Marseille 1er Arrondissement", parent=city, population=50)
    _commune("18139", "Petit Marseille", population=500)

    assert _names("marseill") == ["Marseille", "Petit Marseille", "Marseille 1er Arrondissement"]


def test_digits_are_a_postal_code() -> None:
    commune = _commune("13001", "Aix-en-Provence")
    PostalCode.objects.create(commune=commune, code="13090")
    PostalCode.objects.create(commune=commune, code="13080")

    assert queries.communes_starting_with("1309") == [
        queries.CommuneChoice("13001", "Aix-en-Provence", "13", "Dép", ("13080", "13090"))
    ]
    assert _names("84") == []


@pytest.mark.parametrize("text", ["", "  ", "-", "’"])
def test_nothing_typed_finds_nothing(text: str) -> None:
    _commune("13001", "Aix-en-Provence")

    assert _names(text) == []
    assert queries.commune_named(text) is None


def test_no_more_than_the_limit_is_given() -> None:
    for number in range(4):
        _commune(f"1300{number}", f"Aix {number}")

    assert len(_names("aix", limit=3)) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_suggestions_take_four_queries_whatever_the_rows(
    rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        commune = _commune(f"1300{number}", f"Aix {number}")
        PostalCode.objects.create(commune=commune, code="13090")
        _former(f"1390{number}", f"Aix-le-Vieux {number}", _commune(f"1350{number}", f"Bourg {number}"))

    with django_assert_num_queries(4):
        assert len(queries.communes_starting_with("aix")) == 2 * rows


def test_a_whole_name_or_postal_code_names_one_commune() -> None:
    PostalCode.objects.create(commune=_commune("13001", "Aix-en-Provence"), code="13090")

    assert (queries.commune_named("aix en provence") or queries.commune_by_code("")).code == "13001"
    assert (queries.commune_named("13090") or queries.commune_by_code("")).code == "13001"
    assert queries.commune_named("aix") is None
    assert queries.commune_named("1309") is None


def test_among_namesakes_the_one_of_the_region_is_meant() -> None:
    _commune("13100", "Saint-Rémy")
    _commune("71475", "Saint-Rémy", region="27", population=900)

    here, anywhere = queries.commune_named("saint remy", region_code="93"), queries.commune_named("saint remy")

    assert here is not None
    assert anywhere is not None
    assert (here.code, anywhere.code) == ("13100", "71475")


def test_an_old_code_leads_to_the_commune_of_today() -> None:
    today = _commune("05001", "Abriès-Ristolas")
    between = _commune("05002", "Entre-deux", ended_on="2020-01-01", successor=today)
    _commune("05120", "Ristolas", ended_on="2019-01-01", successor=between)

    sheet = queries.commune_by_code("05120")

    assert (sheet.code, sheet.asked_code, sheet.name) == ("05001", "05120", "Abriès-Ristolas")


def test_an_unknown_code_and_one_without_successor_are_refused() -> None:
    _commune("05120", "Ristolas", ended_on="2019-01-01")

    for code in ("05120", "99999", ""):
        with pytest.raises(NotYours):
            queries.commune_by_code(code)


def test_successors_in_a_circle_are_refused() -> None:
    one = _commune("05001", "Une", ended_on="2019-01-01")
    one.successor = _commune("05002", "Autre", ended_on="2019-01-01", successor=one)
    one.save()

    with pytest.raises(NotYours):
        queries.commune_by_code("05001")


def test_departments_of_a_region_come_by_code() -> None:
    _commune("13001", "Aix-en-Provence")
    _commune("04070", "Digne-les-Bains")
    _commune("73008", "Aix-les-Bains", region="84")

    assert [line.code for line in queries.departments_of_region("93")] == ["04", "13"]


def test_a_commune_tells_its_basin_and_a_basin_is_found_by_its_code() -> None:
    basin = Basin.objects.create(code="9302", name="Cimes et Lacs")
    _commune("05001", "Abriès-Ristolas", basin=basin)

    sheet = queries.commune_by_code("05001")

    assert (sheet.basin_code, sheet.basin_name) == ("9302", "Cimes et Lacs")
    assert queries.basin_by_code("9302") == queries.BasinLine("9302", "Cimes et Lacs")


def test_a_basin_that_is_unknown_or_ended_is_refused() -> None:
    Basin.objects.create(code="9302", name="Cimes et Lacs", ended_on="2025-01-01")

    for code in ("9302", "0000", ""):
        with pytest.raises(NotYours):
            queries.basin_by_code(code)


def test_basins_of_a_region_come_by_name_each_once() -> None:
    port = Basin.objects.create(code="9306", name="Val d’Essai")
    peaks = Basin.objects.create(code="9302", name="Cimes et Lacs")
    _commune("13001", "Aix-en-Provence", basin=port)
    _commune("13055", "Marseille", basin=port)
    _commune("05001", "Abriès-Ristolas", basin=peaks)
    _commune("73008", "Aix-les-Bains", region="84", basin=Basin.objects.create(code="8400", name="Ailleurs"))

    found = queries.basins_of_region("93")

    assert [line.name for line in found] == ["Cimes et Lacs", "Val d’Essai"]
