"""The table of contents of the public site: pages in both languages, live streams, robots' files."""

from __future__ import annotations

from django.urls import path

from maillage.portal.views import (
    about,
    diplomas,
    home,
    near,
    news,
    occupations,
    open_data,
    others,
    places,
    poles,
    robots,
    search,
    territories,
    today,
)
from maillage.portal.views import live as live_views

urlpatterns = [
    path("", home.home, name="home"),
    path("pres-de-chez-moi/", near.near, name="near"),
    path("pres-de-chez-moi/communes/<slug:code>/autres-accueils/", others.others, name="others"),
    path("pres-de-chez-moi/communes.json", near.communes, name="communes"),
    path("lieux/", places.places, name="places"),
    path("lieux/<slug:slug>/", places.place, name="place"),
    path("aujourdhui/", today.today, name="today"),
    path("poles/<slug:code>/", poles.pole, name="pole"),
    path("services/<slug:slug>/", poles.service, name="service"),
    path("metiers/", occupations.occupations, name="occupations"),
    path("metiers/domaine/<slug:code>/", occupations.domain, name="domain"),
    path("metiers/<slug:code>/", occupations.occupation, name="occupation"),
    path("territoires/", territories.territories, name="territories"),
    path("territoires/communes/<slug:code>/", territories.commune, name="commune"),
    path("territoires/<slug:word>/<slug:code>/", territories.area, name="area"),
    path("metiers/<slug:code>/diplomes/", diplomas.diplomas, name="diplomas"),
    path("actualites/", news.news_list, name="news-list"),
    path("actualites/flux.xml", news.feed, name="news-feed"),
    path("actualites/<slug:slug>/", news.news, name="news"),
    path("recherche/", search.search, name="search"),
    path("sources/", about.sources, name="sources"),
    path("donnees/", open_data.open_data, name="open-data"),
    path("version-simple/", about.simple, name="simple"),
    path("accessibilite/", about.accessibility, name="accessibility"),
    path("mentions-legales/", about.legal, name="legal"),
    path("plan-du-site/", about.sitemap, name="sitemap"),
]
live = [path("aujourdhui/", live_views.today, name="today")]
machine = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap_xml, name="sitemap-xml"),
]
