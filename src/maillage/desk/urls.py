"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import bench, day, sheet

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/compter/", day.count, name="count"),
    path("lieux/<slug:slug>/conseil/", bench.bench, name="bench"),
    path("lieux/<slug:slug>/conseil/feuille.pdf", bench.paper, name="route-paper"),
    path("lieux/<slug:slug>/conseil/feuille.html", bench.offline_file, name="route-file"),
    path("lieux/<slug:slug>/conseil/lien/", bench.link, name="route-link"),
    path("lieux/<slug:slug>/fiche/", sheet.new_sheet, name="sheet"),
    path("lieux/<slug:slug>/fiche/<uuid:sheet_id>/", sheet.sheet, name="own-sheet"),
]
