"""Open data."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page


@dataclass(frozen=True)
class OpenFile:
    """A file: its address, what it holds (`places` or `services`), its format."""

    url: str
    content: str
    form: str


@dataclass(frozen=True, kw_only=True)
class OpenDataPage(Page):
    """What may be reused, and how."""

    template = "portal/about/open_data.html"
    files: tuple[OpenFile, ...]
    places: int
    services: int
    index_url: str
    commune_url: str
    search_url: str
