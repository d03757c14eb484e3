"""What the page of an interview sheet receives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from maillage.core.instants import HalfDay
from maillage.core.pages import Page
from maillage.desk.forms.sheet import SheetForm
from maillage.desk.frame import Frame
from maillage.desk.sheet_questions import SheetQuestion


@dataclass(frozen=True)
class OwnSheetLine:
    """A sheet of one's own, to correct: half-day and pôle, with no number nor hour."""

    id: UUID
    half_day: HalfDay
    pole: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SheetPage(Page):
    """The questions; `previous` is the id of the sheet that « comme la précédente » starts from, if any."""

    template: ClassVar[str] = "desk/sheet.html"
    frame: Frame
    form: SheetForm
    usual: tuple[SheetQuestion, ...]
    rest: tuple[SheetQuestion, ...]
    is_correction: bool
    previous: UUID | None
    own: tuple[OwnSheetLine, ...]
