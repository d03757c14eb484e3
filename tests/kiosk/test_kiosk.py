"""The kiosk of a hall: what it offers, what it never does."""

from __future__ import annotations

import pytest
from django.test import Client

from maillage.network.models import Network, Place
from maillage.reception.enums import HallDeviceKind
from tests import factories
from tests.reception.hall import make_hall_device

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(network: Network) -> Place:
    return factories.make_place("Cité du Port", slug="port")


def test_kiosk_of_a_place_offers_its_choices_and_sets_no_cookie(client: Client, place: Place) -> None:
    response = client.get("/borne/port/")

    text = response.content.decode()
    assert response.status_code == 200
    assert dict(response.cookies) == {}
    offered = ("Que cherchez-vous", "Ce qui est ouvert aujourd’hui", "oublie tout")
    assert [words for words in offered if words not in text] == []
    assert "ordinateur" not in text


def test_kiosk_in_english_speaks_english(client: Client, place: Place) -> None:
    assert "What are you looking for?" in client.get("/en/borne/port/").content.decode()


def test_kiosk_of_a_place_nobody_sees_is_not_found(client: Client, network: Network) -> None:
    factories.make_place(slug="cache", publication="brouillon")

    assert [client.get(path).status_code for path in ("/borne/cache/", "/borne/nulle-part/")] == [404, 404]


def test_kiosk_counts_the_computers_that_are_free(client: Client, place: Place) -> None:
    make_hall_device(place, name="poste 1")
    make_hall_device(place, name="poste 2", is_revoked=True)
    make_hall_device(place, name="entrée", kind=HallDeviceKind.KIOSK)

    assert "1 ordinateur libre sur 1" in client.get("/borne/port/").content.decode()


@pytest.mark.parametrize("address", ["/metiers/M1805/", "/recherche/?q=soudeur", "https://candidat.francetravail.fr/"])
def test_a_page_is_taken_away_as_a_code(client: Client, network: Network, address: str) -> None:
    response = client.get("/borne/emporter.svg", {"vers": address})

    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")


@pytest.mark.parametrize(
    "address",
    ["", "//ailleurs.test/", "https://ailleurs.test/", "javascript:alert(1)", "/\\ailleurs.test", "/" + "a" * 600],
)
def test_no_code_leads_to_an_address_that_is_not_ours(client: Client, network: Network, address: str) -> None:
    assert client.get("/borne/emporter.svg", {"vers": address}).status_code == 404
