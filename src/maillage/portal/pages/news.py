"""What is new: the list, and one news."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.core.pages import Page
from maillage.network.sheets import NewsSheet
from maillage.portal.trail import Trail


@dataclass(frozen=True, kw_only=True)
class NewsListPage(Page):
    """What is shown today, the newest first."""

    template = "portal/news/list.html"
    sheets: tuple[NewsSheet, ...]


@dataclass(frozen=True, kw_only=True)
class NewsPage(Page):
    """One news."""

    template = "portal/news/news.html"
    sheet: NewsSheet
    trail: Trail
