"""Staff see how far each simple text is, and note who read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.core.simple_texts import simple_texts
from maillage.network.models import Service, SimpleReading
from tests import factories
from tests.backoffice.conftest import Send, told

LIST = "/equipe/version-simple/"
HOME = f"{LIST}page/home/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def service(administrator: Account) -> Service:
    return factories.make_service("Atelier", slug="atelier", simple_version="Voici la VAE.")


def test_list_shows_pages_and_services_with_their_state(
    administrator: Account, service: Service, client_of: Callable[[Account], Client]
) -> None:
    page = client_of(administrator).get(LIST)

    lines = page.context["pages"]
    assert [line.state for line in lines] == ["verifie_outil"] * len(simple_texts)
    assert [(line.title, line.state) for line in page.context["services"]] == [("Atelier", "brouillon_simplifie")]


def test_reading_then_declaration_are_noted(administrator: Account, send: Send, press: Send) -> None:
    answer = send(administrator, HOME, group="Atelier des Mots", read_on="2026-01-05")
    after = press(administrator, f"{HOME}facile/")

    row = SimpleReading.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    assert (row.subject, row.group, row.is_falc) == ("page:home", "Atelier des Mots", True)
    assert row.fingerprint == simple_texts.get("home").fingerprint("fr")
    assert after.context["state"] == "falc"


def test_changed_text_falls_back_to_a_draft(
    administrator: Account, service: Service, send: Send, client_of: Callable[[Account], Client]
) -> None:
    address = f"{LIST}service/atelier/"
    send(administrator, address, group="Atelier des Mots", read_on="2026-01-05")
    read = client_of(administrator).get(address).context["state"]
    Service.objects.update(simple_version="Voici la VAE et le CV.")

    changed = client_of(administrator).get(address)

    assert (read, changed.context["state"]) == ("relu_par_personnes_concernees", "brouillon_simplifie")
    assert "Mot en capitales" in changed.content.decode()


def test_text_nobody_read_is_not_declared(administrator: Account, press: Send) -> None:
    after = press(administrator, f"{HOME}facile/")

    assert told(after) == ["Des personnes concernées doivent d’abord relire ce texte."]
    assert not SimpleReading.objects.exists()


def test_empty_group_is_refused_in_place(administrator: Account, send: Send) -> None:
    answer = send(administrator, HOME, group="", read_on="2026-01-05")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["group"])


@pytest.mark.parametrize("address", ["page/rien/", "autre/home/", "service/rien/"])
def test_unknown_text_is_not_found(
    address: str, administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    assert client_of(administrator).get(f"{LIST}{address}").status_code == 404
