"""A number taken at the kiosk: by a kiosk of ours alone, once a gesture, and told to nobody else."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.models import HallDevice, Ticket
from tests import factories
from tests.reception.queueing import with_queue

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(place: Place) -> str:
    """The key of a kiosk at a place with a queue."""
    factories.make_pole("emploi")
    with_queue(place)
    return actions.add_hall_device(place=place, kind="borne", name="entrée", actor=None, at=timezone.now()).key


def sent(key: str, operation: str = "", pole: str = "emploi") -> dict[str, str]:
    return {"key": key, "operation": operation or str(uuid.uuid4()), "pole": pole}


def test_a_gesture_sent_twice_takes_one_number_and_shows_it(client: Client, place: Place, key: str) -> None:
    body = sent(key)

    first, again = (client.post(f"/borne/{place.slug}/numero/", body) for _ in range(2))
    page = client.get(first["Location"])

    assert first["Location"] == again["Location"]
    assert Ticket.objects.count() == 1
    assert "001" in page.content.decode()
    assert "<svg" in page.content.decode()
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")


@pytest.mark.parametrize("wrong", [{"key": "forgée"}, {"operation": "non"}, {"pole": "ailleurs"}])
def test_what_is_not_of_a_kiosk_takes_no_number_and_says_so(
    client: Client, place: Place, key: str, wrong: dict[str, str]
) -> None:
    response = client.post(f"/borne/{place.slug}/numero/", {**sent(key), **wrong})

    assert "ne donne pas de numéro" in client.get(response["Location"]).content.decode()
    assert not Ticket.objects.exists()


def test_a_withdrawn_kiosk_takes_no_number(client: Client, place: Place, key: str) -> None:
    actions.revoke_hall_device(device=HallDevice.objects.get(), actor=None, at=timezone.now())

    client.post(f"/borne/{place.slug}/numero/", sent(key))

    assert not Ticket.objects.exists()


def test_a_place_without_a_queue_has_no_such_page(client: Client, place: Place) -> None:
    assert client.get(f"/borne/{place.slug}/numero/").status_code == 404


def test_a_false_number_is_not_found(client: Client, place: Place, key: str) -> None:
    assert client.get(f"/borne/{place.slug}/numero/jeton-inconnu/").status_code == 404
