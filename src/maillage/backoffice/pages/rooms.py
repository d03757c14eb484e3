"""Pages of rooms and equipment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page

if TYPE_CHECKING:
    from maillage.network.models import Equipment, Place, Room


@dataclass(frozen=True, kw_only=True)
class RoomsPage(Page):
    """The rooms and the equipment of a place."""

    template: ClassVar[str] = "backoffice/rooms/rooms.html"
    place: Place
    tabs: Sequence[Tab]
    rooms: Sequence[Room]
    equipment: Sequence[Equipment]
    is_editor: bool


@dataclass(frozen=True, kw_only=True)
class RoomFormPage(Page):
    """A room or equipment to add or to change; `retire_href` is empty for a new one."""

    template: ClassVar[str] = "backoffice/rooms/form.html"
    title: str
    form: OperationForm
    back_href: str
    retire_href: str
