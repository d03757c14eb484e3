"""News as the public reads and follows them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from maillage.network.models import Place
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(path: str = "/actualites/flux.xml") -> ElementTree.Element:
    answer = Client().get(path)
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def test_the_home_page_shows_nothing_without_news(place: Place) -> None:
    assert "Toutes les actualités" not in Client().get("/").content.decode()


def test_the_home_page_shows_the_latest_two_news(place: Place) -> None:
    for number in range(3):
        factories.make_news(f"Nouvelle {number}", valid_from=factories.date(2026, 1, 3 - number))

    after = Client().get("/").content.decode()

    assert ["Nouvelle 0" in after, "Nouvelle 1" in after, "Nouvelle 2" in after] == [True, True, False]


def test_a_news_is_read_with_its_place(place: Place) -> None:
    news = factories.make_news(place=place)

    page = Client().get(f"/actualites/{news.slug}/")
    withdrawn = Client().get("/actualites/rien/")

    assert (page.status_code, withdrawn.status_code) == (200, 404)
    assert f'href="/lieux/{place.slug}/"' in page.content.decode()


def test_the_list_without_news_says_what_to_read_instead(place: Place) -> None:
    assert "Rien de nouveau en ce moment" in Client().get("/actualites/").content.decode()


def test_the_feed_is_rss_with_whole_addresses_its_language_and_itself(place: Place) -> None:
    factories.make_news("Pluie & vent", slug="pluie", valid_from=factories.date(2026, 11, 20))

    root = feed()

    channel = root.find("channel")
    assert channel is not None
    item = channel.find("item")
    assert item is not None
    assert (root.tag, root.get("version"), channel.findtext("language")) == ("rss", "2.0", "fr")
    itself = channel.find(f"{ATOM}link")
    assert itself is not None
    assert itself.get("href") == "http://testserver/actualites/flux.xml"
    assert {part.tag: part.text for part in item} == {
        "title": "Pluie & vent",
        "link": "http://testserver/actualites/pluie/",
        "description": "Chaque mardi.",
        "pubDate": "Fri, 20 Nov 2026 00:00:00 +0100",
        "guid": "http://testserver/actualites/pluie/",
    }


def test_the_feed_in_english_leads_to_english_pages(place: Place) -> None:
    factories.make_news(slug="un", title_en="One more", text_en="Every Tuesday.")

    channel = feed("/en/actualites/flux.xml").find("channel")

    assert channel is not None
    assert (channel.findtext("language"), channel.findtext("item/title")) == ("en", "One more")
    assert channel.findtext("item/link") == "http://testserver/en/actualites/un/"


def test_the_feed_that_did_not_change_is_not_sent_again(place: Place) -> None:
    first = Client().get("/actualites/flux.xml")

    again = Client().get("/actualites/flux.xml", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_pages_tell_readers_where_the_feed_is(place: Place) -> None:
    for path in ("/", "/actualites/"):
        page = Client().get(path).content.decode()
        assert (
            '<link rel="alternate" type="application/rss+xml" title="Actualités" href="/actualites/flux.xml">' in page
        )
