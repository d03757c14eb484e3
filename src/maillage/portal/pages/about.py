"""About the site: sources, rights, help, statements, map of the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.core.pages import Page
from maillage.network.sheets import NetworkSheet, PlaceLine, PoleLine, ServiceLine
from maillage.portal import statement
from maillage.reference.queries import DomainLine, EditionSheet


@dataclass(frozen=True, kw_only=True)
class SourcesPage(Page):
    """Where the facts come from."""

    template = "portal/about/sources.html"
    editions: tuple[EditionSheet, ...]


@dataclass(frozen=True, kw_only=True)
class RightsPage(Page):
    """What one may ask for, what is kept, whom to turn to."""

    template = "portal/about/rights.html"
    network: NetworkSheet


@dataclass(frozen=True, kw_only=True)
class HelpPage(Page):
    """How to use the site, and how to reach somebody."""

    template = "portal/about/help.html"
    network: NetworkSheet


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Page):
    """The accessibility statement."""

    template = "portal/about/accessibility.html"
    network: NetworkSheet
    established_on: date = statement.ESTABLISHED_ON
    narrowest_px: int = statement.NARROWEST_PX
    widest_px: int = statement.WIDEST_PX
    dark_pages: int = statement.DARK_PAGES


@dataclass(frozen=True, kw_only=True)
class LegalPage(Page):
    """Who publishes and hosts the site; `source_url` is empty when its source is had by writing."""

    template = "portal/about/legal.html"
    network: NetworkSheet
    source_url: str


@dataclass(frozen=True, kw_only=True)
class SiteMapPage(Page):
    """Every page of the site, for people."""

    template = "portal/about/sitemap.html"
    poles: tuple[PoleLine, ...]
    services: tuple[ServiceLine, ...]
    places: tuple[PlaceLine, ...]
    domains: tuple[DomainLine, ...]
