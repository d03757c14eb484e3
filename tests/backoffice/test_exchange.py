"""Data of others by upload: read, previewed with what would change, confirmed; the file is not kept."""

from __future__ import annotations

import json
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from maillage.accounts.enums import Role
from maillage.network.enums import Publication
from maillage.network.models import Network, Place
from maillage.reference.models import OtherPlace
from tests import factories

pytestmark = pytest.mark.django_db
STRUCTURE = {
    "source": "essai",
    "id": "essai--1",
    "nom": "Maison des essais",
    "date_maj": "2026-03-02",
    "code_insee": "05061",
    "adresse": "1 rue Haute",
}


@pytest.fixture
def coordination(network: Network) -> Client:
    """A coordinator's browser; the commune of Gap is known."""
    factories.make_commune("05061", "Gap", postal_code="05000")
    account = factories.make_account()
    factories.make_grant(account, Role.COORDINATION)
    client = Client()
    client.force_login(account)
    return client


def send(client: Client, *records: dict[str, object], destination: str = "directory") -> HttpResponse:
    file = SimpleUploadedFile("structures.json", json.dumps(records).encode())
    values = {"operation": str(uuid.uuid4()), "file": file, "source": "essai", "destination": destination}
    response: HttpResponse = client.post("/equipe/echanges/", values)
    return response


def confirm(client: Client, preview: HttpResponse, *, spoil: str = "") -> HttpResponse:
    hidden = dict(re.findall(r'name="(operation|payload)" value="([^"]*)"', preview.content.decode()))
    response: HttpResponse = client.post(
        "/equipe/echanges/confirmer/", {**hidden, "payload": hidden["payload"] + spoil}
    )
    return response


def test_a_file_is_previewed_and_nothing_changes(coordination: Client) -> None:
    page = send(coordination, STRUCTURE)

    assert page.status_code == 200
    assert "Nouvelles (1)" in page.content.decode()
    assert OtherPlace.objects.count() == 0


def test_confirmed_structures_go_to_the_directory_of_others(coordination: Client) -> None:
    response = confirm(coordination, send(coordination, STRUCTURE))

    assert (response.status_code, response.headers["Location"]) == (302, "/equipe/echanges/")
    assert [row.name for row in OtherPlace.objects.all()] == ["Maison des essais"]
    assert Place.objects.count() == 0


def test_the_preview_tells_what_is_new_changed_and_the_same(coordination: Client) -> None:
    second = {**STRUCTURE, "id": "essai--2", "nom": "Autre maison", "adresse": "8 rue Basse"}
    confirm(coordination, send(coordination, STRUCTURE, second))
    third = {**STRUCTURE, "id": "essai--3", "nom": "Troisième", "adresse": "5 rue Neuve"}

    page = send(coordination, {**STRUCTURE, "adresse": "2 rue Haute"}, second, third).content.decode()

    assert [word in page for word in ("Nouvelles (1)", "Modifiées (1)", "Déjà là, inchangées (1)")] == [True] * 3


def test_asked_for_structures_become_drafts_of_ours_once(coordination: Client) -> None:
    for _turn in range(2):
        confirm(coordination, send(coordination, STRUCTURE, destination="drafts"))

    (place,) = Place.objects.all()
    assert (place.name, place.publication, place.commune_id) == ("Maison des essais", Publication.DRAFT, "05061")
    assert OtherPlace.objects.count() == 0


def test_a_structure_of_no_known_commune_makes_no_draft_at_all(coordination: Client) -> None:
    lost = {**STRUCTURE, "id": "essai--2", "nom": "Perdue", "code_insee": "99999"}

    page = coordination.get(
        confirm(coordination, send(coordination, STRUCTURE, lost, destination="drafts")).headers["Location"]
    )

    assert "La commune de « Perdue » n’est pas connue" in page.content.decode()
    assert Place.objects.count() == 0


def test_faults_are_told_one_by_one_and_nothing_changes(coordination: Client) -> None:
    page = send(coordination, {**STRUCTURE, "nom": "x", "siret": "1"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "2 fautes. Rien n’a changé." in text
    assert "structures.json, ligne 1, colonne « siret » : attendu un SIRET de 14 chiffres" in text
    assert OtherPlace.objects.count() == 0


def test_a_preview_that_was_changed_is_refused(coordination: Client) -> None:
    response = confirm(coordination, send(coordination, STRUCTURE), spoil="x")

    assert "Cet aperçu n’est plus valable" in coordination.get(response.headers["Location"]).content.decode()
    assert OtherPlace.objects.count() == 0


def test_a_confirmation_sent_twice_acts_once(coordination: Client) -> None:
    preview = send(coordination, STRUCTURE)

    assert [confirm(coordination, preview).status_code for _turn in range(2)] == [302, 302]
    assert OtherPlace.objects.count() == 1


def test_a_file_too_heavy_is_refused_with_the_way_out(coordination: Client) -> None:
    page = send(coordination, {**STRUCTURE, "description": "a" * 1_100_000})

    assert page.status_code == 422
    assert "maillage exchange" in page.content.decode()


def test_the_place_manager_does_not_enter(place: Place) -> None:
    account = factories.make_account()
    factories.make_grant(account, Role.PLACE_MANAGER, place.id)
    client = Client()
    client.force_login(account)

    assert client.get("/equipe/echanges/").status_code == 404
