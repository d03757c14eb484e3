"""Places of others on near me: after ours, in other words, with where they come from."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from maillage.network.models import Place
from maillage.reference.enums import Directory, OtherKind
from maillage.reference.models import OtherPlace
from tests import factories
from tests.portal.conftest import Read

NEAR, OTHERS = "/pres-de-chez-moi/?commune=05061", "/pres-de-chez-moi/communes/05061/autres-accueils/"
COMMUNE = "/territoires/communes/05061/"


def make_others(count: int, **values: object) -> None:
    for number in range(count):
        OtherPlace.objects.create(
            **{
                "key": f"agences/{number}",
                "directory": Directory.AGENCIES,
                "kind": OtherKind.FRANCE_TRAVAIL,
                "name": f"France Travail Essai {number}",
                "address": "1 rue Haute",
                "postal_code": "05000",
                "commune_id": "05061",
                "latitude": 44.56 + number / 1000,
                "longitude": 6.08,
                **values,
            }
        )


def test_without_a_directory_nothing_is_said(place: Place, gap: None, read: Read) -> None:
    assert "Autres accueils" not in read(NEAR).source


def test_others_come_after_ours_under_other_words(place: Place, gap: None, read: Read) -> None:
    make_others(1)

    page = read(NEAR)

    titles = page.texts("h2")
    assert titles.index("Du plus proche au plus loin") < titles.index("Autres accueils, hors du réseau")
    assert page.texts("h3") == ["Cité du Port", "France Travail Essai 0"]
    assert "date non connue" in page.source


def test_near_me_shows_a_few_and_leads_to_all(place: Place, gap: None, read: Read) -> None:
    make_others(6)

    assert sum("France Travail Essai" in title for title in read(NEAR).texts("h3")) == 4
    assert "/pres-de-chez-moi/communes/05061/autres-accueils/" in read(NEAR).links()
    assert sum("France Travail Essai" in title for title in read(OTHERS).texts("h3")) == 6


def test_commune_shows_a_few_after_ours_and_leads_to_all(place: Place, gap: None, read: Read) -> None:
    make_others(6)

    page = read(COMMUNE)

    titles = page.texts("h2")
    assert titles.index("Parler à quelqu’un") + 1 == titles.index("Autres accueils, hors du réseau")
    assert sum("France Travail Essai" in title for title in page.texts("h3")) == 4
    assert OTHERS in page.links()


def test_commune_without_any_says_nothing_of_others(place: Place, gap: None, read: Read) -> None:
    assert "Autres accueils" not in read(COMMUNE).source


def test_our_lists_and_our_open_data_never_hold_others(place: Place, gap: None) -> None:
    make_others(1)

    for address in ("/lieux/", "/plan-du-site/", "/aujourdhui/", "/api/v1/places.csv", "/recherche/?q=France+Travail"):
        assert "France Travail Essai" not in Client().get(address).content.decode()


def test_each_line_says_how_old_it_is(gap: None, read: Read) -> None:
    make_others(1, stated_on=date(2026, 3, 2), directory=Directory.DATA_INCLUSION)
    make_others(1, key="siae/1", directory=Directory.INCLUSION, kind=OtherKind.ACI)

    page = read(OTHERS)

    assert "data·inclusion, fiche du 2 mars 2026" in page.source
    assert "Structures de l’insertion par l’activité économique, 2019-2020" in page.source


def test_hours_are_told_in_words_and_free_text_as_it_is(gap: None, read: Read) -> None:
    make_others(1, opening_hours="Mo-Fr 09:00-17:00", hours_note="le matin <b>")

    page = read(OTHERS)

    assert "lundi\u00a0: 9\u00a0h – 17\u00a0h" in page.source
    assert "le matin &lt;b&gt;" in page.source


def test_a_department_without_directory_is_said(gap: None, read: Read) -> None:
    page = read(OTHERS)

    assert "Nos annuaires ne couvrent pas ce département" in page.source
    assert page.source.count("Nos annuaires n’en donnent aucun ici.") == 2


def test_page_of_others_speaks_english(gap: None, read: Read) -> None:
    make_others(1)

    page = read(f"/en{OTHERS}")

    assert page.texts("h1") == ["Other services around Gap"]
    assert "France Travail agency" in page.source


def test_former_commune_leads_to_the_page_of_today(gap: None) -> None:
    factories.make_commune("05122", "Romette", ended_on="1974-01-01", successor_id="05061")

    response = Client().get("/pres-de-chez-moi/communes/05122/autres-accueils/")

    assert (response.status_code, response.headers["Location"]) == (301, OTHERS)


def test_unknown_commune_is_a_page_that_helps(gap: None) -> None:
    assert Client().get("/pres-de-chez-moi/communes/99999/autres-accueils/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(
    count: int, gap: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_others(count)

    with django_assert_max_num_queries(8):
        assert Client().get(OTHERS).status_code == 200
