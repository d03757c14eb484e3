"""Territories: a commune, or a larger one, with what is known of it and what is in reach."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.portal.outlines import OutlineMap
from maillage.portal.structured import StructuredData
from maillage.portal.territories import Figures, Reach, TerritoryLink
from maillage.portal.trail import Trail
from maillage.portal.work import HiringSum
from maillage.reference.enums import TerritoryLevel
from maillage.reference.queries import (
    BasinHirings,
    BasinTensions,
    CommuneChoice,
    CommuneSheet,
    FormerName,
    GradedOccupation,
    HiringLine,
    OtherLine,
)

LONG_LIST = 18


@dataclass(frozen=True)
class TerritoryList:
    """Territories under a heading, by name."""

    title: str | Promise
    links: tuple[TerritoryLink, ...]

    @property
    def is_long(self) -> bool:
        """Longer than a screen of a phone: it opens on demand."""
        return len(self.links) > LONG_LIST


@dataclass(frozen=True, kw_only=True)
class TerritoriesPage(Page):
    """Find a commune, or start from the territories of the region of the network."""

    template = "portal/territories/territories.html"
    query: str
    choices: tuple[CommuneChoice, ...]
    lists: tuple[TerritoryList, ...]


@dataclass(frozen=True, kw_only=True)
class SharedOutPage(Page):
    """A former commune whose land went to several communes of today."""

    template = "portal/territories/shared_out.html"
    former: FormerName
    choices: tuple[CommuneChoice, ...]
    trail: Trail


@dataclass(frozen=True, kw_only=True)
class TerritoryPage(Page):
    """What every territory shows. `former` is the name of before the visitor came by, if any."""

    template = "portal/territories/territory.html"
    level: TerritoryLevel
    code: str
    name: str
    where: str
    trail: Trail
    former: FormerName | None
    figures: Figures
    reach: Reach | None
    outline: OutlineMap | None
    near_path: str
    above: tuple[TerritoryLink, ...]
    lists: tuple[TerritoryList, ...]
    communes: Paged[TerritoryLink] | None
    former_names: tuple[str, ...]
    structured: StructuredData


@dataclass(frozen=True, kw_only=True)
class CommunePage(TerritoryPage):
    """A commune: who else receives people near its centre comes after the places of the network."""

    template = "portal/territories/commune.html"
    commune: CommuneSheet
    others: tuple[OtherLine, ...]


@dataclass(frozen=True, kw_only=True)
class BasinPage(TerritoryPage):
    """An employment basin: what is known of work in it comes on top."""

    template = "portal/territories/basin.html"
    tensions: BasinTensions | None
    occupations: tuple[GradedOccupation, ...]
    hirings: BasinHirings | None
    families: tuple[HiringLine, ...]
    hiring_sum: HiringSum
