"""What the card of another place receives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.desk.frame import Frame
from maillage.network.queries import Elsewhere
from maillage.network.sheets import PoleLine


@dataclass(frozen=True)
class ElsewherePage(Page):
    """Where to point somebody on to; `pole_code` is empty for any need."""

    template: ClassVar[str] = "desk/elsewhere/elsewhere.html"
    frame: Frame
    poles: Sequence[PoleLine]
    pole_code: str
    ways: Sequence[Elsewhere]
