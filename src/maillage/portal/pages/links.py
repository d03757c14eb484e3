"""Where to look further for an occupation."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.portal.trail import Trail
from maillage.reference.queries import CommuneChoice, CommuneSheet, LinkGroup, OccupationSheet


@dataclass(frozen=True, kw_only=True)
class LinksPage(Page):
    """Outbound links by purpose; near `commune` once one is chosen, among `choices` when several are meant."""

    template = "portal/links/links.html"
    sheet: OccupationSheet
    trail: Trail
    query: str
    commune: CommuneSheet | None
    choices: tuple[CommuneChoice, ...]
    is_unknown: bool
    groups: tuple[LinkGroup, ...]
