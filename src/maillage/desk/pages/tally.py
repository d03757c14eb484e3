"""What the page of the evening tally receives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.tally import TallyForm
from maillage.desk.frame import Frame
from maillage.reception.queries import Choice
from maillage.reception.tally import Tally


@dataclass(frozen=True)
class TallyPage(Page):
    """A line to type; once read, what was understood: `understood` in words, and one tap to count it."""

    template: ClassVar[str] = "desk/tally/tally.html"
    frame: Frame
    form: TallyForm
    reasons: Sequence[Choice]
    tally: Tally | None
    understood: Sequence[str]
