"""Occupations: letters, domains, a sheet, and a sheet that was replaced."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from maillage.portal.skills import core_of, others_of
from maillage.reference.enums import ItemKind
from maillage.reference.models import Item, Mobility, Occupation, OccupationItem
from maillage.reference.queries import Group
from maillage.reference.queries.sheets import ItemLine
from maillage.reference.search_names import kept_for_search
from tests import factories
from tests.portal.conftest import Read
from tests.portal.markup import faults


@pytest.fixture
def carpenter(network: object) -> Occupation:
    return factories.make_occupation(
        "F1501",
        name_feminine="Charpentière",
        name_masculine="Charpentier",
        search_name=kept_for_search("Charpentière", "Charpentier"),
        definition="Vous montez des toits.",
        access="Un CAP ouvre la porte.",
    )


def test_the_title_says_both_genders_the_feminine_first(carpenter: Occupation, read: Read) -> None:
    page = read("/metiers/F1501/")

    assert page.texts("h1") == ["Charpentière ou charpentier"]
    assert page.texts("title")[0].startswith("Charpentière ou charpentier")


def test_a_name_for_both_genders_is_said_once(network: object, read: Read) -> None:
    factories.make_occupation("M1203")

    assert read("/metiers/M1203/").texts("h1") == ["Comptable"]


def test_what_one_does_in_several_lines_is_a_list(network: object, read: Read) -> None:
    factories.make_occupation("M1203", definition="Tient les comptes.\nPrépare le bilan.")

    page = read("/metiers/M1203/")

    assert [text for text in page.texts("li") if text.endswith(".")][:2] == ["Tient les comptes.", "Prépare le bilan."]


def test_a_phone_is_led_from_the_top_to_somebody_to_talk_to(carpenter: Occupation, read: Read) -> None:
    page = read("/metiers/F1501/")

    assert "#ask-title" in page.links()
    assert 'id="ask-title"' in page.source


def test_french_words_of_an_english_page_say_they_are_french(carpenter: Occupation, read: Read) -> None:
    page = read("/en/metiers/F1501/")

    languages = {element.text.strip(): element.language for element in page.all("p", "h1", "h2")}
    assert languages["Vous montez des toits."] == "fr"
    assert languages["What one does"] == "en"


def test_the_sheet_leads_to_a_counsellor(carpenter: Occupation, read: Read) -> None:
    page = read("/metiers/F1501/")

    assert "En parler avec quelqu’un" in page.texts("h2")
    assert [form.attributes["action"] for form in page.all("form")][-1] == "/pres-de-chez-moi/"


def test_a_code_in_small_letters_leads_to_the_sheet(carpenter: Occupation) -> None:
    response = Client().get("/metiers/f1501/")

    assert (response.status_code, response.headers["Location"]) == (301, "/metiers/F1501/")


def test_an_unknown_code_is_a_page_that_helps(carpenter: Occupation) -> None:
    response = Client().get("/metiers/Z9999/")

    assert response.status_code == 404
    assert "Ce métier n’est pas dans la liste." in response.content.decode()


def test_a_replaced_sheet_leads_to_those_that_replace_it(carpenter: Occupation, read: Read) -> None:
    old = factories.make_occupation(
        "F1500", label="Ancien", search_name=kept_for_search("Ancien"), ended_on=date(2026, 1, 1)
    )
    old.successors.add(carpenter)

    page = read("/metiers/F1500/")

    assert "Cette fiche n’est plus à jour : le répertoire des métiers l’a remplacée." in page.texts("p")
    assert "/metiers/F1501/" in page.links()


def test_a_replaced_sheet_is_not_for_robots_nor_machines(carpenter: Occupation, read: Read) -> None:
    factories.make_occupation("F1500", label="Ancien", search_name=kept_for_search("Ancien"), ended_on=date(2026, 1, 1))

    page = read("/metiers/F1500/")

    assert page.all("script")[0].attributes["type"] == "module"
    assert [element for element in page.all("meta") if element.attributes.get("name") == "robots"] != []


def test_letters_hold_their_occupations(carpenter: Occupation, read: Read) -> None:
    page = read("/metiers/?lettre=c")

    assert page.texts("h1") == ["Métiers en C"]
    assert "/metiers/F1501/" in page.links()


def test_a_letter_without_occupation_says_so(carpenter: Occupation, read: Read) -> None:
    page = read("/metiers/?lettre=z")

    assert page.texts("h1") == ["Métiers de A à Z"]
    assert "Aucun métier ne commence par « Z »." in page.source


def test_a_domain_holds_its_occupations(carpenter: Occupation, read: Read) -> None:
    assert "/metiers/F1501/" in read("/metiers/domaine/F/").links()


def test_an_unknown_domain_is_a_page_that_helps(carpenter: Occupation) -> None:
    assert Client().get("/metiers/domaine/Y/").status_code == 404


def test_machines_read_the_occupation(carpenter: Occupation, read: Read) -> None:
    block = next(
        each for each in read("/metiers/F1501/").all("script") if each.attributes["type"] == "application/ld+json"
    )

    told = json.loads(block.text)
    assert (told["@type"], told["name"], told["description"]) == (
        "Occupation",
        "Charpentière / Charpentier",
        "Vous montez des toits.",
    )
    assert told["occupationalCategory"]["codeValue"] == "F1501"


def test_core_skills_come_first_and_only_once() -> None:
    cut, fold = ItemLine("Couper", is_core=True), ItemLine("Plier", is_core=False)
    groups = [Group("Atelier", (cut, fold)), Group("Chantier", (cut,))]

    assert core_of(groups) == ("Couper", "Couper")
    assert others_of(groups) == (Group("Atelier", (fold,)),)


def test_close_occupations_are_compared_on_demand_the_first_at_once(carpenter: Occupation, read: Read) -> None:
    skill = Item.objects.create(code=1, kind=ItemKind.SKILL, label="Tailler")
    for rank, code in enumerate(("F1502", "F1503"), start=1):
        target = factories.make_occupation(code)
        Mobility.objects.create(occupation=carpenter, target=target, rank=rank)
        OccupationItem.objects.create(occupation=target, item=skill)

    page = read("/metiers/F1501/")

    compared = [one for one in page.all("details") if "Comparer les compétences" in one.text]
    assert ["open" in one.attributes for one in compared] == [True, False]
    assert all("Tailler" in one.text for one in compared)
    assert faults(page) == []
