"""Occupations."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.portal.payers import Payer
from maillage.portal.shares import ShareChart
from maillage.portal.structured import StructuredData
from maillage.portal.trail import Trail
from maillage.reference.enums import LinkPurpose
from maillage.reference.queries import (
    DomainLine,
    DomainSheet,
    EuropeanGroup,
    FamilySheet,
    FormerOccupationSheet,
    Group,
    OccupationDiplomas,
    OccupationLine,
    OccupationSheet,
    OnisepLine,
    TensionSheet,
    WomenSheet,
)


@dataclass(frozen=True, kw_only=True)
class OccupationsPage(Page):
    """Occupations from A to Z; `letter` is empty until one is chosen."""

    template = "portal/occupations/occupations.html"
    letters: tuple[str, ...]
    letter: str
    asked: str
    occupations: tuple[OccupationLine, ...]
    domains: tuple[DomainLine, ...]


@dataclass(frozen=True, kw_only=True)
class DomainPage(Page):
    """The occupations of one of the 14 domains."""

    template = "portal/occupations/domain.html"
    sheet: DomainSheet
    trail: Trail


@dataclass(frozen=True, kw_only=True)
class OccupationPage(Page):
    """An occupation."""

    template = "portal/occupations/occupation.html"
    sheet: OccupationSheet
    trail: Trail
    core_skills: tuple[str, ...]
    other_skills: tuple[Group, ...]
    diplomas: OccupationDiplomas
    payers: tuple[Payer, ...]
    questions: tuple[str, ...]
    onisep_names: tuple[OnisepLine, ...]
    european: EuropeanGroup | None
    women: WomenSheet | None
    tension: TensionSheet | None
    former: FormerOccupationSheet | None
    structured: StructuredData
    purposes: tuple[LinkPurpose, ...] = tuple(LinkPurpose)


@dataclass(frozen=True, kw_only=True)
class FamilyPage(Page):
    """A family of occupations; `chart` is None when no share of women is published for it."""

    template = "portal/occupations/family.html"
    sheet: FamilySheet
    trail: Trail
    chart: ShareChart | None


@dataclass(frozen=True, kw_only=True)
class ReplacedPage(Page):
    """A code of before that has no sheet of today, and several successors."""

    template = "portal/occupations/replaced.html"
    former: FormerOccupationSheet
    trail: Trail
