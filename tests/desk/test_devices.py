"""What happens to a device with a full queue: withdrawn, locked, left open in an old tab. Nothing is lost."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from maillage.accounts import desk_codes, desks
from maillage.accounts.enums import Role
from maillage.accounts.models import Account, Desk
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.models import Reconciliation, VisitFact
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db

QUEUE = "/equipe/accueil/file/"
CODE = "482915"


@pytest.fixture
def place() -> Place:
    load_words()
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def reception(place: Place) -> Account:
    account = factories.make_account("Accueil")
    factories.make_grant(account, Role.RECEPTION, place.id)
    desk_codes.set_desk_code(account=account, code=CODE, at=timezone.now())
    return account


@pytest.fixture
def manager(place: Place) -> Account:
    account = factories.make_account("Responsable")
    factories.make_grant(account, Role.PLACE_MANAGER, place.id)
    return account


@pytest.fixture
def device(place: Place, reception: Account, manager: Account) -> Client:
    """A shared desk of the place, where reception has entered with six digits."""
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=manager, at=timezone.now())
    client = Client()
    client.cookies["desk"] = enrolled.token
    enter(client, reception)
    return client


def enter(client: Client, account: Account) -> None:
    client.post("/equipe/poste/", {"operation": str(uuid.uuid4()), "account": str(account.id), "code": CODE})


def queue_of(place: Place, number: int = 2) -> str:
    day = local(timezone.now()).date().isoformat()
    told: dict[str, Any] = {"schema": 1, "kind": "visit", "place": str(place.id), "day": day, "half_day": "matin"}
    facts = [{**told, "op_id": str(uuid.uuid4()), "seq": seq, "body": {"number": 1}} for seq in range(1, number + 1)]
    return json.dumps({"after": 0, "facts": facts})


def send(client: Client, queue: str, **headers: str) -> HttpResponse:
    return client.post(QUEUE, queue, content_type="application/json", headers=headers)  # type: ignore[return-value]


def outcomes(answer: HttpResponse) -> list[str]:
    return [one["outcome"] for one in json.loads(answer.content)["facts"]]


def test_a_withdrawn_device_sends_nothing_until_somebody_signs_in_fully(
    device: Client, place: Place, manager: Account
) -> None:
    queue = queue_of(place)
    desks.revoke_desk(desk=Desk.objects.get(), actor=manager, at=timezone.now())

    withdrawn = send(device, queue)
    counted = VisitFact.objects.count()
    device.force_login(manager)
    signed_in = send(device, queue)

    assert (withdrawn.status_code, counted) == (302, 0)
    assert outcomes(signed_in) == ["taken", "taken"]


def test_a_locked_desk_sends_once_somebody_has_entered_again(device: Client, place: Place, reception: Account) -> None:
    queue = queue_of(place)
    device.post("/equipe/poste/verrouiller/")

    locked = send(device, queue)
    enter(device, reception)
    entered = send(device, queue)

    assert locked.status_code == 302
    assert outcomes(entered) == ["taken", "taken"]


def test_a_desk_that_moved_to_another_place_makes_tasks_for_the_former(device: Client, place: Place) -> None:
    elsewhere = factories.make_place(slug="nice", name="Nice")

    answer = send(device, queue_of(elsewhere))

    assert outcomes(answer) == ["aside", "aside"]
    assert set(Reconciliation.objects.values_list("place_key", flat=True)) == {str(elsewhere.id)}


def test_an_old_tab_whose_token_died_with_its_session_asks_for_a_new_one(place: Place, manager: Account) -> None:
    tab, queue = Client(enforce_csrf_checks=True), queue_of(place)
    tab.force_login(manager)
    old = tab.get(QUEUE).json()["token"]
    tab.cookies.pop("csrf")

    refused = send(tab, queue, **{"X-CSRFToken": old})
    counted = VisitFact.objects.count()
    again = send(tab, queue, **{"X-CSRFToken": tab.get(QUEUE).json()["token"]})

    assert (refused.status_code, counted) == (403, 0)
    assert outcomes(again) == ["taken", "taken"]


def test_a_place_closed_in_mid_day_still_takes_in_what_happened(place: Place, manager: Account, client: Client) -> None:
    client.force_login(manager)
    queue = queue_of(place)
    type(place).objects.filter(id=place.id).update(valid_until=local(timezone.now()).date())

    answer = send(client, queue)

    assert outcomes(answer) == ["taken", "taken"]
