"""The dashboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.utils.functional import Promise

from maillage.core.pages import Page
from maillage.network.sheets import PlaceToday


@dataclass(frozen=True)
class ToMend:
    """Something that waits for somebody, and where to do it."""

    text: str | Promise
    href: str


@dataclass(frozen=True)
class RoleHeld:
    """A role of the account: what, over what, until when."""

    role: str
    reach: str
    valid_until: date


@dataclass(frozen=True)
class DrillTold:
    """When a backup was last restored and tried out; None when that never happened."""

    at: datetime | None
    is_old: bool


@dataclass(frozen=True, kw_only=True)
class DashboardPage(Page):
    """Today at the places the account reaches, and what waits for it; `drill` is for administrators."""

    template: ClassVar[str] = "backoffice/home/dashboard.html"
    name: str
    day: date
    public_holiday: str
    places: tuple[PlaceToday, ...]
    to_mend: tuple[ToMend, ...]
    roles: tuple[RoleHeld, ...]
    drill: DrillTold | None
