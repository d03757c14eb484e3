"""What the pages of a place's day receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.db.models import QuerySet

from maillage.core.instants import HalfDay
from maillage.core.pages import Page
from maillage.desk.forms.day import CountForm
from maillage.reception.queries import DayCounts

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class DeskPlacesPage(Page):
    """The places whose day the account runs."""

    template: ClassVar[str] = "desk/places.html"
    places: QuerySet[Place]


@dataclass(frozen=True)
class DayPage(Page):
    """The day of one place, so far."""

    template: ClassVar[str] = "desk/day.html"
    place: Place
    day: date
    half_day: HalfDay
    counts: DayCounts
    form: CountForm
