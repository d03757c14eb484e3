"""Near me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maillage.core.pages import Page
from maillage.network.sheets import NearPlace, PlaceToday
from maillage.portal.map import PlaceMap
from maillage.reference.queries import CommuneChoice, CommuneSheet, EditionSheet, FormerName, OtherLine


@dataclass(frozen=True)
class NumberedPlace:
    """A place of the near-me list: its number on the map, and its pôles today when they are known."""

    number: int
    near: NearPlace
    today: PlaceToday | None


@dataclass(frozen=True, kw_only=True)
class NearPage(Page):
    """Where to be received near a commune. `commune` is None until one is chosen."""

    template = "portal/near/near.html"
    query: str
    commune: CommuneSheet | None
    former: FormerName | None
    choices: tuple[CommuneChoice, ...]
    is_unknown: bool
    places: tuple[NumberedPlace, ...]
    place_map: PlaceMap | None
    online: tuple[PlaceToday, ...]
    others: tuple[OtherLine, ...]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OthersPage(Page):
    """Who else is near a commune, apart from the network; `edition` is None before any directory is read."""

    template = "portal/near/others.html"
    commune: CommuneSheet
    receptions: tuple[OtherLine, ...]
    employers: tuple[OtherLine, ...]
    is_covered: bool
    reach_km: int
    edition: EditionSheet | None
