"""What the pages of a place's day receive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db.models import QuerySet

from maillage.core.pages import Page
from maillage.desk.forms.day import DoorForm, VisitForm
from maillage.desk.frame import Frame
from maillage.desk.recent import Act
from maillage.network.queries import PlaceDay
from maillage.reception.queries import Choice, Reasons

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class DeskPlacesPage(Page):
    """The places whose day the account runs."""

    template: ClassVar[str] = "desk/places.html"
    places: QuerySet[Place]


@dataclass(frozen=True)
class ActLine:
    """Something just counted, in words, that one tap takes back."""

    act: Act
    words: str


@dataclass(frozen=True)
class DayPage(Page):
    """Counting at one place: `choices` by the name of the fact's field; `opening` until the day is open."""

    template: ClassVar[str] = "desk/day/day.html"
    frame: Frame
    opening: PlaceDay | None
    is_shut: bool
    reasons: Reasons
    choices: dict[str, tuple[Choice, ...]]
    acts: Sequence[ActLine]
    form: VisitForm
    door_form: DoorForm
