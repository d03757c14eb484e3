"""Women and men in an occupation, its family, tension and old codes, as a visitor reads them."""

from __future__ import annotations

import pytest
from django.test import Client

from maillage.reference.models import (
    Basin,
    FamilyOccupation,
    FormerOccupation,
    Occupation,
    OccupationSuccession,
    Tension,
)
from tests import factories
from tests.portal.conftest import Read
from tests.portal.markup import Markup, faults


@pytest.fixture
def carpenter(network: object) -> Occupation:
    """A carpenter, whose old code is the same."""
    return factories.make_occupation(
        "F1501", name_feminine="Charpentière", name_masculine="Charpentier", rome3_code="F1501"
    )


def in_family(occupation: Occupation, code: str, name: str, percent: str) -> None:
    """Put the occupation in a family where that many women work."""
    family = factories.make_family(code, name, y2017=percent)
    FamilyOccupation.objects.create(family=family, rome3_code=occupation.rome3_code)


def words(page: Markup, heading: str) -> str:
    """Everything said under the section of this heading."""
    return " ".join(said for said in page.texts("section") if heading in said)


HEADING = "Femmes et hommes dans ce métier"


def test_without_figures_nothing_is_said_of_women_nor_of_tension(carpenter: Occupation, read: Read) -> None:
    page = read("/metiers/F1501/")

    assert HEADING not in page.texts("h2")
    assert "Recruter ici : facile ou difficile ?" not in page.texts("h2")


def test_one_family_gives_its_share_with_its_name_its_sheets_and_its_period(carpenter: Occupation, read: Read) -> None:
    in_family(carpenter, "B2Z43", "Charpentières et charpentiers (bois)", "2.4")

    said = words(read("/metiers/F1501/"), HEADING)

    assert "2,4 % de femmes (plutôt des hommes) dans sa famille de métiers, en 2017-2019." in said
    assert "dans la famille de métiers « Charpentières et charpentiers (bois) » (1 fiche)" in said


def test_several_families_give_a_range(carpenter: Occupation, read: Read) -> None:
    in_family(carpenter, "B2Z43", "Charpente", "2.4")
    in_family(carpenter, "B2Z44", "Couverture", "10")

    said = words(read("/metiers/F1501/"), HEADING)

    assert "Entre 2,4 % et 10,0 % de femmes (plutôt des hommes)" in said


def test_families_too_far_apart_make_it_unknown_and_say_why(carpenter: Occupation, read: Read) -> None:
    in_family(carpenter, "B2Z43", "Charpente", "2.4")
    in_family(carpenter, "B2Z44", "Décoration", "52")

    said = words(read("/metiers/F1501/"), HEADING)

    assert "Part des femmes : non connue pour ce métier." in said
    assert "20 points d’écart ou plus" in said
    assert "Entre" not in said


def test_a_family_page_shows_both_series_and_says_that_they_do_not_join(carpenter: Occupation, read: Read) -> None:
    in_family(carpenter, "B2Z43", "Charpente", "2.4")
    factories.make_family("B2Z43", y2003="1.5")

    page = read("/metiers/famille/B2Z43/")

    assert page.texts("h1") == ["Charpente"]
    assert page.texts("h2") == ["Part des femmes au fil des ans", "1 fiche dans cette famille"]
    assert "Les deux séries ne se joignent pas" in " ".join(page.texts("p"))
    assert [cell.text for cell in page.all("td")] == ["2,4\u202f%", "non connu", "1,5\u202f%", "non connu"]


def test_a_family_without_figures_says_so(network: object, read: Read) -> None:
    factories.make_family("B2Z43", "Charpente")

    assert "Non connu : la source ne donne aucun chiffre pour cette famille." in read("/metiers/famille/B2Z43/").texts(
        "p"
    )


def test_a_code_in_small_letters_leads_to_the_family(network: object, db: None) -> None:
    factories.make_family("B2Z43")

    response = Client().get("/metiers/famille/b2z43/")

    assert (response.status_code, response.headers["Location"]) == (301, "/metiers/famille/B2Z43/")


def test_tension_is_told_in_words_basin_by_basin(carpenter: Occupation, read: Read) -> None:
    known, silent = (Basin.objects.create(code=code, name=name) for code, name in (("9306", "Port"), ("9302", "Cimes")))
    factories.make_commune("13055", basin=known)
    factories.make_commune("05061", "Gap", basin=silent)
    Tension.objects.create(basin=known, rome3_code="F1501", year=2021, level=4)

    page = read("/metiers/F1501/")

    rows = [" ".join(row.text.split()) for row in page.all("tr")]
    assert rows == ["Bassin d’emploiTension", "Cimesnon connu", "Port ●●●●○ forte (4 sur 5)"]


def test_a_code_that_covered_more_before_leads_to_the_other_sheets(carpenter: Occupation, read: Read) -> None:
    former = FormerOccupation.objects.create(code="F1501", name="Montage de charpentes")
    other = factories.make_occupation("F1503", name_feminine="Monteuse", name_masculine="Monteur")
    for occupation, titles in ((carpenter, 3), (other, 2)):
        OccupationSuccession.objects.create(former=former, occupation=occupation, titles=titles)

    page = read("/metiers/F1501/")

    assert "/metiers/F1503/" in [link.attributes.get("href") for link in page.all("a")]
    assert "Montage de charpentes" in " ".join(page.texts("p"))


@pytest.mark.parametrize(
    "address", ["/metiers/F1501/", "/en/metiers/F1501/", "/metiers/famille/B2Z43/", "/en/metiers/famille/B2Z43/"]
)
def test_the_pages_are_well_formed_in_both_languages(address: str, carpenter: Occupation, read: Read) -> None:
    in_family(carpenter, "B2Z43", "Charpente", "2.4")

    assert faults(read(address)) == []
