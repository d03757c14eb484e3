"""What the pages of the counsellor's bench receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.utils.safestring import SafeString

from maillage.core.pages import Page
from maillage.desk.forms.bench import BenchForm
from maillage.desk.frame import Frame
from maillage.reception.references import Item
from maillage.reception.routes import RouteSheet
from maillage.search.routes import Helpline

if TYPE_CHECKING:
    from maillage.network.sheets import PoleLine


@dataclass(frozen=True)
class FoundLine:
    """Something found: the key that adds it, and whether it is in the panier already."""

    reference: str
    title: str
    detail: str
    path: str
    key: str
    is_taken: bool


@dataclass(frozen=True)
class FoundGroup:
    """What was found of one kind."""

    label: str
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True, kw_only=True)
class BenchPage(Page):
    """The bench: a question, what answers it, the panier, and the ways to take it away."""

    template: ClassVar[str] = "desk/bench.html"
    frame: Frame
    form: BenchForm
    groups: tuple[FoundGroup, ...]
    helplines: tuple[Helpline, ...]
    has_searched: bool
    panier: tuple[Item, ...]
    is_full: bool
    poles: tuple[PoleLine, ...]
    own_pole: str
    called: tuple[PoleLine, ...]
    refusal: str


@dataclass(frozen=True, kw_only=True)
class LeftPage(Page):
    """The page behind a link, just made: its address, as words and as an image."""

    template: ClassVar[str] = "desk/bench/left.html"
    frame: Frame
    address: str
    qr: SafeString
    last_on: date


@dataclass(frozen=True, kw_only=True)
class RouteFilePage(Page):
    """The route sheet as one file that needs no network; `look` is its style sheet, inside its own address."""

    template: ClassVar[str] = "desk/bench/file.html"
    sheet: RouteSheet
    language: str
    look: str
    qr: SafeString
