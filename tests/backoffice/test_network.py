"""The network, its pôles, its organisations, its journal, and the dashboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.enums import Publication
from maillage.network.models import Network, Organisation, Place, Pole
from tests import factories
from tests.backoffice.conftest import Send

pytestmark = pytest.mark.django_db
Open = Callable[[Account], Client]


def test_coordination_describes_the_network(administrator: Account, network: Network, send: Send) -> None:
    answer = send(administrator, "/equipe/reseau/", publisher="Association de la Cité")

    network.refresh_from_db()
    assert answer.status_code == 302
    assert network.publisher == "Association de la Cité"


def test_the_words_of_a_pole_are_content(administrator: Account, send: Send) -> None:
    factories.make_pole(questions=["Où chercher ?"], questions_en=["Where to look?"])

    send(
        administrator,
        "/equipe/reseau/poles/emploi/",
        questions="Où chercher ?\nComment écrire ?",
        questions_en="A?\nB?",
    )

    assert Pole.objects.get(code="emploi").questions == ["Où chercher ?", "Comment écrire ?"]


def test_each_question_has_its_translation(administrator: Account, send: Send) -> None:
    factories.make_pole(questions=["Où chercher ?"], questions_en=["Where to look?"])

    answer = send(administrator, "/equipe/reseau/poles/emploi/", questions="Une ?\nDeux ?")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["questions_en"]


def test_an_unknown_pole_does_not_exist(administrator: Account, client_of: Open) -> None:
    assert client_of(administrator).get("/equipe/reseau/poles/inconnu/").status_code == 404


def test_an_organisation_is_added_and_changed(administrator: Account, send: Send) -> None:
    send(administrator, "/equipe/organismes/nouveau/", name="Relais du Vallon")
    slug = Organisation.objects.get(name="Relais du Vallon").slug

    send(administrator, f"/equipe/organismes/{slug}/", kind="association")

    assert Organisation.objects.get(slug=slug).kind == "association"


def test_a_manager_reads_organisations_and_changes_none(
    organiser: Account, organisation: Organisation, client_of: Open
) -> None:
    client = client_of(organiser)

    assert organisation.name in client.get("/equipe/organismes/").content.decode()
    assert client.get(f"/equipe/organismes/{organisation.slug}/").status_code == 404


def test_the_journal_names_who_acted(administrator: Account, send: Send, client_of: Open) -> None:
    send(administrator, "/equipe/organismes/nouveau/", name="Relais du Vallon")

    entries = client_of(administrator).get("/equipe/journal/").context["entries"].items

    assert (entries[0].verb, entries[0].actor_id) == ("network.register_organisation", administrator.name)


def test_an_empty_journal_says_so(administrator: Account, client_of: Open) -> None:
    page = client_of(administrator).get("/equipe/journal/")

    assert "Aucun acte pour l’instant" in page.content.decode()


def test_the_dashboard_shows_ones_own_places_and_what_waits(
    organiser: Account, place: Place, other_place: Place, client_of: Open
) -> None:
    Place.objects.filter(id=place.id).update(opening_hours="")
    factories.make_permanence(place)

    page = client_of(organiser).get("/equipe/")

    assert [line.place.slug for line in page.context["places"]] == [place.slug]
    assert [str(item.text) for item in page.context["to_mend"]] == ["Cité du Port : horaires non connus."]


def test_a_draft_waits(organiser: Account, place: Place, client_of: Open) -> None:
    Place.objects.filter(id=place.id).update(publication=Publication.DRAFT)

    page = client_of(organiser).get("/equipe/")

    assert [item.href for item in page.context["to_mend"]] == [f"/equipe/lieux/{place.slug}/modifier/"]


def test_an_account_without_role_is_told_whom_to_ask(network: Network, client_of: Open) -> None:
    page = client_of(factories.make_account()).get("/equipe/")

    assert "Aucun rôle en cours" in page.content.decode()
    groups = page.context["layout"].staff_menu
    assert [[str(entry.label) for entry in group.entries] for group in groups] == [["Aujourd’hui"], ["Composants"]]


def test_the_gallery_draws_every_component(colleague: Account, client_of: Open) -> None:
    page = client_of(colleague).get("/equipe/composants/")

    assert {exhibit.component.name for exhibit in page.context["exhibits"]} >= {"button", "field", "pole-tag"}


def test_staff_screens_speak_english_under_en(organiser: Account, client_of: Open) -> None:
    page = client_of(organiser).get("/en/equipe/lieux/").content.decode()

    assert '<html lang="en">' in page
    assert "<h1>Places</h1>" in page
