"""What visitors of a place think, and the answers read on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.safestring import SafeString

from maillage.core.pages import Page
from maillage.desk.forms.opinions import PaperForm
from maillage.desk.frame import Frame
from maillage.reception.queries.satisfaction import Opinions


@dataclass(frozen=True, kw_only=True)
class OpinionsPage(Page):
    """The shares of the last three months; `qr`: the drawing that leads to the questions."""

    template: ClassVar[str] = "desk/opinions/opinions.html"
    frame: Frame
    first: date
    last: date
    opinions: Opinions
    qr: SafeString


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """The table where sheets of paper are typed; `heads` are the questions."""

    template: ClassVar[str] = "desk/opinions/paper.html"
    frame: Frame
    form: PaperForm
    heads: tuple[str, ...]
