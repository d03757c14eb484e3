"""What a visitor says of their visit."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.reception.queries.demands import Change
from maillage.reception.satisfaction import OpinionForm


@dataclass(frozen=True, kw_only=True)
class OpinionPage(Page):
    """The questions put on the way out of a place; `is_sent` once they were answered."""

    template = "portal/opinions/opinion.html"
    slug: str
    name: str
    form: OpinionForm
    is_sent: bool


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """What people asked of a place, and what came of it."""

    template = "portal/opinions/changes.html"
    slug: str
    name: str
    changes: tuple[Change, ...]
