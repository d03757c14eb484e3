"""Pages of the devices of a hall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from maillage.network.models import Place
    from maillage.reception.models import HallDevice


@dataclass(frozen=True, kw_only=True)
class HallDevicesPage(Page):
    """The devices of a place; `start` is the address a new one opens on, shown this once."""

    template: ClassVar[str] = "backoffice/hall_devices/hall_devices.html"
    place: Place
    tabs: Sequence[Tab]
    devices: QuerySet[HallDevice]
    start: str
    form: OperationForm
    today: date
