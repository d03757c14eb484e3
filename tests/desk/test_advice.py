"""Questions at a distance on screen: the team answers, the duty reads first, the coordination names it."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.network.models import Place
from maillage.reception.models import AdviceDuty, AdviceQuestion
from maillage.safeguards.models import Operation
from tests import factories, reception_factories

pytestmark = pytest.mark.django_db


def staff(place: Place, role: Role) -> tuple[Account, Client]:
    account = factories.make_account(f"Rôle {role}", email=f"{uuid.uuid4()}@exemple.test")
    factories.make_grant(account, role, "" if role == Role.COORDINATION else place.id)
    client = Client()
    client.force_login(account)
    return account, client


def test_counsellor_answers_and_no_operation_tells_who(place: Place) -> None:
    question = reception_factories.make_advice()
    _account, counsellor = staff(place, Role.COUNSELLOR)
    sent = {"operation": str(uuid.uuid4()), "version": "1", "answer": "Voici comment."}

    counsellor.post(reverse("desk:advice", args=[question.id]), sent)

    assert AdviceQuestion.objects.get().answer == "Voici comment."
    assert not Operation.objects.exists()


def test_urgent_question_is_shown_to_the_duty_alone(place: Place) -> None:
    account, duty = staff(place, Role.COUNSELLOR)
    AdviceDuty.objects.create(account=account)
    question = reception_factories.make_advice("Un message de détresse", kind="urgence")
    _other, colleague = staff(place, Role.COUNSELLOR)
    address = reverse("desk:advice", args=[question.id])

    assert (duty.get(address).status_code, colleague.get(address).status_code) == (200, 404)
    assert question.text not in colleague.get(reverse("desk:advice_list")).content.decode()
    duty.post(reverse("desk:hand_over_advice", args=[question.id]), {"operation": str(uuid.uuid4())})
    assert colleague.get(address).status_code == 200


def test_coordination_is_shown_that_nobody_is_named_then_names_somebody(place: Place) -> None:
    account, _client = staff(place, Role.COUNSELLOR)
    _coordination, client = staff(place, Role.COORDINATION)
    address = reverse("desk:duty")
    before = client.get(address).content.decode()
    sent = {"operation": str(uuid.uuid4()), "account": str(account.id), "hours": "de 9 h à 17 h", "answer_days": "2"}

    client.post(address, sent)

    assert "Personne n’est nommé" in before
    assert AdviceDuty.objects.get().account == account
    assert "Personne n’est nommé" not in client.get(address).content.decode()
