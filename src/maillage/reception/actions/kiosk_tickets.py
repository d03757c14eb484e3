"""A number taken at the kiosk: the key of the device stands for the team, which set the kiosk up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from maillage.network.models import Pole
from maillage.reception.actions.hall_devices import devices_with_key
from maillage.reception.actions.queue import TakenTicket, take_ticket
from maillage.reception.enums import HallDeviceKind
from maillage.reception.errors import UnknownDevice, UnknownValue


def take_ticket_at_kiosk(*, key: str, pole_code: str, operation_id: UUID, at: datetime) -> TakenTicket:
    """Take the next number of the kiosk's place. Raises UnknownDevice, UnknownValue and what `take_ticket` does."""
    kiosk = devices_with_key(key, HallDeviceKind.KIOSK).select_related("place").first()
    if kiosk is None:
        raise UnknownDevice(_("Cette borne ne donne pas de numéro. Demandez à l’accueil."))
    pole = Pole.objects.filter(code=pole_code).first()
    if pole is None:
        raise UnknownValue(_("Choisissez dans la liste."), fields={"pole": [_("Choisissez dans la liste.")]})
    return take_ticket(place=kiosk.place, pole=pole, operation_id=operation_id, actor=None, at=at)
