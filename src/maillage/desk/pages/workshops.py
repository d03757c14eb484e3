"""What the pages of workshops and of settings receive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.settings import SettingsForm
from maillage.desk.forms.workshops import WorkshopForm
from maillage.desk.frame import Frame
from maillage.reception.queries import WorkshopLine


@dataclass(frozen=True)
class WorkshopsPage(Page):
    """Workshops of a place, from today on, and a form for one more."""

    template: ClassVar[str] = "desk/workshops/workshops.html"
    frame: Frame
    workshops: Sequence[WorkshopLine]
    form: WorkshopForm


@dataclass(frozen=True)
class SettingsPage(Page):
    """How a place works."""

    template: ClassVar[str] = "desk/settings/settings.html"
    frame: Frame
    form: SettingsForm
