"""Near me: choosing a commune, then honest distances."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from maillage.network.models import Place
from tests import factories
from tests.portal.conftest import Read
from tests.portal.markup import Markup


@pytest.fixture
def two_saint_martins(gap: None) -> None:
    factories.make_commune("04001", "Saint-Martin", department_name="Alpes-de-Haute-Provence", postal_code="04210")
    factories.make_commune("05001", "Saint-Martin", postal_code="05110")


@pytest.mark.parametrize("asked", ["Gap", "gap", "05000", "Gap (05000)", " GAP "])
def test_a_certain_name_or_postal_code_leads_to_the_commune(asked: str, gap: None) -> None:
    response = Client().get("/pres-de-chez-moi/", {"q": asked})

    assert (response.status_code, response.headers["Location"]) == (302, "/pres-de-chez-moi/?commune=05061")


def test_the_commune_keeps_the_language(gap: None) -> None:
    response = Client().get("/en/pres-de-chez-moi/", {"q": "Gap"})

    assert response.headers["Location"] == "/en/pres-de-chez-moi/?commune=05061"


def test_a_name_of_two_communes_gives_the_choice(two_saint_martins: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?q=saint-martin")

    assert page.texts("h1") == ["Quelle commune pour « saint-martin » ?"]
    assert {"?commune=04001", "?commune=05001"} <= set(page.links())


def test_an_unknown_name_says_what_to_try(gap: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?q=Atlantis")

    assert page.texts("h1") == ["Nous ne trouvons pas « Atlantis »"]
    assert "donnez le code postal" in page.source
    assert [field.attributes["value"] for field in page.all("input") if field.attributes.get("id") == "commune-q"] == [
        "Atlantis"
    ]


def test_an_unknown_code_is_a_page_that_helps(gap: None) -> None:
    response = Client().get("/pres-de-chez-moi/?commune=99999")

    assert response.status_code == 404
    assert "Vérifiez l’orthographe" in response.content.decode()


@pytest.fixture
def former(gap: None) -> None:
    """Romette, part of Gap since 1974, and Partagée, whose land went to two communes."""
    gap_commune = factories.make_commune("05061")
    factories.make_former_commune("05120", "Romette", gap_commune, ended_on=date(1974, 1, 1))
    factories.make_former_commune("05999", "Partagée", gap_commune)
    factories.make_former_commune("05999", "Partagée", factories.make_commune("05001", "Abriès"))


def test_an_old_code_is_moved_for_good_to_the_commune_of_today_which_says_so(former: None, read: Read) -> None:
    response = Client().get("/pres-de-chez-moi/?commune=05120")

    address = response.headers["Location"]
    assert (response.status_code, address) == (301, "/pres-de-chez-moi/?commune=05061&ancienne=05120")
    assert "Romette fait partie de Gap depuis 1974." in read(address).source


@pytest.mark.parametrize("asked", ["Romette", "romette"])
def test_a_name_of_before_leads_to_the_commune_of_today(asked: str, former: None) -> None:
    response = Client().get("/pres-de-chez-moi/", {"q": asked})

    assert response.headers["Location"] == "/pres-de-chez-moi/?commune=05061&ancienne=05120"


def test_a_commune_shared_out_offers_each_commune_of_today(former: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?commune=05999")

    assert page.texts("h1") == ["Quelle commune pour « Partagée » ?"]
    assert {"?commune=05061&ancienne=05999", "?commune=05001&ancienne=05999"} <= set(page.links())


def test_an_address_cannot_make_a_commune_part_of_another(former: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?commune=05001&ancienne=05120")

    assert "Romette" not in page.source


def test_a_suggestion_by_a_name_of_before_tells_the_commune_of_today(former: None) -> None:
    found = Client().get("/pres-de-chez-moi/communes.json", {"q": "romet"}).json()

    detail = "aujourd’hui Gap, Département 05"
    assert found == {"results": [{"value": "05061", "label": "Romette", "detail": detail}]}


def test_the_nearest_place_is_told_with_its_distance(place: Place, gap: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?commune=05061")

    sentence = next(text for text in page.texts("p") if text.startswith("Le lieu le plus proche"))
    assert sentence == "Le lieu le plus proche est à 151 km à vol d’oiseau : Cité du Port."


def test_places_come_from_near_to_far(place: Place, other_place: Place, read: Read) -> None:
    page = read("/pres-de-chez-moi/?commune=05061")

    assert [text for text in page.texts("h3") if text in {"Cité du Port", "Centre des Alpes"}] == [
        "Centre des Alpes",
        "Cité du Port",
    ]


def test_at_equal_distance_the_name_decides(place: Place, read: Read) -> None:
    factories.make_place("Antenne du Port")

    page = read("/pres-de-chez-moi/?commune=13055")

    assert page.texts("h3")[:2] == ["Antenne du Port", "Cité du Port"]


def test_the_map_and_its_list_say_the_same(place: Place, other_place: Place, read: Read) -> None:
    page = read("/pres-de-chez-moi/?commune=05061")

    assert page.texts("desc") == ["1. Centre des Alpes, moins de 1 km. 2. Cité du Port, 151 km."]
    assert numbers_of_the_list(page) == numbers_of_the_map(page) == ["1", "2"]
    assert "sans les contours des communes" in page.source


def numbers_of_the_list(page: Markup) -> list[str]:
    """Numbers of the rows."""
    return [span.text.strip() for span in page.all("span") if span.attributes.get("class") == "near-number"]


def numbers_of_the_map(page: Markup) -> list[str]:
    """Numbers of the points."""
    return [text.text.strip() for text in page.all("text") if text.attributes.get("class") == "map-number"]


def test_the_drawing_has_a_name_and_a_description(place: Place, gap: None, read: Read) -> None:
    drawing = next(each for each in read("/pres-de-chez-moi/?commune=05061").all("svg") if "role" in each.attributes)

    assert drawing.attributes["role"] == "img"
    assert drawing.attributes["aria-labelledby"] == "map-title map-description"


def test_poles_of_the_day_stand_beside_the_place(staffed_place: Place, gap: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?commune=05061")

    assert "Pôles présents aujourd’hui : Emploi" in " ".join(" ".join(page.texts("li")).split())


def test_suggestions_give_code_label_and_departement(two_saint_martins: None) -> None:
    answer = Client().get("/pres-de-chez-moi/communes.json", {"q": "saint m"}).json()

    assert answer == {
        "results": [
            {"value": "04001", "label": "Saint-Martin (04210)", "detail": "Alpes-de-Haute-Provence"},
            {"value": "05001", "label": "Saint-Martin (05110)", "detail": "Département 05"},
        ]
    }


@pytest.mark.parametrize("asked", ["", "%", "zzz", "'"])
def test_suggestions_of_nothing_are_empty(asked: str, gap: None) -> None:
    assert Client().get("/pres-de-chez-moi/communes.json", {"q": asked}).json() == {"results": []}


def test_what_was_typed_is_shown_as_text(gap: None, read: Read) -> None:
    page = read("/pres-de-chez-moi/?q=<script>alert(1)</script>")

    assert "<script>alert" not in page.source
