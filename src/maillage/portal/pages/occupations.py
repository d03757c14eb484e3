"""Occupations."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.portal.structured import StructuredData
from maillage.reference.queries import DomainWithCount, OccupationLine, OccupationSheet


@dataclass(frozen=True, kw_only=True)
class OccupationsPage(Page):
    """Occupations from A to Z; `letter` is empty until one is chosen."""

    template = "portal/occupations/occupations.html"
    letters: tuple[str, ...]
    letter: str
    occupations: tuple[OccupationLine, ...]
    domains: tuple[DomainWithCount, ...]


@dataclass(frozen=True, kw_only=True)
class DomainPage(Page):
    """The occupations of one of the 14 domains."""

    template = "portal/occupations/domain.html"
    code: str
    name: str
    occupations: tuple[OccupationLine, ...]


@dataclass(frozen=True, kw_only=True)
class OccupationPage(Page):
    """An occupation."""

    template = "portal/occupations/occupation.html"
    sheet: OccupationSheet
    structured: StructuredData
