"""Pages of the charter at a place, and of derogations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.backoffice.pages.places import Tab
from maillage.core.pages import Page
from maillage.network.charter import Principle
from maillage.network.queries import CharterSheet, DerogationLine

if TYPE_CHECKING:
    from maillage.network.models import Assessment, Place


@dataclass(frozen=True, kw_only=True)
class CharterPage(Page):
    """The eighteen principles at one place; nothing of any other."""

    template: ClassVar[str] = "backoffice/charter/charter.html"
    place: Place
    tabs: Sequence[Tab]
    sheet: CharterSheet
    is_editor: bool


@dataclass(frozen=True, kw_only=True)
class PrinciplePage(Page):
    """One principle at a place: the answer to give, and those given before."""

    template: ClassVar[str] = "backoffice/charter/principle.html"
    place: Place
    principle: Principle
    form: OperationForm
    answers: Sequence[Assessment]


@dataclass(frozen=True, kw_only=True)
class DerogationsPage(Page):
    """The register of derogations; `form` is None for who does not decide them."""

    template: ClassVar[str] = "backoffice/charter/derogations.html"
    lines: Sequence[tuple[DerogationLine, OperationForm]]
    form: OperationForm | None
    today: date
