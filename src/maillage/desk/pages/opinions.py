"""What visitors of a place think, and the answers read on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.opinions import PaperForm
from maillage.reception.queries.satisfaction import Opinions

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True, kw_only=True)
class OpinionsPage(Page):
    """The shares of the last three months."""

    template: ClassVar[str] = "desk/opinions/opinions.html"
    place: Place
    first: date
    last: date
    opinions: Opinions


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """The table where sheets of paper are typed; `heads` are the questions."""

    template: ClassVar[str] = "desk/opinions/paper.html"
    place: Place
    form: PaperForm
    heads: tuple[str, ...]
