"""What people asked of a place in vain, as its team writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet

from maillage.core.pages import Page
from maillage.desk.forms.demands import DemandForm
from maillage.desk.frame import Frame
from maillage.reception.queries.demands import DemandRow


@dataclass(frozen=True, kw_only=True)
class DemandsPage(Page):
    """The list, what nobody answered first."""

    template: ClassVar[str] = "desk/demands/demands.html"
    frame: Frame
    demands: QuerySet[DemandRow]
    may_publish: bool


@dataclass(frozen=True, kw_only=True)
class DemandPage(Page):
    """One of them; `demand` is None for a new one."""

    template: ClassVar[str] = "desk/demands/demand.html"
    frame: Frame
    demand: DemandRow | None
    form: DemandForm
    may_change: bool
