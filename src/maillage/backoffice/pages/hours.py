"""Page of the hours given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.network.queries import HoursLine


@dataclass(frozen=True, kw_only=True)
class HoursPage(Page):
    """What partners gave over a year, by name."""

    template: ClassVar[str] = "backoffice/rota/hours.html"
    year: str
    years: Sequence[str]
    lines: Sequence[HoursLine]
    months: Sequence[tuple[int, str]]
