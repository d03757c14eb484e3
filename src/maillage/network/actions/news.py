"""News: written, published, withdrawn. Who holds only places writes for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import (
    apply,
    free_slug,
    locked,
    locked_at_version,
    require_dates,
    require_valid,
    unknown,
)
from maillage.network.enums import NewsState
from maillage.network.fields import NewsChanges, NewsDetails
from maillage.network.models import News, Place
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_TEXT: Final = 1500  # characters: a news is short


def write_news(*, title: str, text: str, actor: Account | None, at: datetime, **details: Unpack[NewsDetails]) -> News:
    """Write a news, as a draft."""
    _require(actor, details.get("place"), at)
    with transaction.atomic():
        news = News(title=title, text=text, slug=free_slug(News, title), valid_from=local(at).date())
        apply(news, details)
        _save(news)
        _record("network.write_news", news, actor, at=at)
    return news


def change_news(
    *, news: News, version: int, actor: Account | None, at: datetime, **changes: Unpack[NewsChanges]
) -> News:
    """Change what is given. `version` is the one the page was made from; a stale one is refused."""
    _require(actor, news.place, at)
    if "place" in changes:
        _require(actor, changes["place"], at)
    with transaction.atomic():
        current = locked_at_version(news, version)
        changed = apply(current, changes)
        _save(current)
        _record("network.change_news", current, actor, at=at, body={"changed": changed})
    return current


def publish_news(*, news: News, actor: Account | None, at: datetime) -> News:
    """Show the news to the public, from its first day on."""
    return _set_state(news, NewsState.PUBLISHED, actor, at=at)


def withdraw_news(*, news: News, actor: Account | None, at: datetime) -> News:
    """Hide the news from the public; staff keep it."""
    return _set_state(news, NewsState.WITHDRAWN, actor, at=at)


def _set_state(news: News, state: NewsState, actor: Account | None, *, at: datetime) -> News:
    _require(actor, news.place, at)
    with transaction.atomic():
        current = locked(news)
        current.state = state
        current.save(update_fields=["state"])
        verb = "network.publish_news" if state == NewsState.PUBLISHED else "network.withdraw_news"
        _record(verb, current, actor, at=at)
    return current


def _require(actor: Account | None, place: Place | None, at: datetime) -> None:
    """Raise NotYours unless the actor writes for that place, or for the network without one."""
    require(actor, "network.write_news", on=local(at).date(), place_key=str(place.id) if place else "")


def _save(news: News) -> None:
    require_valid(news)
    require_dates(news)
    for field in ("text", "text_en"):
        if len(getattr(news, field)) > LONGEST_TEXT:
            raise unknown(field, _("Le texte dépasse 1 500 caractères : gardez l’essentiel."))
    news.save()


def _record(
    verb: str, news: News, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    key = str(news.place_id) if news.place_id else ""
    journal.record(verb=verb, actor=actor, at=at, subject=str(news.id), place_key=key, body=body)
