"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import app, closing, day, day_counting, opinions, outbox, reconciling, sheet

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/fermeture/", closing.today, name="closing"),
    path("lieux/<slug:slug>/fermeture/<str:day>/", closing.of_day, name="closing_of_day"),
    path("lieux/<slug:slug>/fermeture/<str:day>/corriger/", closing.correct, name="correct"),
    path("lieux/<slug:slug>/sans-reseau/", app.shell, name="shell"),
    path("lieux/<slug:slug>/mises-de-cote/", reconciling.aside, name="aside"),
    path("file/", outbox.outbox, name="outbox"),
    path("app.webmanifest", app.manifest, name="manifest"),
    path("service-worker.js", app.service_worker, name="service-worker"),
    path("lieux/<slug:slug>/avis/", opinions.opinions, name="opinions"),
    path("lieux/<slug:slug>/avis/papier/", opinions.paper, name="paper_opinions"),
    path("lieux/<slug:slug>/compter/", day_counting.count, name="count"),
    path("lieux/<slug:slug>/reprendre/", day_counting.undo, name="undo"),
    path("lieux/<slug:slug>/porte/", day_counting.door, name="door"),
    path("lieux/<slug:slug>/profil/", day_counting.profile, name="profile"),
    path("lieux/<slug:slug>/fiche/", sheet.new_sheet, name="sheet"),
    path("lieux/<slug:slug>/fiche/<uuid:sheet_id>/", sheet.sheet, name="own-sheet"),
]
