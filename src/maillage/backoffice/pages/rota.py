"""Pages of the rota."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.backoffice.forms.base import OperationForm
from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page
from maillage.network.availability import Candidate
from maillage.network.queries import RotaSheet

if TYPE_CHECKING:
    from maillage.network.models import Shift


@dataclass(frozen=True)
class QuarterChoice:
    """A quarter one may look at."""

    code: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class RotaLine:
    """A place in the list of rotas: where each of two quarters stands."""

    slug: str
    name: str
    quarters: Sequence[tuple[QuarterChoice, str]]


@dataclass(frozen=True, kw_only=True)
class RotasPage(Page):
    """The rotas one may read, by place."""

    template: ClassVar[str] = "backoffice/rota/rotas.html"
    lines: Sequence[RotaLine]


@dataclass(frozen=True, kw_only=True)
class RotaPage(Page):
    """The quarter of a place."""

    template: ClassVar[str] = "backoffice/rota/rota.html"
    sheet: RotaSheet
    title: str
    tabs: Sequence[Tab]
    quarters: Sequence[QuarterChoice]
    is_planner: bool
    prepare_form: OperationForm | None
    add_form: OperationForm | None
    answers: int
    today: date


@dataclass(frozen=True, kw_only=True)
class ShiftPage(Page):
    """A shift, what may be done with it, who may hold it."""

    template: ClassVar[str] = "backoffice/rota/shift.html"
    shift: Shift
    back_href: str
    is_hand: bool
    is_over: bool
    candidates: Sequence[Candidate]
    swaps: Sequence[Shift]
