"""What is new, to read and to follow."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.news import NewsListPage, NewsPage
from maillage.portal.serving import machine_page, page
from maillage.portal.trail import trail_to
from maillage.portal.views.language import language

MOST_IN_FEED = 20


@page
def news_list(request: HttpRequest) -> HttpResponse:
    """What is shown today, the newest first."""
    on = local(timezone.now()).date()
    return show(request, NewsListPage(sheets=tuple(network.published_news(language(), on=on))))


@page
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """One news; NotYours when nothing is shown at this address."""
    sheet = network.news_sheet(slug, language(), on=local(timezone.now()).date())
    return show(request, NewsPage(sheet=sheet, trail=trail_to("news-list")))


@machine_page
def feed(request: HttpRequest) -> HttpResponse:
    """The same in RSS 2.0, in the language of its address. An item in French alone says so nowhere: RSS cannot."""
    name = network.current_network().name
    made = Rss201rev2Feed(
        title=gettext("Actualités · %(name)s") % {"name": name},
        link=request.build_absolute_uri(reverse("portal:news-list")),
        description=gettext("Ce qui change dans le réseau et dans ses lieux."),
        language=language(),
        feed_url=request.build_absolute_uri(),
    )
    for sheet in network.published_news(language(), on=local(timezone.now()).date(), limit=MOST_IN_FEED):
        address = request.build_absolute_uri(reverse("portal:news", args=[sheet.news.slug]))
        shown_at = datetime.combine(sheet.news.published_on, time(), ZoneInfo(settings.TIME_ZONE))
        made.add_item(title=sheet.news.title, link=address, description=sheet.text, pubdate=shown_at, unique_id=address)
    return HttpResponse(made.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
