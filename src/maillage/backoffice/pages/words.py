"""The editors' list of everyday words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.search.answers import Answer

if TYPE_CHECKING:
    from maillage.search.models import EverydayWord


@dataclass(frozen=True, kw_only=True)
class WordsPage(Page):
    """The list, ended words included."""

    template: ClassVar[str] = "backoffice/words/words.html"
    words: Paged[EverydayWord]
    today: date


@dataclass(frozen=True, kw_only=True)
class WordPage(Page):
    """A word to add or to change; `found` is what its meaning finds, once asked for."""

    template: ClassVar[str] = "backoffice/words/word.html"
    word: EverydayWord | None
    form: OperationForm
    found: Answer | None
