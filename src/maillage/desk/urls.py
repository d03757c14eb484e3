"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import day, opinions

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/compter/", day.count, name="count"),
    path("lieux/<slug:slug>/avis/", opinions.opinions, name="opinions"),
    path("lieux/<slug:slug>/avis/papier/", opinions.paper, name="paper_opinions"),
]
