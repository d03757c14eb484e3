"""What the pages of the last resort receive: when neither network nor device can be counted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.last_resort import PaperLineForm, QueueFileForm
from maillage.reception.queries import Choice

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class QueueFilePage(Page):
    """Taking in an exported queue; `outcomes`: how many facts, by what became of them."""

    template: ClassVar[str] = "desk/queue_file.html"
    form: QueueFileForm
    outcomes: Mapping[str, int]
    refusals: Sequence[str]


@dataclass(frozen=True)
class PaperFormPage(Page):
    """The form to print: a code a line."""

    template: ClassVar[str] = "desk/paper_form.html"
    place: Place
    codes: Sequence[str]
    reasons: Sequence[Choice]


@dataclass(frozen=True)
class PaperLinePage(Page):
    """Typing the lines of the form, one by one."""

    template: ClassVar[str] = "desk/paper_line.html"
    place: Place
    form: PaperLineForm
