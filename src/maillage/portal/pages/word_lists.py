"""Shared lists of words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.core.pages import Page
from maillage.reference.queries import EditionSheet, WordList


@dataclass(frozen=True, kw_only=True)
class WordListsPage(Page):
    """Every list with its words of today and of before."""

    template = "portal/word_lists/word_lists.html"
    lists: tuple[WordList, ...]
    edition: EditionSheet | None
    unknown_start: date
