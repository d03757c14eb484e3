"""The simple version: ten pages that hold the same sheets as the full ones, and a text of short sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.pages import Page
from maillage.core.simple_texts import SimpleText
from maillage.network.sheets import (
    NearPlace,
    NetworkSheet,
    PlaceLine,
    PlaceSheet,
    PoleLine,
    PoleSheet,
    ServiceSheet,
    TodayBoard,
)
from maillage.portal.board import SortedBoard
from maillage.portal.simple.standing import Standing
from maillage.reference.queries import CommuneChoice, CommuneSheet


@dataclass(frozen=True, kw_only=True)
class SimplePage(Page):
    """What every simple page holds: its words, and how far they are."""

    text: SimpleText
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class SimpleHomePage(SimplePage):
    """The welcome."""

    template = "portal/simple/home.html"
    poles: tuple[PoleLine, ...]
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, kw_only=True)
class SimplePolePage(SimplePage):
    """A pôle."""

    template = "portal/simple/pole.html"
    sheet: PoleSheet


@dataclass(frozen=True, kw_only=True)
class SimplePlacePage(SimplePage):
    """A place."""

    template = "portal/simple/place.html"
    sheet: PlaceSheet
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SimpleNearPage(SimplePage):
    """Near me. `commune` is None until one is chosen."""

    template = "portal/simple/near.html"
    query: str
    commune: CommuneSheet | None
    choices: tuple[CommuneChoice, ...]
    is_unknown: bool
    places: tuple[NearPlace, ...]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SimpleTodayPage(SimplePage):
    """Today."""

    template = "portal/simple/today.html"
    board: TodayBoard
    groups: SortedBoard
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SimpleServicePage(SimplePage):
    """A service; `sentences` is its simple text, one sentence each, in French."""

    template = "portal/simple/service.html"
    sheet: ServiceSheet
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SimpleAboutPage(SimplePage):
    """What is said about the site: rights, accessibility, legal notice, help."""

    network: NetworkSheet


@dataclass(frozen=True, kw_only=True)
class SimpleRightsPage(SimpleAboutPage):
    """Rights."""

    template = "portal/simple/rights.html"


@dataclass(frozen=True, kw_only=True)
class SimpleAccessibilityPage(SimpleAboutPage):
    """Whether the site is easy to use."""

    template = "portal/simple/accessibility.html"


@dataclass(frozen=True, kw_only=True)
class SimpleLegalPage(SimpleAboutPage):
    """Who makes the site."""

    template = "portal/simple/legal.html"


@dataclass(frozen=True, kw_only=True)
class SimpleHelpPage(SimpleAboutPage):
    """Help."""

    template = "portal/simple/help.html"
