"""Pages of the quality of service sheets: one sheet, the queue of reviews, names to bring together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page
from maillage.network.enums import ReviewState
from maillage.network.quality import Criterion
from maillage.network.queries import NameProposal, ReviewLine

if TYPE_CHECKING:
    from maillage.network.models import Service


@dataclass(frozen=True, kw_only=True)
class QualityPage(Page):
    """The criteria of one sheet, each with what to do."""

    template: ClassVar[str] = "backoffice/quality/sheet.html"
    service: Service
    criteria: Sequence[Criterion]
    due_on: date
    state: ReviewState


@dataclass(frozen=True, kw_only=True)
class ReviewsPage(Page):
    """The sheets to read again, the longest waiting first."""

    template: ClassVar[str] = "backoffice/quality/reviews.html"
    tabs: Sequence[Tab]
    waiting: Sequence[ReviewLine]
    ahead: Sequence[ReviewLine]


@dataclass(frozen=True, kw_only=True)
class NamesPage(Page):
    """Names that resemble others used at more places."""

    template: ClassVar[str] = "backoffice/quality/names.html"
    tabs: Sequence[Tab]
    proposals: Sequence[NameProposal]
