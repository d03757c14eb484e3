"""The table of contents of the public site: pages in both languages, live streams, robots' files."""

from __future__ import annotations

from django.urls import path

from maillage.portal.views import (
    about,
    diplomas,
    home,
    links,
    near,
    news,
    occupations,
    open_data,
    others,
    places,
    poles,
    robots,
    search,
    simple,
    territories,
    today,
    word_lists,
    work,
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
    path("metiers/famille/<slug:code>/", occupations.family, name="family"),
    path("metiers/<slug:code>/", occupations.occupation, name="occupation"),
    path("territoires/", territories.territories, name="territories"),
    path("territoires/communes/<slug:code>/", territories.commune, name="commune"),
    path("territoires/<slug:word>/<slug:code>/", territories.area, name="area"),
    path("territoires/bassins-d-emploi/<slug:code>/tension/", work.tensions, name="basin-tensions"),
    path("territoires/bassins-d-emploi/<slug:code>/embauche/", work.hirings, name="basin-hirings"),
    path("metiers/<slug:code>/diplomes/", diplomas.diplomas, name="diplomas"),
    path("metiers/<slug:code>/chercher/", links.links, name="links"),
    path("actualites/", news.news_list, name="news-list"),
    path("actualites/flux.xml", news.feed, name="news-feed"),
    path("actualites/<slug:slug>/", news.news, name="news"),
    path("recherche/", search.search, name="search"),
    path("sources/", about.sources, name="sources"),
    path("listes-de-mots/", word_lists.word_lists, name="word-lists"),
    path("donnees/", open_data.open_data, name="open-data"),
    path("droits/", about.rights, name="rights"),
    path("aide/", about.help_, name="help"),
    path("version-simple/", simple.home, name="simple"),
    path("version-simple/poles/<slug:code>/", simple.pole, name="simple-pole"),
    path("version-simple/lieux/<slug:slug>/", simple.place, name="simple-place"),
    path("version-simple/pres-de-chez-moi/", simple.near, name="simple-near"),
    path("version-simple/aujourdhui/", simple.today, name="simple-today"),
    path("version-simple/services/<slug:slug>/", simple.service, name="simple-service"),
    path("version-simple/droits/", simple.rights, name="simple-rights"),
    path("version-simple/accessibilite/", simple.accessibility, name="simple-accessibility"),
    path("version-simple/mentions-legales/", simple.legal, name="simple-legal"),
    path("version-simple/aide/", simple.help_, name="simple-help"),
    path("accessibilite/", about.accessibility, name="accessibility"),
    path("mentions-legales/", about.legal, name="legal"),
    path("plan-du-site/", about.sitemap, name="sitemap"),
]
live = [path("aujourdhui/", live_views.today, name="today")]
machine = [
    path("listes-de-mots.csv", word_lists.as_csv, name="word-lists-csv"),
    path("listes-de-mots.json", word_lists.as_json, name="word-lists-json"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap_xml, name="sitemap-xml"),
]
