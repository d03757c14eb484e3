"""All the diplomas that lead to an occupation."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.portal.trail import Trail
from maillage.reference.queries import DiplomaLine, OccupationDiplomas, OccupationSheet


@dataclass(frozen=True)
class Choice:
    """A choice of a filter."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class DiplomasPage(Page):
    """Page by page, with the filters in force; `query` is them as an address."""

    template = "portal/diplomas/diplomas.html"
    sheet: OccupationSheet
    trail: Trail
    known: OccupationDiplomas
    diplomas: Paged[DiplomaLine]
    levels: tuple[Choice, ...]
    ways: tuple[Choice, ...]
    is_whole: bool
    query: str
