"""Pages of the shared desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page

if TYPE_CHECKING:
    from maillage.accounts.models import Desk


@dataclass(frozen=True)
class DeskLine:
    """A shared device and the place it stands at."""

    desk: Desk
    place: str
    half_day: str


@dataclass(frozen=True)
class ReplacementLine:
    """Somebody who replaces until the end of the half-day."""

    id: str
    name: str
    pole: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class EnterDeskPage(Page):
    """Who takes the desk: a name and six digits."""

    template: ClassVar[str] = "backoffice/desk/enter.html"
    form: OperationForm
    desk_name: str
    has_members: bool
    next_path: str


@dataclass(frozen=True, kw_only=True)
class DeskCodePage(Page):
    """Choose one's code."""

    template: ClassVar[str] = "backoffice/desk/code.html"
    form: OperationForm
    has_code: bool


@dataclass(frozen=True, kw_only=True)
class ReplacementPage(Page):
    """Admit somebody, and see who is admitted now; `is_at_desk` is false on any other device."""

    template: ClassVar[str] = "backoffice/desk/replacement.html"
    form: OperationForm
    is_at_desk: bool
    present: Sequence[ReplacementLine]


@dataclass(frozen=True, kw_only=True)
class AdmittedPage(Page):
    """The code to tell, shown once."""

    template: ClassVar[str] = "backoffice/desk/admitted.html"
    name: str
    code: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class DesksPage(Page):
    """The shared devices of one's places, and this one to enrol."""

    template: ClassVar[str] = "backoffice/desk/desks.html"
    desks: Sequence[DeskLine]
    form: OperationForm
    is_desk_already: bool
