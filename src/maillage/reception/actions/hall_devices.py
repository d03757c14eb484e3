"""Kiosks and computers of a hall: added by the place, used by anyone, with nothing kept of the use."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.enums import HallDeviceKind
from maillage.reception.errors import UnknownDevice, UnknownValue
from maillage.reception.models import HallDevice
from maillage.reception.rules import require
from maillage.safeguards import journal
from maillage.safeguards.tokens import hash_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_KEY_BYTES: Final = 16


@dataclass(frozen=True)
class Added:
    """A new device and its key, known this once."""

    device: HallDevice
    key: str


def add_hall_device(*, place: Place, kind: str, name: str, actor: Account | None, at: datetime) -> Added:
    """Add a kiosk or a computer; its key goes into the address it starts on. Raises UnknownValue."""
    require(actor, "reception.set_up", on=local(at).date(), place_key=str(place.id))
    if kind not in HallDeviceKind.values:
        sentence = _("Choisissez une borne ou un ordinateur.")
        raise UnknownValue(sentence, fields={"kind": [sentence]})
    key = secrets.token_urlsafe(_KEY_BYTES)
    with transaction.atomic():
        device = HallDevice.objects.create(place=place, kind=kind, name=name.strip(), key_hash=hash_of(key))
        _record("reception.add_hall_device", device, actor, at=at)
    return Added(device, key)


def revoke_hall_device(*, device: HallDevice, actor: Account | None, at: datetime) -> HallDevice:
    """Refuse the device from its next gesture on."""
    require(actor, "reception.set_up", on=local(at).date(), place_key=str(device.place_id))
    with transaction.atomic():
        HallDevice.objects.filter(id=device.id).update(is_revoked=True, busy_on=None)
        _record("reception.revoke_hall_device", device, actor, at=at)
    return device


def free_post(*, device: HallDevice, actor: Account | None, at: datetime) -> HallDevice:
    """Count a computer as free again: somebody left without saying so. Not journalled: it is no act on anyone."""
    require(actor, "reception.set_up", on=local(at).date(), place_key=str(device.place_id))
    HallDevice.objects.filter(id=device.id).update(busy_on=None)
    return device


def begin_at_post(*, key: str, at: datetime) -> None:
    """Somebody sits down at a computer. Raises UnknownDevice."""
    _set_busy(key, on=at)


def end_at_post(*, key: str, at: datetime) -> None:
    """Somebody leaves a computer. Raises UnknownDevice."""
    _set_busy(key, on=None)


def devices_with_key(key: str, kind: HallDeviceKind) -> QuerySet[HallDevice]:
    """The device of that kind that holds the key, if it was not withdrawn."""
    return HallDevice.objects.filter(key_hash=hash_of(key), kind=kind, is_revoked=False)


def _set_busy(key: str, *, on: datetime | None) -> None:
    if not devices_with_key(key, HallDeviceKind.POST).update(busy_on=local(on).date() if on else None):
        raise UnknownDevice(_("Cet ordinateur n’est pas connu. Demandez à l’accueil."))


def _record(verb: str, device: HallDevice, actor: Account | None, *, at: datetime) -> None:
    place_key, body = str(device.place_id), {"kind": device.kind}
    journal.record(verb=verb, actor=actor, at=at, subject=str(device.id), place_key=place_key, body=body)
