"""What the page of facts set aside receives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.reconciling import SettleForm
from maillage.desk.frame import Frame
from maillage.reception.queries import AsideFact


@dataclass(frozen=True)
class AsidePage(Page):
    """The facts of a place that wait for a person."""

    template: ClassVar[str] = "desk/aside.html"
    frame: Frame
    facts: Sequence[AsideFact]
    form: SettleForm
