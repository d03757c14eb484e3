"""Search on the beginning of names, and what an empty answer offers."""

from __future__ import annotations

import pytest

from maillage.network.models import Place
from maillage.reference.models import Appellation
from maillage.reference.search_names import kept_for_search
from tests import factories
from tests.portal.conftest import Read


@pytest.fixture
def baker(network: object) -> None:
    """An occupation with the name of a woman and of a man."""
    occupation = factories.make_occupation(
        "D1102",
        label="Boulanger / Boulangère",
        name_feminine="Boulangère",
        name_masculine="Boulanger",
        search_name=kept_for_search("Boulangère", "Boulanger"),
    )
    Appellation.objects.create(
        code="100",
        occupation=occupation,
        label="Boulanger / Boulangère",
        name_feminine="Boulangère",
        name_masculine="Boulanger",
        search_name=kept_for_search("Boulangère", "Boulanger"),
        is_main=True,
    )


@pytest.mark.parametrize("asked", ["boulanger", "BOULANGÈRE", "bou", "boulangere"])
def test_an_occupation_is_found_by_either_gender_without_accents(asked: str, baker: None, read: Read) -> None:
    page = read(f"/recherche/?q={asked}")

    assert page.texts("h2") == ["Métiers"]
    assert "Boulangère ou boulanger" in page.texts("a")
    assert "/metiers/D1102/" in page.links()


def test_what_is_found_is_grouped_by_kind(baker: None, place: Place, gap: None, read: Read) -> None:
    factories.make_service("Marcher vers l’emploi", slug="marcher")
    factories.make_place("Marque-page", slug="marque-page")

    page = read("/recherche/?q=mar")

    assert page.texts("h2") == ["Services", "Lieux", "Territoires"]


def test_links_stay_in_the_language_of_the_page(baker: None, read: Read) -> None:
    factories.make_place("Boutique des idées", slug="boutique")

    page = read("/en/recherche/?q=bou")

    assert {"/en/metiers/D1102/", "/en/lieux/boutique/"} <= set(page.links())


def test_an_english_page_shows_english_titles_and_says_which_are_french(network: object, read: Read) -> None:
    factories.make_service("Atelier cuisine", title_en="Cooking workshop", summary_en="An hour.", slug="cuisine")
    factories.make_service("Atelier courrier", title_en="Workshop on letters", slug="courrier")

    links = {link.text: link.language for link in read("/en/recherche/?q=worksh").all("a")}

    assert (links["Cooking workshop"], links["Atelier courrier"]) == ("en", "fr")


def test_a_commune_is_told_apart_by_its_departement(read: Read, network: object) -> None:
    factories.make_commune("04240", "Peyruis", department_name="Alpes-de-Haute-Provence")

    assert "Peyruis Alpes-de-Haute-Provence" in read("/recherche/?q=peyr").texts("li")


def test_a_misspelt_word_offers_what_comes_closest(baker: None, read: Read) -> None:
    page = read("/recherche/?q=boulangger")

    assert page.texts("h1") == ["Rien ne commence par « boulangger »"]
    assert "Voici ce qui s’en approche le plus." in page.texts("p")
    assert "/metiers/D1102/" in page.links()


def test_a_question_without_answer_leads_to_people(baker: None, staffed_place: Place, read: Read) -> None:
    page = read("/recherche/?q=jen ai assez")

    assert page.texts("h2") == ["Quelqu’un peut vous répondre"]
    assert {"/poles/emploi/", "/lieux/cite-du-port/"} <= set(page.links())


def test_without_question_nothing_is_searched(baker: None, read: Read) -> None:
    assert read("/recherche/").texts("h1") == ["Votre question"]


def test_the_question_stays_in_the_field_as_text(baker: None, read: Read) -> None:
    page = read('/recherche/?q="><script>')

    field = next(element for element in page.all("input") if element.attributes.get("id") == "search-hero")
    assert field.attributes["value"] == '"><script>'


def test_answers_are_not_for_robots(baker: None, read: Read) -> None:
    robots = [
        element.attributes["content"]
        for element in read("/recherche/?q=bou").all("meta")
        if element.attributes.get("name") == "robots"
    ]

    assert robots == ["noindex"]
