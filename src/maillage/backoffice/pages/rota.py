"""Pages of the rota."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page
from maillage.network.availability import Candidate
from maillage.network.queries import CallSheet, Line, Pair, RotaSheet

if TYPE_CHECKING:
    from maillage.network.models import AvailabilityCall, Counsellor, Place, Shift


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


@dataclass(frozen=True, kw_only=True)
class CallsPage(Page):
    """The calls open or closed, and a form for one more."""

    template: ClassVar[str] = "backoffice/calls/calls.html"
    calls: Sequence[tuple[AvailabilityCall, str]]
    form: OperationForm
    today: date


@dataclass(frozen=True, kw_only=True)
class CallLinkPage(Page):
    """The link of a call, shown this once."""

    template: ClassVar[str] = "backoffice/calls/link.html"
    call: AvailabilityCall
    link: str
    is_mail_sent: bool


@dataclass(frozen=True, kw_only=True)
class AnswersPage(Page):
    """What partners offer for the quarter of a place, and what would become of it."""

    template: ClassVar[str] = "backoffice/calls/answers.html"
    place: Place
    title: str
    back_href: str
    lines: Sequence[Line]
    seats: int
    quarter_code: str


@dataclass(frozen=True)
class GridCell:
    """A number to give, or what was typed instead; an empty `name` when nothing can be asked there."""

    name: str
    label: str
    value: int | str | None
    is_wrong: bool = False


@dataclass(frozen=True)
class GridRow:
    """A day, or a weekday."""

    label: str
    cells: Sequence[GridCell]


@dataclass(frozen=True)
class GridMonth:
    """The days of a month."""

    label: str
    rows: Sequence[GridRow]


@dataclass(frozen=True, kw_only=True)
class CallPage(Page):
    """What a partner is asked: its pôles and places, how far it is."""

    template: ClassVar[str] = "backoffice/calls/call.html"
    sheet: CallSheet
    quarter: str


@dataclass(frozen=True, kw_only=True)
class CallGridPage(Page):
    """The half-days of one pôle at one place."""

    template: ClassVar[str] = "backoffice/calls/grid.html"
    pair: Pair
    quarter: str
    half_days: Sequence[str]
    week: Sequence[GridRow]
    months: Sequence[GridMonth]
    counsellors: Sequence[Counsellor]
    refusal: str
    is_saved: bool
    back_href: str


@dataclass(frozen=True, kw_only=True)
class ClosedCallPage(Page):
    """A link that leads nowhere."""

    template: ClassVar[str] = "backoffice/calls/closed.html"
    sentence: str
