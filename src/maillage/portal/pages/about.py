"""About the site: sources, easy version, statements, map of the site."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.network.sheets import NetworkSheet, PlaceLine, PoleLine, ServiceLine
from maillage.reference.queries import DomainLine, EditionSheet


@dataclass(frozen=True, kw_only=True)
class SourcesPage(Page):
    """Where the facts come from."""

    template = "portal/about/sources.html"
    editions: tuple[EditionSheet, ...]


@dataclass(frozen=True, kw_only=True)
class SimplePage(Page):
    """The welcome in easy words."""

    template = "portal/about/simple.html"
    poles: tuple[PoleLine, ...]
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Page):
    """The accessibility statement."""

    template = "portal/about/accessibility.html"
    network: NetworkSheet


@dataclass(frozen=True, kw_only=True)
class LegalPage(Page):
    """Who publishes and hosts the site."""

    template = "portal/about/legal.html"
    network: NetworkSheet


@dataclass(frozen=True, kw_only=True)
class SiteMapPage(Page):
    """Every page of the site, for people."""

    template = "portal/about/sitemap.html"
    poles: tuple[PoleLine, ...]
    services: tuple[ServiceLine, ...]
    places: tuple[PlaceLine, ...]
    domains: tuple[DomainLine, ...]
