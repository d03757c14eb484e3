"""What the pages of an opening receive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage.core.pages import Page
from maillage.desk.frame import Frame
from maillage.network.availability import Candidate
from maillage.network.queries import PlaceDay
from maillage.reception.queries import WorkshopLine

if TYPE_CHECKING:
    from maillage.network.models import Shift


@dataclass(frozen=True)
class OpeningPage(Page):
    """The day as it begins. `is_keeper`: the account may close the place; `to_confirm` people, this half-day."""

    template: ClassVar[str] = "desk/opening/opening.html"
    frame: Frame
    place_day: PlaceDay
    to_confirm: int
    is_keeper: bool
    workshops: Sequence[WorkshopLine]


@dataclass(frozen=True)
class ReplacePage(Page):
    """Who may take a seat of today."""

    template: ClassVar[str] = "desk/opening/replace.html"
    frame: Frame
    seat: Shift
    candidates: Sequence[Candidate]
