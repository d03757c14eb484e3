"""Services as staff keep them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.enums import Publication
from maillage.network.models import Place, Service
from tests import factories
from tests.backoffice.conftest import Send

pytestmark = pytest.mark.django_db

NEW = {
    "title": "Atelier réseau",
    "kind": "atelier",
    "summary": "Une heure pour parler de votre réseau.",
    "description": "En petit groupe.",
    "appointment": "sans",
}


def test_a_manager_adds_a_service_at_their_place(organiser: Account, place: Place, send: Send) -> None:
    factories.make_pole()

    answer = send(organiser, "/equipe/services/nouveau/", **NEW, pole_code="emploi", places=[place.slug])

    service = Service.objects.get()
    assert answer["Location"] == "/equipe/services/atelier-reseau/"
    assert (service.publication, service.price, list(service.places.all())) == (Publication.DRAFT, 0, [place])


def test_a_manager_adds_none_elsewhere(organiser: Account, other_place: Place, send: Send) -> None:
    factories.make_pole()

    answer = send(organiser, "/equipe/services/nouveau/", **NEW, pole_code="emploi", places=[other_place.slug])

    assert answer.status_code == 422
    assert not Service.objects.exists()


def test_an_interview_on_appointment_is_refused(administrator: Account, send: Send) -> None:
    factories.make_pole()
    values = {**NEW, "kind": "entretien", "appointment": "necessaire", "appointment_reason": "Peu de place."}

    answer = send(administrator, "/equipe/services/nouveau/", **values, pole_code="emploi")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["appointment"]


def test_a_service_is_changed_and_published(administrator: Account, place: Place, send: Send, press: Send) -> None:
    service = factories.make_service(places=[place], publication=Publication.DRAFT)

    send(administrator, f"/equipe/services/{service.slug}/", title="Préparer son entretien", audiences="lycée\nadultes")
    press(administrator, f"/equipe/services/{service.slug}/publier/")

    service.refresh_from_db()
    assert (service.title, service.audiences) == ("Préparer son entretien", ["lycée", "adultes"])
    assert service.publication == Publication.PUBLISHED


def test_the_form_has_no_price(administrator: Account, client_of: Callable[[Account], Client]) -> None:
    form = client_of(administrator).get("/equipe/services/nouveau/").context["form"]

    assert "price" not in form.fields


def test_a_service_of_another_place_does_not_exist(
    stranger: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    service = factories.make_service(places=[place])

    assert client_of(stranger).get(f"/equipe/services/{service.slug}/").status_code == 404
