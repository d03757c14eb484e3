"""News: what the public reads of the day, and what staff keep."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from maillage.network.enums import NewsState
from maillage.network.models import News
from maillage.network.queries.lines import language_or_active, texts
from maillage.network.rules import Reach, not_yours, reach
from maillage.network.sheets import NewsLine, NewsSheet
from maillage.safeguards.keeping import kept

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@kept
def published_news(language: str | None = None, *, on: date, limit: int | None = None) -> list[NewsSheet]:
    """What is shown on `on`, the newest first. One query."""
    language = language_or_active(language)
    return [_sheet(row, language) for row in published_news_rows(on)[:limit]]


@kept
def news_sheet(slug: str, language: str | None = None, *, on: date) -> NewsSheet:
    """One news. Raises NotYours when it is not shown on `on`. One query."""
    row = published_news_rows(on).filter(slug=slug).first()
    if row is None:
        raise not_yours()
    return _sheet(row, language_or_active(language))


def published_news_rows(on: date) -> QuerySet[News]:
    """Rows shown on `on`, the newest first."""
    rows = News.objects.valid_on(on).filter(state=NewsState.PUBLISHED).select_related("place")
    return rows.order_by("-valid_from", "title", "slug")


def _sheet(row: News, language: str) -> NewsSheet:
    words, is_translated = texts(row, ("title", "text"), language)
    place = row.place
    line = NewsLine(
        slug=row.slug,
        title=words["title"],
        published_on=row.valid_from,
        place_slug=place.slug if place else "",
        place_name=place.name if place else "",
        is_translated=is_translated,
    )
    return NewsSheet(line, words["text"])


def news_visible_to(account: Account, on: date) -> QuerySet[News]:
    """News the account may read in staff screens: all, or the network's and those of its places."""
    return _within(reach(account, "network.write_news", on=on))


def news_managed_by(account: Account, slug: str, on: date) -> News:
    """A news the account may change. Raises NotYours. Two queries."""
    row = news_visible_to(account, on).filter(slug=slug).first()
    if row is None:
        raise not_yours()
    return row


def _within(held: Reach) -> QuerySet[News]:
    rows = News.objects.select_related("place").order_by("-valid_from", "title", "id")
    return rows if held.is_whole else rows.filter(place_id__in=held.places)
