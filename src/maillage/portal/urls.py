"""The table of contents of the public site: pages in both languages, live streams, robots' files."""

from __future__ import annotations

from django.urls import path

from maillage.portal.views import stub

urlpatterns = [
    path("", stub.soon, name="home"),
    path("pres-de-chez-moi/", stub.soon, name="near"),
    path("pres-de-chez-moi/communes.json", stub.soon, name="communes"),
    path("lieux/", stub.soon, name="places"),
    path("lieux/<slug:slug>/", stub.soon, name="place"),
    path("aujourdhui/", stub.soon, name="today"),
    path("poles/<slug:code>/", stub.soon, name="pole"),
    path("services/<slug:slug>/", stub.soon, name="service"),
    path("metiers/", stub.soon, name="occupations"),
    path("metiers/domaine/<slug:code>/", stub.soon, name="domain"),
    path("metiers/<slug:code>/", stub.soon, name="occupation"),
    path("recherche/", stub.soon, name="search"),
    path("sources/", stub.soon, name="sources"),
    path("version-simple/", stub.soon, name="simple"),
    path("accessibilite/", stub.soon, name="accessibility"),
    path("mentions-legales/", stub.soon, name="legal"),
    path("plan-du-site/", stub.soon, name="sitemap"),
]
live = [path("aujourdhui/", stub.soon, name="today")]
machine = [
    path("robots.txt", stub.soon, name="robots"),
    path("sitemap.xml", stub.soon, name="sitemap-xml"),
]
