"""Devices of a hall, for tests."""

from __future__ import annotations

import itertools
from typing import Any

from maillage.network.models import Place
from maillage.reception.enums import HallDeviceKind
from maillage.reception.models import HallDevice

_numbers = itertools.count(1)


def make_hall_device(place: Place, *, kind: str = HallDeviceKind.POST, **values: Any) -> HallDevice:
    """A computer of a hall that anyone may use; a kiosk when told."""
    defaults = {"key_hash": f"{next(_numbers):064d}", "name": "poste 1"}
    return HallDevice.objects.create(place=place, kind=kind, **{**defaults, **values})
