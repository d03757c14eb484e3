"""The charter of a place and the register of derogations, as staff keep them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.core.instants import local
from maillage.network.models import Assessment, Derogation, Place
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def test_a_manager_answers_for_a_principle_of_their_place(organiser: Account, place: Place, send: Send) -> None:
    path = f"/equipe/lieux/{place.slug}/charte/"

    answer = send(organiser, f"{path}R4/", answer="conforme", proof="Affiche à l’entrée.")

    assert (answer.status_code, answer["Location"]) == (302, path)
    assert (Assessment.objects.get().principle, Assessment.objects.get().place) == ("R4", place)


def test_an_answer_without_proof_is_refused_in_place(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, f"/equipe/lieux/{place.slug}/charte/R4/", answer="conforme")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["proof"])


def test_an_unknown_principle_does_not_exist(
    organiser: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    assert client_of(organiser).get(f"/equipe/lieux/{place.slug}/charte/R19/").status_code == 404


def test_coordination_decides_a_derogation_and_ends_it(
    administrator: Account, place: Place, send: Send, press: Send
) -> None:
    today = local(timezone.now()).date()
    ahead = str(today + timedelta(days=90))
    values = {"principle": "R4", "place": place.slug, "reason": "Les visites se préparent.", "decided_by": "le comité"}

    send(administrator, "/equipe/derogations/", **values, valid_until=ahead)
    decided = Derogation.objects.get()
    page = press(administrator, f"/equipe/derogations/{decided.id}/finir/", valid_until=str(today))

    decided.refresh_from_db()
    assert told(page) == ["Le dernier jour est noté. L’historique reste."]
    assert (decided.place, decided.valid_until) == (place, today)


def test_two_running_derogations_share_no_field_id(
    administrator: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    factories.make_derogation(place, reason="Les visites se préparent.")
    factories.make_derogation(place, reason="La salle est petite.", principle="R5")

    page = client_of(administrator).get("/equipe/derogations/").content.decode()

    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page)
    assert len([one for one in ids if one.endswith("-valid_until")]) == 2
    assert sorted(ids) == sorted(set(ids))


def test_a_manager_reads_the_register_and_has_no_form(
    organiser: Account, place: Place, client_of: Callable[[Account], Client], press: Send
) -> None:
    row = factories.make_derogation(place, reason="Les visites se préparent.")

    page = client_of(organiser).get("/equipe/derogations/")
    refused = press(organiser, f"/equipe/derogations/{row.id}/finir/", valid_until="2040-01-01")

    assert page.context["form"] is None
    assert "Les visites se préparent." in page.content.decode()
    assert refused.status_code == 404


def test_a_derogation_that_ends_soon_waits_on_the_dashboard(
    organiser: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    factories.make_derogation(place, valid_until=local(timezone.now()).date() + timedelta(days=10))

    page = client_of(organiser).get("/equipe/")

    assert any("La dérogation R4 finit le" in str(item.text) for item in page.context["to_mend"])
