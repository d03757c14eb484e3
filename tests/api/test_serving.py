"""How open data is answered: to any site, without key, kept, never changed by a query."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from maillage.api import serving
from maillage.network.models import Network, Place
from maillage.reference.models import FormerCommune, FormerOccupation, FormerTitle, OccupationSuccession
from tests import factories
from tests.api.conftest import Fetch, text_of

ADDRESSES = ("", "places.geojson", "places.csv", "services.csv", "data-inclusion/structures.json")


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_site_may_read_it_again_for_a_304(address: str, harbour: Place) -> None:
    first = Client().get(f"/api/v1/{address}")
    again = Client().get(f"/api/v1/{address}", headers={"if-none-match": first.headers["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
    for response in (first, again):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_query_changes_neither_the_answer_nor_its_validator(harbour: Place) -> None:
    plain = Client().get("/api/v1/places.csv")
    asked = Client().get("/api/v1/places.csv?format=exe&x=1")

    assert asked.headers["ETag"] == plain.headers["ETag"]
    assert asked.content == plain.content


def test_a_large_answer_is_streamed_whole_with_its_validator(harbour: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = text_of("/api/v1/places.csv")
    monkeypatch.setattr(serving, "_KEPT_CHARACTERS", 100)
    monkeypatch.setattr(serving, "_CHUNK_CHARACTERS", 50)

    response = Client().get("/api/v1/places.csv?fresh", headers={"host": "localhost"})

    assert response.streaming
    assert response.headers["ETag"].startswith('W/"')
    assert b"".join(response).decode() == whole.replace("testserver", "localhost")


def test_index_names_addresses_that_answer(harbour: Place, fetch: Fetch) -> None:
    addresses = fetch("/api/v1/")["addresses"].values()

    assert [Client().get(address).status_code for address in addresses] == [200] * 5


def test_commune_of_today_is_told(network: Network, fetch: Fetch) -> None:
    factories.make_commune("05061", "Gap", postal_code="05000", population=40_631)

    told = fetch("/api/v1/communes/05061")

    assert (told["code"], told["name"], told["population"]) == ("05061", "Gap", 40_631)
    assert told["postal_codes"] == ["05000"]


def test_former_commune_leads_to_its_successor(network: Network) -> None:
    today = factories.make_commune("05053", "Garde-Colombe")
    factories.make_commune("05999", "Ancienne", ended_on="2016-01-01", successor=today)

    response = Client().get("/api/v1/communes/05999")

    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/communes/05053")


def test_unknown_commune_is_told_by_a_code(network: Network) -> None:
    response = Client().get("/api/v1/communes/99999")

    assert response.status_code == 404
    assert response.json() == {"code": "not_found", "detail": "Cette commune n’est pas dans la liste."}
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_commune_whose_land_was_shared_out_tells_its_successors(network: Network, fetch: Fetch) -> None:
    for code, name in (("05053", "Garde-Colombe"), ("05061", "Gap")):
        successor = factories.make_commune(code, name)
        FormerCommune.objects.create(
            code="05998", name="Vieux-Bourg", kind="merged", commune=successor, ended_on=date(1990, 1, 1)
        )

    told = fetch("/api/v1/communes/05998")

    assert told == {"code": "05998", "name": "Vieux-Bourg", "successors": ["05053", "05061"]}


def test_occupation_of_today_is_told(network: Network, fetch: Fetch) -> None:
    factories.make_occupation("M1203", definition="Tient les comptes.\nLes vérifie.")

    told = fetch("/api/v1/occupations/m1203")

    assert (told["code"], told["names"]["feminine"], told["successors"]) == ("M1203", "Comptable", [])
    assert told["definition"] == ["Tient les comptes.", "Les vérifie."]


def test_code_of_rome_3_tells_the_sheets_it_became(network: Network, fetch: Fetch) -> None:
    former = FormerOccupation.objects.create(code="M1299", name="Comptabilité d’essai")
    for code, titles in (("M1245", 2), ("M1247", 9)):
        OccupationSuccession.objects.create(former=former, occupation=factories.make_occupation(code), titles=titles)

    told = fetch("/api/v1/occupations/M1299")

    assert [(line["code"], line["titles"]) for line in told["successors"]] == [("M1247", 9), ("M1245", 2)]
    assert told["successors"][0]["page"] == "http://testserver/metiers/M1247/"


def test_unknown_occupation_is_told_by_a_code(network: Network) -> None:
    assert Client().get("/api/v1/occupations/Z9999").json()["code"] == "not_found"


def test_index_tells_what_is_asked_by_its_code(network: Network, fetch: Fetch) -> None:
    assert fetch("/api/v1/")["search"] == "http://testserver/recherche.json?q={question}"
    assert fetch("/api/v1/")["by_code"] == {
        "commune": "http://testserver/api/v1/communes/{code}",
        "occupation": "http://testserver/api/v1/occupations/{code}",
        "appellation": "http://testserver/api/v1/appellations/{ogr}",
    }


def test_job_title_of_an_old_code_leads_to_its_sheet_and_tells_its_former_words(network: Network, fetch: Fetch) -> None:
    title = factories.make_appellation(factories.make_occupation("M1203"), 11_573)
    FormerTitle.objects.create(appellation=title, name_feminine="Commise comptable", name_masculine="Commis comptable")

    assert fetch("/api/v1/appellations/11573") == {
        "code": 11_573,
        "names": {"feminine": "Aide-comptable", "masculine": "Aide-comptable"},
        "former_names": {"feminine": "Commise comptable", "masculine": "Commis comptable"},
        "ended_on": None,
        "occupation": {
            "code": "M1203",
            "names": {"feminine": "Comptable", "masculine": "Comptable"},
            "page": "http://testserver/metiers/M1203/",
        },
    }


def test_job_title_that_left_the_list_is_told_with_its_day_and_no_former_words(network: Network, fetch: Fetch) -> None:
    factories.make_appellation(factories.make_occupation("M1203"), 11_574, ended_on=date(2026, 1, 1))

    told = fetch("/api/v1/appellations/11574")

    assert (told["former_names"], told["ended_on"]) == (None, "2026-01-01")


@pytest.mark.parametrize("code", ["1", "99999999999999999999"])
def test_unknown_job_title_is_told_by_a_code(network: Network, code: str) -> None:
    answer = Client().get(f"/api/v1/appellations/{code}")

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
