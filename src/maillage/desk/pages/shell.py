"""What the page kept on a device receives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.day import CountForm

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class ShellPage(Page):
    """The desk of a place without a network: no person, no figure, no token."""

    template: ClassVar[str] = "desk/shell.html"
    place: Place
    form: CountForm
