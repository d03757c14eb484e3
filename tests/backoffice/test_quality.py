"""Quality of service sheets, as staff work through it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.models import Place
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def test_a_manager_reads_a_sheet_again_and_goes_on_with_the_queue(
    organiser: Account, place: Place, client_of: Callable[[Account], Client], press: Send
) -> None:
    service = factories.make_service("Faire son CV", places=[place], updated_on=factories.date(2024, 1, 5))
    before = client_of(organiser).get("/equipe/services/relecture/").context["waiting"]

    after = press(organiser, f"/equipe/services/{service.slug}/relu/")

    assert [line.service for line in before] == [service]
    assert told(after) == ["« Faire son CV » est à jour pour six mois."]
    assert after.redirect_chain == [("/equipe/services/relecture/#a-relire", 302)]
    assert list(after.context["waiting"]) == []


def test_a_sheet_shows_its_criteria_one_by_one_and_no_mark(
    organiser: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    service = factories.make_service(places=[place])

    page = client_of(organiser).get(f"/equipe/services/{service.slug}/qualite/")

    assert len(page.context["criteria"]) == 10
    assert "Choisissez au moins un thème data·inclusion." in page.content.decode()
    assert "%" not in page.content.decode().split("<main")[1].split("</main>")[0]


def test_a_stranger_finds_no_such_sheet(
    stranger: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    service = factories.make_service(places=[place])

    assert client_of(stranger).get(f"/equipe/services/{service.slug}/qualite/").status_code == 404


def test_a_name_is_taken_in_one_tap_or_kept(organiser: Account, place: Place, other_place: Place, press: Send) -> None:
    first = factories.make_service("Refaire le CV", places=[place])
    factories.make_service("Faire son CV", places=[other_place])

    taken = press(organiser, f"/equipe/services/{first.slug}/nom/reprendre/", title="Faire son CV")
    kept = press(organiser, f"/equipe/services/{first.slug}/nom/garder/", title="Refaire le CV")
    refused = press(organiser, f"/equipe/services/{first.slug}/nom/reprendre/", title="Rien")

    first.refresh_from_db()
    assert first.title == "Faire son CV"
    assert [told(answer) for answer in (taken, kept, refused)] == [
        ["Le service s’appelle maintenant « Faire son CV »."],
        ["« Faire son CV » garde son nom."],
        ["Ce nom n’est plus utilisé dans ce pôle."],
    ]


def test_the_dashboard_leads_to_the_queue(
    organiser: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    factories.make_service(places=[place], updated_on=factories.date(2024, 1, 5))

    items = client_of(organiser).get("/equipe/").context["to_mend"]

    assert [(str(item.text), item.href) for item in items if "relire" in str(item.text)] == [
        ("Une fiche service est à relire.", "/equipe/services/relecture/")
    ]
