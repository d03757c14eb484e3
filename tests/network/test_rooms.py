"""Rooms and equipment of a place."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions, queries
from maillage.network.enums import EquipmentState, Known
from maillage.network.errors import SameRoom, UnknownValue
from maillage.network.models import Equipment, Place, Room
from maillage.network.sheets import RoomLine
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY


def add_room(place: Place, actor: Account | None, **values: Any) -> Room:
    return actions.add_room(place=place, actor=actor, at=MONDAY, **{"name": "Grande salle", **values})


def add_equipment(place: Place, actor: Account | None, **values: Any) -> Equipment:
    given = {"kind": "ecran", "name": "Écran mobile", "count": 2, **values}
    return actions.add_equipment(place=place, actor=actor, at=MONDAY, **given)


def test_a_room_is_added_changed_and_retired(place: Place, organiser: Account) -> None:
    room = add_room(place, organiser, capacity=40)
    changed = actions.change_room(room=room, step_free=Known.YES, actor=organiser, at=MONDAY)
    equipment = add_equipment(place, organiser, room=room)
    actions.retire(row=room, actor=organiser, at=MONDAY)

    equipment.refresh_from_db()
    assert (changed.name, changed.capacity, changed.step_free) == ("Grande salle", 40, Known.YES)
    assert (list(queries.rooms_of(place)), list(queries.equipment_of(place)), equipment.room) == ([], [equipment], None)
    assert [entry.verb for entry in Entry.objects.order_by("sequence")] == [
        "network.add_room", "network.change_room", "network.add_equipment", "network.retire",
    ]  # fmt: skip


def test_equipment_breaks_down_and_is_mended(place: Place, organiser: Account) -> None:
    equipment = add_equipment(place, organiser)

    states = [
        actions.change_equipment(equipment=equipment, state=state, actor=organiser, at=MONDAY).state
        for state in (EquipmentState.BROKEN, EquipmentState.USABLE)
    ]

    assert states == [EquipmentState.BROKEN, EquipmentState.USABLE]


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"name": " "}, UnknownValue, "name"),
        ({"capacity": 0}, UnknownValue, "capacity"),
        ({"step_free": "peut-être"}, UnknownValue, "step_free"),
        ({"name": "Salle du fond"}, SameRoom, "name"),
    ],
)
def test_a_room_that_cannot_be_is_refused(
    place: Place, organiser: Account, values: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    factories.make_room(place, name="Salle du fond")

    with pytest.raises(refusal) as refused:
        add_room(place, organiser, **values)

    assert list(refused.value.fields) == [field]
    assert (Room.objects.count(), Entry.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("values", "field"), [({"kind": "fusée"}, "kind"), ({"count": 0}, "count"), ({"state": "perdu"}, "state")]
)
def test_equipment_that_cannot_be_is_refused(
    place: Place, organiser: Account, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(UnknownValue) as refused:
        add_equipment(place, organiser, **values)

    assert list(refused.value.fields) == [field]
    assert (Equipment.objects.count(), Entry.objects.count()) == (0, 0)


def test_equipment_does_not_stand_in_a_room_of_another_place(
    place: Place, other_place: Place, organiser: Account
) -> None:
    with pytest.raises(UnknownValue):
        add_equipment(place, organiser, room=factories.make_room(other_place))


def test_the_inventory_of_somebody_else_is_left_alone(place: Place, stranger: Account) -> None:
    room = factories.make_room(place)

    for act in (
        lambda: add_room(place, stranger),
        lambda: add_equipment(place, stranger),
        lambda: actions.change_room(room=room, name="À moi", actor=stranger, at=MONDAY),
        lambda: actions.retire(row=room, actor=stranger, at=MONDAY),
    ):
        with pytest.raises(NotYours):
            act()

    assert (Room.objects.get().is_retired, Equipment.objects.count()) == (False, 0)


def test_a_name_is_free_again_once_its_room_is_retired(place: Place, organiser: Account) -> None:
    actions.retire(row=add_room(place, organiser), actor=organiser, at=MONDAY)

    assert add_room(place, organiser).name == "Grande salle"


def test_the_public_reads_the_rooms_whose_access_is_known(place: Place) -> None:
    factories.make_room(place, name="Grande salle", step_free=Known.YES)
    factories.make_room(place, name="Mezzanine", step_free=Known.NO)
    factories.make_room(place, name="Réserve")
    factories.make_room(place, name="Ancienne salle", step_free=Known.YES, is_retired=True)

    sheet = queries.place_sheet(place.slug, MONDAY, "fr")

    assert sheet.rooms == (RoomLine("Grande salle", Known.YES), RoomLine("Mezzanine", Known.NO))


def test_the_database_refuses_two_rooms_of_one_name(place: Place) -> None:
    factories.make_room(place, name="Grande salle")

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_room(place, name="Grande salle")
