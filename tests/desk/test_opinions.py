"""Opinions as the team of a place reads them, and types those on paper."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.core.instants import local
from maillage.reception.models import SatisfactionAnswer
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def receptionist(client: Client) -> Client:
    load_words()
    place = factories.make_place(slug="gap", name="Gap")
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    client.force_login(account)
    return client


def sheets(*found: str) -> dict[str, str]:
    """What the form sends for these answers, a sheet each."""
    today = local(timezone.now()).date()
    lines = {f"found_{number}": answer for number, answer in enumerate(found, start=1)}
    return {"operation": str(uuid.uuid4()), "day": today.isoformat(), "half_day": "matin", **lines}


def test_sheets_of_paper_are_typed_and_told(receptionist: Client) -> None:
    answer = receptionist.post(reverse("desk:paper_opinions", args=["gap"]), sheets("oui", "non", "oui"), follow=True)

    assert "3 avis sont enregistrés." in answer.content.decode()
    assert SatisfactionAnswer.objects.filter(means="papier").count() == 3


def test_empty_table_is_told_so_and_keeps_nothing(receptionist: Client) -> None:
    answer = receptionist.post(reverse("desk:paper_opinions", args=["gap"]), sheets())

    assert answer.status_code == 422
    assert "Tapez au moins une réponse." in answer.content.decode()
    assert not SatisfactionAnswer.objects.exists()


def test_team_reads_shares_from_ten_opinions_on(receptionist: Client) -> None:
    address = reverse("desk:opinions", args=["gap"])
    receptionist.post(reverse("desk:paper_opinions", args=["gap"]), sheets(*["oui"] * 9))
    before = receptionist.get(address).content.decode()

    receptionist.post(reverse("desk:paper_opinions", args=["gap"]), sheets("non"))
    after = receptionist.get(address).content.decode()

    assert "Pas encore assez d’avis" in before
    assert "10 avis, dont 10 sur papier." in after
    assert "de 60 à 98 %" in after
