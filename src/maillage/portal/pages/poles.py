"""Pôles and services."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.network.sheets import PoleLine, PoleSheet, ServiceSheet
from maillage.portal.structured import StructuredData


@dataclass(frozen=True, kw_only=True)
class PolePage(Page):
    """A pôle: typical questions, services, where and when."""

    template = "portal/poles/pole.html"
    sheet: PoleSheet
    others: tuple[PoleLine, ...]


@dataclass(frozen=True, kw_only=True)
class ServicePage(Page):
    """A service: for whom, how, where."""

    template = "portal/services/service.html"
    sheet: ServiceSheet
    structured: StructuredData
    # True when it is about health or rights: the page can be left at once, and its title tells nothing.
    is_sensitive: bool
