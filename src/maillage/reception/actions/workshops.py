"""Workshops: announced and taken off by the team of a place; the public reads them at once."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place, Room
from maillage.reception.errors import SameWorkshop, TooLate, UnknownValue
from maillage.reception.models import Workshop
from maillage.reception.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def announce_workshop(
    *,
    place: Place,
    day: date,
    starts_at: time,
    title: str,
    room: Room | None,
    actor: Account | None,
    at: datetime,
) -> Workshop:
    """Announce a workshop. Raises TooLate for a day gone by, SameWorkshop, UnknownValue for a room of elsewhere."""
    on = local(at).date()
    require(actor, "reception.welcome", on=on, place_key=str(place.id))
    if day < on:
        sentence = _("Ce jour est passé : choisissez aujourd’hui ou plus tard.")
        raise TooLate(sentence, fields={"day": [sentence]})
    if room is not None and room.place_id != place.id:
        sentence = _("Choisissez une salle de ce lieu.")
        raise UnknownValue(sentence, fields={"room": [sentence]})
    with transaction.atomic():
        found, is_new = Workshop.objects.get_or_create(
            place=place, day=day, starts_at=starts_at, title=title, defaults={"room": room}
        )
        if not is_new:
            raise SameWorkshop(_("Cet atelier est déjà annoncé à cette heure."))
        _record("reception.announce_workshop", found, actor, at=at)
    return found


def take_off_workshop(*, workshop: Workshop, actor: Account | None, at: datetime) -> None:
    """Take a workshop off every screen."""
    require(actor, "reception.welcome", on=local(at).date(), place_key=str(workshop.place_id))
    with transaction.atomic():
        _record("reception.take_off_workshop", workshop, actor, at=at)
        workshop.delete()


def _record(verb: str, row: Workshop, actor: Account | None, *, at: datetime) -> None:
    key = str(row.place_id)
    journal.record(verb=verb, actor=actor, at=at, subject=str(row.id), place_key=key, body={"day": row.day})
