"""Rooms and equipment, as staff keep them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.network.models import Equipment, Place, Room
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def test_a_manager_adds_changes_and_retires_a_room(organiser: Account, place: Place, send: Send, press: Send) -> None:
    path = f"/equipe/lieux/{place.slug}/salles/"
    added = send(organiser, f"{path}nouvelle/", name="Grande salle", capacity="40")
    room = Room.objects.get()
    send(organiser, f"/equipe/salles/{room.id}/", name="Salle bleue")
    room.refresh_from_db()
    retired = press(organiser, f"/equipe/salles/{room.id}/retirer/")

    assert added["Location"] == path
    assert (room.name, room.capacity) == ("Salle bleue", 40)
    assert told(retired) == ["« Salle bleue » n’est plus à l’inventaire."]


def test_a_manager_tells_a_breakdown(organiser: Account, place: Place, send: Send) -> None:
    room = factories.make_room(place)
    send(
        organiser, f"/equipe/lieux/{place.slug}/equipements/nouveau/",
        kind="imprimante", name="Imprimante", count="1", room=str(room.id),
    )  # fmt: skip
    equipment = Equipment.objects.get()

    send(organiser, f"/equipe/equipements/{equipment.id}/", state="panne")

    equipment.refresh_from_db()
    assert (equipment.state, equipment.room) == ("panne", room)


def test_reception_reads_the_inventory_and_changes_nothing(
    place: Place, client_of: Callable[[Account], Client]
) -> None:
    reader = factories.make_account()
    factories.make_grant(reader, Role.RECEPTION, place.id)
    room = factories.make_room(place, name="Grande salle")

    page = client_of(reader).get(f"/equipe/lieux/{place.slug}/salles/")

    assert (page.status_code, page.context["is_editor"]) == (200, False)
    assert client_of(reader).get(f"/equipe/salles/{room.id}/").status_code == 404
