"""What the page kept on a device receives: of the place, nothing of who opened it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.day import VisitForm
from maillage.reception.queries import Choice, Reasons

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class ShellFrame:
    """As `frame.Frame`, of what does not change with the hour nor with who looks."""

    place: Place


@dataclass(frozen=True)
class ShellPage(Page):
    """The desk of a place without a network: no person, no figure, no token."""

    template: ClassVar[str] = "desk/shell.html"
    frame: ShellFrame
    reasons: Reasons
    choices: dict[str, tuple[Choice, ...]]
    form: VisitForm
    acts: tuple[()] = ()
