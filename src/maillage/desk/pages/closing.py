"""What the pages of the closing of a day receive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db.models import QuerySet

from maillage.core.pages import Page
from maillage.desk.forms.closing import CloseForm, CorrectionForm
from maillage.desk.frame import Frame
from maillage.reception.queries import Closing

if TYPE_CHECKING:
    from maillage.reception.models import QueueTotal, VisitTotal


@dataclass(frozen=True)
class ClosingPage(Page):
    """The checks of an open day, and the act that ends it."""

    template: ClassVar[str] = "desk/closing/close.html"
    frame: Frame
    account: Closing
    form: CloseForm
    is_today: bool


@dataclass(frozen=True)
class QueueLine:
    """What the tickets of a half-day came to at a pôle, by its name."""

    pole: str
    total: QueueTotal


@dataclass(frozen=True)
class ClosedPage(Page):
    """What a closed day came to, its dated lines, and one more."""

    template: ClassVar[str] = "desk/closing/closed.html"
    frame: Frame
    account: Closing
    queue_lines: list[QueueLine]
    late_lines: QuerySet[VisitTotal]
    form: CorrectionForm
