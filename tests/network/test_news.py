"""News: written, published, withdrawn; what the public reads of the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions, queries
from maillage.network.enums import NewsState
from maillage.network.errors import DatesOutOfOrder, StaleVersion, UnknownValue
from maillage.network.models import Network, News, Place
from maillage.network.search_documents import news_documents
from maillage.network.sheets import NewsLine, NewsSheet
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

TODAY = MONDAY.date()
DAY = timedelta(days=1)


def write(actor: Account | None, **values: Any) -> News:
    words = {"title": "Un atelier de plus", "text": "Chaque mardi.", **values}
    return actions.write_news(**words, actor=actor, at=MONDAY)


def titles(on: date = TODAY) -> list[str]:
    return [sheet.news.title for sheet in queries.published_news("fr", on=on)]


# ── Writing ──────────────────────────────────────────────────────────────────
def test_news_is_written_as_a_draft_then_published_then_withdrawn(place: Place, organiser: Account) -> None:
    news = write(organiser, place=place)
    shown = [titles()]
    actions.publish_news(news=news, actor=organiser, at=MONDAY)
    shown.append(titles())
    actions.withdraw_news(news=news, actor=organiser, at=MONDAY)
    shown.append(titles())

    assert shown == [[], ["Un atelier de plus"], []]
    assert [entry.verb for entry in Entry.objects.order_by("sequence")] == [
        "network.write_news", "network.publish_news", "network.withdraw_news",
    ]  # fmt: skip


def test_a_manager_writes_for_their_place_and_neither_for_another_nor_the_network(
    place: Place, other_place: Place, organiser: Account
) -> None:
    news = write(organiser, place=place)

    for elsewhere in (None, other_place):
        with pytest.raises(NotYours):
            write(organiser, place=elsewhere)
        with pytest.raises(NotYours):
            actions.change_news(news=news, version=1, place=elsewhere, actor=organiser, at=MONDAY)


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"title": " "}, UnknownValue, "title"),
        ({"title": "x" * 121}, UnknownValue, "title"),
        ({"text": ""}, UnknownValue, "text"),
        ({"text": "x" * 1501}, UnknownValue, "text"),
        ({"text_en": "x" * 1501}, UnknownValue, "text_en"),
        ({"valid_until": TODAY - DAY}, DatesOutOfOrder, "valid_until"),
    ],
)
def test_news_that_says_nothing_or_too_much_is_refused(
    administrator: Account, values: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        write(administrator, **values)

    assert list(refused.value.fields) == [field]
    assert (News.objects.count(), Entry.objects.count()) == (0, 0)


def test_news_changed_meanwhile_is_refused(administrator: Account) -> None:
    news = write(administrator)
    actions.change_news(news=news, version=1, text="Chaque jeudi.", actor=administrator, at=MONDAY)

    with pytest.raises(StaleVersion):
        actions.change_news(news=news, version=1, text="Chaque lundi.", actor=administrator, at=MONDAY)

    news.refresh_from_db()
    assert (news.text, news.version) == ("Chaque jeudi.", 2)


def test_the_database_refuses_a_news_without_words(network: Network) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_news(text="")


# ── Reading ──────────────────────────────────────────────────────────────────
def test_news_is_shown_from_its_first_to_its_last_day(network: Network) -> None:
    factories.make_news(valid_from=TODAY, valid_until=TODAY + DAY)

    assert [len(titles(TODAY + number * DAY)) for number in (-1, 0, 1, 2)] == [0, 1, 1, 0]


def test_news_is_read_newest_first_and_at_most_as_many_as_asked(network: Network) -> None:
    for number in range(3):
        factories.make_news(f"Nouvelle {number}", valid_from=TODAY - number * DAY)

    assert titles() == ["Nouvelle 0", "Nouvelle 1", "Nouvelle 2"]
    assert len(queries.published_news("fr", on=TODAY, limit=2)) == 2


def test_news_without_english_is_french_and_says_so(place: Place) -> None:
    factories.make_news(slug="un", valid_from=TODAY, title_en="One more", text_en="Every Tuesday.", place=place)
    factories.make_news(slug="deux", valid_from=TODAY - DAY, title_en="One more")

    first, second = queries.published_news("en", on=TODAY)

    assert first == NewsSheet(
        NewsLine("un", "One more", TODAY, place.slug, place.name, is_translated=True), "Every Tuesday."
    )
    assert (second.news.title, second.news.is_translated) == ("Un atelier de plus", False)


@pytest.mark.parametrize("state", [NewsState.DRAFT, NewsState.WITHDRAWN])
def test_news_not_published_does_not_exist_for_the_public(network: Network, state: NewsState) -> None:
    news = factories.make_news(state=state)

    with pytest.raises(NotYours):
        queries.news_sheet(news.slug, "fr", on=TODAY)
    assert list(news_documents()) == []


@pytest.mark.parametrize("count", [1, 3])
def test_news_cost_one_query(place: Place, django_assert_num_queries: DjangoAssertNumQueries, count: int) -> None:
    for number in range(count):
        factories.make_news(f"Nouvelle {number}", place=place)

    with django_assert_num_queries(1):
        assert len(titles()) == count
