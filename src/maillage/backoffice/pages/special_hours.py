"""Pages of the hours of a place: what is announced, and the days to decide before holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.forms.boundfield import BoundField

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page
from maillage.network.wording import DayInWords

if TYPE_CHECKING:
    from maillage.network.models import Place, SpecialHours


@dataclass(frozen=True)
class SpecialLine:
    """Something announced: its days and what the door does, in words."""

    special: SpecialHours
    days: str
    words: str


@dataclass(frozen=True, kw_only=True)
class HoursPage(Page):
    """The usual hours of a place and what is announced; `form` is None for readers."""

    template: ClassVar[str] = "backoffice/places/hours.html"
    place: Place
    tabs: Sequence[Tab]
    hours: Sequence[DayInWords]
    announced: Sequence[SpecialLine]
    form: OperationForm | None
    is_closed_today: bool


@dataclass(frozen=True)
class OccasionRow:
    """An occasion to decide: what it is called, its days and the usual hours in words, its fields."""

    name: str
    language: str
    days: str
    usual: str
    fields: Sequence[BoundField]


@dataclass(frozen=True, kw_only=True)
class OccasionsPage(Page):
    """The holidays that come, one decision for each, in one form."""

    template: ClassVar[str] = "backoffice/places/occasions.html"
    place: Place
    tabs: Sequence[Tab]
    form: OperationForm
    rows: Sequence[OccasionRow]
    other_places: Sequence[Place]
