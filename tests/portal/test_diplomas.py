"""How one comes to an occupation: diplomas, what they cost, questions to bring, names elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from maillage.reference.enums import DiplomaState
from maillage.reference.models import (
    Diploma,
    DiplomaOccupation,
    EscoOccupation,
    IscoGroup,
    Occupation,
    OnisepName,
    RomeGroup,
)
from maillage.reference.search_names import kept_for_search
from tests import factories
from tests.portal.conftest import Read
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db
ADDRESS = "/metiers/F1501/diplomes/"


@pytest.fixture
def carpenter(network: object) -> Occupation:
    return factories.make_occupation(
        "F1501", name_feminine="Charpentière", name_masculine="Charpentier", rome3_code="F1501"
    )


def make_diploma(code: str, name: str, **values: Any) -> Diploma:
    """A diploma that leads to the carpenter; nothing is told of its ways unless said."""
    defaults = {"kind": "Titre", "level": 3, "state": DiplomaState.PUBLISHED, "told_on": date(2024, 6, 28)}
    diploma = Diploma.objects.create(code=code, name=name, **{**defaults, **values})
    DiplomaOccupation.objects.create(diploma=diploma, rome3_code="F1501")
    return diploma


def test_without_diploma_the_page_says_nothing_of_them_and_still_tells_who_pays(
    carpenter: Occupation, read: Read
) -> None:
    page = read("/metiers/F1501/")

    assert "Comment y accéder" not in page.texts("h2")
    assert "Combien ça coûte, qui paie" in page.texts("h2")
    assert (
        "Le prix d’une formation précise est non connu ici. Demandez à une conseillère ou un conseiller."
        in page.texts("p")
    )
    assert "Une question à apporter" in page.texts("h2")
    assert faults(page) == []


def test_ways_are_open_closed_or_not_known(carpenter: Occupation, read: Read) -> None:
    make_diploma("1", "CAP charpente", opens_apprenticeship=True, opens_experience=False)

    page = read("/metiers/F1501/")

    assert "1 diplôme ou certification y mène" in page.texts("h3")
    ways = [" ".join(item.text.split()) for item in page.all("li")]
    ways = [way for way in ways if way.endswith((" oui", " non", " non connu")) and "CAP" not in way]
    assert ways == [
        "École ou université non connu",
        "Apprentissage oui",
        "Contrat de professionnalisation non connu",
        "Formation continue non connu",
        "Validation de l’expérience (VAE) non",
        "Candidature individuelle non connu",
    ]


def test_who_pays_is_told_for_the_ways_that_are_open(carpenter: Occupation, read: Read) -> None:
    make_diploma("1", "CAP charpente", opens_apprenticeship=True)

    page = read("/metiers/F1501/")

    assert "Apprentissage" in page.texts("dt")
    assert "Qui paie : L’employeur paie, avec l’aide de son OPCO. Vous touchez un salaire." in page.texts("dd")
    assert "Formation continue" not in page.texts("dt")


def test_three_questions_at_most_come_from_what_is_known(carpenter: Occupation, read: Read) -> None:
    Occupation.objects.filter(code="F1501").update(is_regulated=True)
    make_diploma("1", "CAP charpente", opens_experience=True, opens_apprenticeship=True)
    make_diploma("2", "Bac charpente", level=4)

    page = read("/metiers/F1501/")

    questions = [text for text in page.texts("li") if text.endswith("?")]
    assert questions == [
        "Ce métier est réglementé : quel diplôme ou quelle autorisation me faut-il ?",
        "On y vient par plusieurs niveaux, de « CAP, BEP (niveau 3) » à « Bac (niveau 4) » : lequel est pour moi ?",
        "Mon expérience peut-elle compter pour un diplôme, par la VAE ?",
    ]


def test_a_family_of_sheets_is_said(carpenter: Occupation, read: Read) -> None:
    factories.make_occupation("F1502", rome3_code="F1501")
    make_diploma("1", "CAP charpente")

    told = "La source les donne pour une famille de 2 métiers. Tous ne mènent pas à chacun : vérifiez avec nous."
    assert told in read("/metiers/F1501/").texts("p")
    assert told in read(ADDRESS).texts("p")


def test_the_whole_list_leads_to_official_sheets_and_says_prices_are_not_known(
    carpenter: Occupation, read: Read
) -> None:
    make_diploma("1", "CAP charpente", rncp="901")

    page = read(ADDRESS)

    assert "https://www.francecompetences.fr/recherche/rncp/901/" in page.links()
    assert "non connu : à demander à une conseillère ou un conseiller" in page.texts("dd")
    assert faults(page) == []


def test_what_is_set_aside_shows_when_asked(carpenter: Occupation, read: Read) -> None:
    make_diploma("1", "Titre ancien", last_session=2024)

    assert "Aucun diplôme ne répond à ce choix" in read(ADDRESS).texts("p")
    page = read(f"{ADDRESS}?tout=1")
    assert "Titre ancien" in page.texts("p")
    assert "Fermé : dernière session en 2024." in page.texts("p")


def test_filters_of_the_address_stay_from_page_to_page(carpenter: Occupation, read: Read) -> None:
    for number in range(31):
        make_diploma(str(number), f"Titre {number:02}", opens_initial=True)

    page = read(f"{ADDRESS}?niveau=3&voie=initial")

    assert [link for link in page.links() if "page=2" in link] == ["?niveau=3&voie=initial&page=2"]
    assert [option.text for option in page.all("option") if "selected" in option.attributes] == [
        "CAP, BEP (niveau 3)",
        "École ou université",
    ]


@pytest.mark.parametrize("query", ["?niveau=9", "?voie=bateau", "?tout=oui", "?page=nul"])
def test_a_filter_that_means_nothing_is_no_filter(carpenter: Occupation, read: Read, query: str) -> None:
    make_diploma("1", "CAP charpente")

    assert "CAP charpente" in read(f"{ADDRESS}{query}").texts("p")


def test_small_letters_lead_to_the_list_and_an_unknown_code_helps(carpenter: Occupation) -> None:
    response = Client().get("/metiers/f1501/diplomes/")

    assert (response.status_code, response.headers["Location"]) == (301, ADDRESS)
    assert Client().get("/metiers/Z9999/diplomes/").status_code == 404


def test_names_of_onisep_and_of_europe_say_whose_they_are(carpenter: Occupation, read: Read) -> None:
    OnisepName.objects.create(
        code="MET.1",
        label="Charpentier",
        name_feminine="Charpentière bois",
        name_masculine="Charpentier bois",
        search_name=kept_for_search("Charpentière bois", "Charpentier bois"),
        rome3_code="F1501",
        url="https://www.onisep.fr/http/redirection/metier/slug/MET.1",
    )
    group = IscoGroup.objects.create(code="7115", name_en="Carpenters and joiners", name_fr="Charpentiers")
    RomeGroup.objects.create(rome3_code="F1501", group=group)
    EscoOccupation.objects.create(uri="u", esco_code="7115.1", group=group, name_fr="charpentier", name_en="carpenter")

    page = read("/en/metiers/F1501/")

    assert "https://www.onisep.fr/http/redirection/metier/slug/MET.1" in page.links()
    languages = {element.text.strip(): element.language for element in page.all("strong", "span", "a")}
    assert languages["Carpenters and joiners"] == "en"
    assert languages["carpenter"] == "en"
    assert languages["Charpentiers"] == "fr"
    assert faults(page) == []
