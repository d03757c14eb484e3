"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import closing, day

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/compter/", day.count, name="count"),
    path("lieux/<slug:slug>/fermeture/", closing.today, name="closing"),
    path("lieux/<slug:slug>/fermeture/<str:day>/", closing.of_day, name="closing_of_day"),
    path("lieux/<slug:slug>/fermeture/<str:day>/corriger/", closing.correct, name="correct"),
]
