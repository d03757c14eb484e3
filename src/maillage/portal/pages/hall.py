"""The screen of a hall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from maillage.core.pages import Page
from maillage.reception.queries import HallSheet
from maillage.reception.queries.demands import Change


@dataclass(frozen=True, kw_only=True)
class HallPage(Page):
    """Numbers called, pôles and waits, read from five metres."""

    template: ClassVar[str] = "portal/hall/hall.html"
    fragment: ClassVar[str] = "portal/hall/_board.html"
    hall: HallSheet
    at: datetime
    # Shown under the board, which the stream renews without them.
    changes: tuple[Change, ...] = ()
