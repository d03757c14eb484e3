"""A computer in a hall: used without a name, wiped when one leaves."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from maillage.core.instants import local
from maillage.network.models import Network, Place
from maillage.reception.actions import add_hall_device, revoke_hall_device
from maillage.reception.models import HallDevice
from maillage.reception.queries import FreePosts, free_posts_at
from maillage.safeguards.models import Entry

pytestmark = pytest.mark.django_db
TODAY = local(timezone.now()).date()


@pytest.fixture
def key(network: Network, place: Place) -> str:
    """The key of one computer."""
    return add_hall_device(place=place, kind="poste", name="poste 1", actor=None, at=timezone.now()).key


def test_sitting_down_takes_the_computer_and_leaving_frees_it(client: Client, place: Place, key: str) -> None:
    address = f"/poste/{place.slug}/"

    assert client.post(address, {"key": key, "sit": "1"})["Location"] == address
    assert free_posts_at(place.slug, TODAY) == FreePosts(free=0, total=1)
    assert client.post(address, {"key": key, "leave": "1"})["Location"] == f"{address}?efface"
    assert free_posts_at(place.slug, TODAY) == FreePosts(free=1, total=1)


def test_leaving_wipes_what_the_browser_kept_even_with_an_unknown_key(client: Client, place: Place, key: str) -> None:
    response = client.post(f"/poste/{place.slug}/", {"key": "forgée", "leave": "1"})

    assert response.status_code == 303
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "C’est effacé" in client.get(response["Location"]).content.decode()


def test_an_unknown_or_withdrawn_computer_is_usable_but_not_counted(client: Client, place: Place, key: str) -> None:
    revoke_hall_device(device=HallDevice.objects.get(), actor=None, at=timezone.now())

    for wrong in ("forgée", key):
        response = client.post(f"/poste/{place.slug}/", {"key": wrong, "sit": "1"})
        assert "pas dans le compte" in client.get(response["Location"]).content.decode()
    assert free_posts_at(place.slug, TODAY) == FreePosts(free=0, total=0)


def test_nothing_is_journalled_of_who_sits_down(client: Client, place: Place, key: str) -> None:
    before = Entry.objects.count()

    client.post(f"/poste/{place.slug}/", {"key": key, "sit": "1"})

    assert Entry.objects.count() == before
    assert key not in str(list(HallDevice.objects.values()))


def test_a_computer_left_without_a_word_is_free_the_next_day(place: Place, key: str) -> None:
    HallDevice.objects.update(busy_on=TODAY)

    assert free_posts_at(place.slug, TODAY.replace(year=TODAY.year + 1)) == FreePosts(free=1, total=1)
