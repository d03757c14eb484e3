"""Pages of places and of their permanences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.network.wording import DayInWords

if TYPE_CHECKING:
    from maillage.network.models import Permanence, Place, Service

Tab = tuple[str, str, bool]


@dataclass(frozen=True, kw_only=True)
class PlacesPage(Page):
    """The places the account reaches."""

    template: ClassVar[str] = "backoffice/places/places.html"
    places: Paged[Place]
    editable: frozenset[str]
    is_creator: bool
    today: date


@dataclass(frozen=True, kw_only=True)
class PlacePage(Page):
    """One place as staff read it, with its acts."""

    template: ClassVar[str] = "backoffice/places/place.html"
    place: Place
    tabs: Sequence[Tab]
    hours: Sequence[DayInWords]
    services: Sequence[Service]
    is_editor: bool
    is_closer: bool
    close_form: OperationForm
    today: date


@dataclass(frozen=True, kw_only=True)
class PlaceFormPage(Page):
    """A place to add or to change."""

    template: ClassVar[str] = "backoffice/places/form.html"
    title: str
    form: OperationForm
    back_href: str
    tabs: Sequence[Tab]


@dataclass(frozen=True)
class Slot:
    """A half-day of the week at a place, and the permanences that stand in it."""

    half_day: str
    permanences: Sequence[Permanence]


@dataclass(frozen=True)
class WeekRow:
    """A day of the week."""

    name: str
    slots: Sequence[Slot]


@dataclass(frozen=True, kw_only=True)
class PermanencesPage(Page):
    """The week of a place."""

    template: ClassVar[str] = "backoffice/permanences/week.html"
    place: Place
    tabs: Sequence[Tab]
    half_days: Sequence[str]
    week: Sequence[WeekRow]
    coming: Sequence[Permanence]
    past: Sequence[Permanence]
    form: OperationForm | None


@dataclass(frozen=True, kw_only=True)
class PermanencePage(Page):
    """One permanence to change or to end."""

    template: ClassVar[str] = "backoffice/permanences/permanence.html"
    permanence: Permanence
    form: OperationForm
    end_form: OperationForm
    today: date
