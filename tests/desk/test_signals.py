"""Weak signals on screen: noted, read over, voted, answered; no operation tells who voted or wrote."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from maillage.network.models import Place
from maillage.reception.enums import SignalState
from maillage.reception.models import Signal
from maillage.safeguards.models import Operation
from tests import factories, reception_factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


def signed_in(place: Place, role: Role) -> Client:
    account = factories.make_account(email=f"{uuid.uuid4()}@exemple.test")
    factories.make_grant(account, role, "" if role == Role.COORDINATION else place.id)
    client = Client()
    client.force_login(account)
    return client


def act(client: Client, route: str, signal: Signal, **values: str) -> int:
    return client.post(reverse(route, args=[signal.id]), {"operation": str(uuid.uuid4()), **values}).status_code


def test_signal_goes_from_a_team_to_all_and_back_with_an_answer(place: Place) -> None:
    load_words()
    counsellor, coordination = signed_in(place, Role.COUNSELLOR), signed_in(place, Role.COORDINATION)
    said = {"operation": str(uuid.uuid4()), "text": "Des stages du soir", "theme": "cv_lettre_entretien", "pole": ""}

    counsellor.post(reverse("desk:note_signal"), said)
    signal = Signal.objects.get()
    act(coordination, "desk:share_signal", signal)
    act(counsellor, "desk:vote_signal", signal)
    act(coordination, "desk:answer_signal", signal, version="1", answer="Deux soirs par mois")

    page = counsellor.get(reverse("desk:signals")).content.decode()
    assert "Deux soirs par mois" in page
    assert "1 collègue le voit aussi" in page
    assert not Operation.objects.exists()


def test_text_that_names_somebody_is_refused_in_place(place: Place) -> None:
    load_words()
    said = {"operation": str(uuid.uuid4()), "text": "Vu Jeanne Canari", "theme": "cv_lettre_entretien", "pole": ""}

    answer = signed_in(place, Role.RECEPTION).post(reverse("desk:note_signal"), said)

    assert answer.status_code == 422
    assert not Signal.objects.exists()


def test_counsellor_moderates_nothing(place: Place) -> None:
    signal = reception_factories.make_signal(state=SignalState.TO_READ)
    counsellor = signed_in(place, Role.COUNSELLOR)

    assert [act(counsellor, f"desk:{verb}_signal", signal) for verb in ("share", "refuse", "answer")] == [404, 404, 404]
    assert signal.text not in counsellor.get(reverse("desk:signals")).content.decode()
