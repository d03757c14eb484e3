"""What the pages of the queue receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.utils.safestring import SafeString

from maillage.core.pages import Page
from maillage.desk.forms.queue import DeskForm
from maillage.desk.frame import Frame
from maillage.reception.queries import QueueBoard

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True, kw_only=True)
class QueuePage(Page):
    """The queue of a place: who is called, who waits, a number to take. All pôles, for all (R9)."""

    template: ClassVar[str] = "desk/queue/queue.html"
    fragment: ClassVar[str] = "desk/queue/_board.html"
    frame: Frame
    board: QueueBoard
    at: datetime
    bureau: int | None
    desk_form: DeskForm


@dataclass(frozen=True, kw_only=True)
class NoQueuePage(Page):
    """A place that counts people and has no queue."""

    template: ClassVar[str] = "desk/queue/none.html"
    frame: Frame


@dataclass(frozen=True, kw_only=True)
class TakenPage(Page):
    """A number just taken, to be printed or read by a phone. Its link is on this page alone."""

    template: ClassVar[str] = "desk/queue/taken.html"
    place: Place
    number: str
    pole_name: str
    is_priority: bool
    is_alone: bool
    is_replay: bool
    link: str
    drawing: SafeString
