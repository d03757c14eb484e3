"""Rooms and equipment of a place: added, changed, retired. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import apply, locked, require_valid, unknown
from maillage.network.errors import SameRoom
from maillage.network.fields import EquipmentChanges, RoomChanges
from maillage.network.models import Equipment, Place, Room
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

Kept = TypeVar("Kept", Room, Equipment)


def add_room(*, place: Place, actor: Account | None, at: datetime, **values: Unpack[RoomChanges]) -> Room:
    """Add a room to a place. Raises SameRoom."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        row = Room(place=locked(place))
        apply(row, values)
        _save_room(row)
        _record("network.add_room", row, actor, at=at)
    return row


def change_room(*, room: Room, actor: Account | None, at: datetime, **changes: Unpack[RoomChanges]) -> Room:
    """Change what is given. Raises SameRoom."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(room.place_id))
    with transaction.atomic():
        current = locked(room)
        apply(current, changes)
        _save_room(current)
        _record("network.change_room", current, actor, at=at)
    return current


def add_equipment(
    *, place: Place, actor: Account | None, at: datetime, **values: Unpack[EquipmentChanges]
) -> Equipment:
    """Add equipment to a place, or to one of its rooms."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        row = Equipment(place=place)
        apply(row, values)
        _save_equipment(row)
        _record("network.add_equipment", row, actor, at=at)
    return row


def change_equipment(
    *, equipment: Equipment, actor: Account | None, at: datetime, **changes: Unpack[EquipmentChanges]
) -> Equipment:
    """Change what is given: its state, when it breaks down or is mended."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(equipment.place_id))
    with transaction.atomic():
        current = locked(equipment)
        apply(current, changes)
        _save_equipment(current)
        _record("network.change_equipment", current, actor, at=at)
    return current


def retire(*, row: Kept, actor: Account | None, at: datetime) -> Kept:
    """Take a room or equipment out of use; what stood in the room stays at the place."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(row.place_id))
    with transaction.atomic():
        current = locked(row)
        current.is_retired = True
        current.save(update_fields=["is_retired"])
        if isinstance(current, Room):
            Equipment.objects.filter(room=current).update(room=None)
        _record("network.retire", current, actor, at=at)
    return current


def _save_room(room: Room) -> None:
    require_valid(room)
    if room.capacity == 0:
        raise unknown("capacity", _("Une salle reçoit au moins une personne."))
    same = Room.objects.filter(place=room.place, name=room.name, is_retired=False).exclude(id=room.id)
    if same.exists():
        sentence = _("Une salle de ce lieu porte déjà ce nom.")
        raise SameRoom(sentence, fields={"name": [str(sentence)]})
    room.save()


def _save_equipment(equipment: Equipment) -> None:
    require_valid(equipment)
    if equipment.count < 1:
        raise unknown("count", _("Comptez au moins une chose."))
    if equipment.room is not None and (equipment.room.place_id != equipment.place_id or equipment.room.is_retired):
        raise unknown("room", _("Cette salle n’est pas à ce lieu : choisissez-la dans la liste."))
    equipment.save()


def _record(verb: str, row: Room | Equipment, actor: Account | None, *, at: datetime) -> None:
    journal.record(verb=verb, actor=actor, at=at, subject=str(row.id), place_key=str(row.place_id))
