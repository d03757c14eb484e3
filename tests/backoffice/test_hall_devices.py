"""Kiosks and computers of a hall, as the place sets them up."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.models import HallDevice
from maillage.safeguards.models import Entry
from tests.reception.hall import make_hall_device

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Account], Client]


def test_a_new_device_shows_its_address_once(client_of: ClientOf, organiser: Account, place: Place) -> None:
    client, address = client_of(organiser), f"/equipe/lieux/{place.slug}/bornes/"
    sent = {"operation": str(uuid.uuid4()), "kind": "borne", "name": "borne de l’entrée"}

    shown, again = client.post(address, sent), client.post(address, sent)

    start = re.search(rf"/borne/{place.slug}/#cle=([\w-]{{22}})", shown.content.decode())
    assert start is not None
    assert again.status_code == 302
    assert start[1] not in client.get(address).content.decode()
    assert HallDevice.objects.count() == 1
    assert start[1] not in str(list(HallDevice.objects.values())) + str(list(Entry.objects.values()))


def test_a_computer_is_freed_then_withdrawn(client_of: ClientOf, organiser: Account, place: Place) -> None:
    device = make_hall_device(place, busy_on=local(timezone.now()).date())
    client = client_of(organiser)

    client.post(f"/equipe/bornes/{device.id}/liberer/", {"operation": str(uuid.uuid4())})
    device.refresh_from_db()
    assert device.busy_on is None

    client.post(f"/equipe/bornes/{device.id}/retirer/", {"operation": str(uuid.uuid4())})
    device.refresh_from_db()
    assert device.is_revoked


def test_a_device_of_elsewhere_is_not_found(client_of: ClientOf, stranger: Account, place: Place) -> None:
    device = make_hall_device(place)

    response = client_of(stranger).post(f"/equipe/bornes/{device.id}/retirer/", {"operation": str(uuid.uuid4())})

    assert response.status_code == 404
    assert not HallDevice.objects.get().is_revoked


def test_a_kind_that_does_not_exist_is_refused_in_the_form(
    client_of: ClientOf, organiser: Account, place: Place
) -> None:
    sent = {"operation": str(uuid.uuid4()), "kind": "imprimante", "name": "x"}

    assert client_of(organiser).post(f"/equipe/lieux/{place.slug}/bornes/", sent).status_code == 422
    assert not HallDevice.objects.exists()
