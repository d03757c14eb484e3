"""What people asked of a place in vain, from the desk to the public."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from maillage.network.models import Place
from maillage.reception.models import Demand
from tests import factories, reception_factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client) -> Client:
    load_words()
    place = factories.make_place(slug="gap", name="Gap")
    account = factories.make_account()
    factories.make_grant(account, Role.PLACE_MANAGER, place.id)
    client.force_login(account)
    return client


def typed(**values: str) -> dict[str, str]:
    said = {"asked": "Des ateliers le soir", "theme": "cv_lettre_entretien", "state": "pas_enc", "answer": ""}
    return {"operation": str(uuid.uuid4()), "pole": "", **said, **values}


def test_demand_goes_from_draft_to_the_public_page(manager: Client) -> None:
    manager.post(reverse("desk:new_demand", args=["gap"]), typed(answer="La salle est prise"))
    demand = Demand.objects.get()
    before = Client().get("/lieux/gap/vous-avez-demande/").content.decode()

    manager.post(reverse("desk:publish_demand", args=["gap", demand.id]), {"operation": str(uuid.uuid4())})

    assert "Des ateliers le soir" not in before
    assert "Des ateliers le soir" in Client().get("/lieux/gap/vous-avez-demande/").content.decode()


def test_text_that_names_somebody_is_told_beside_its_field_and_nothing_is_kept(manager: Client) -> None:
    answer = manager.post(reverse("desk:new_demand", args=["gap"]), typed(asked="Un stage pour Jeanne Canari"))

    assert answer.status_code == 422
    assert "Un mot ressemble à un nom" in answer.content.decode()
    assert not Demand.objects.exists()


def test_demand_of_another_place_does_not_exist(manager: Client) -> None:
    elsewhere = reception_factories.make_demand(factories.make_place("Ailleurs", slug="ailleurs"))

    answer = manager.get(reverse("desk:demand", args=["gap", elsewhere.id]))

    assert answer.status_code == 404


def test_poster_is_a_pdf(manager: Client) -> None:
    reception_factories.make_demand(Place.objects.get(slug="gap"), is_published=True)

    answer = manager.get(reverse("desk:demands_poster", args=["gap"]))

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
