"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import day

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/compter/", day.count, name="count"),
]
