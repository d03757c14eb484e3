"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import (
    app,
    closing,
    day,
    day_counting,
    day_elsewhere,
    day_opening,
    day_settings,
    day_tally,
    day_workshops,
    opinions,
    outbox,
    sheet,
)

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/fermeture/", closing.today, name="closing"),
    path("lieux/<slug:slug>/fermeture/<str:day>/", closing.of_day, name="closing_of_day"),
    path("lieux/<slug:slug>/fermeture/<str:day>/corriger/", closing.correct, name="correct"),
    path("lieux/<slug:slug>/sans-reseau/", app.shell, name="shell"),
    path("file/", outbox.outbox, name="outbox"),
    path("app.webmanifest", app.manifest, name="manifest"),
    path("service-worker.js", app.service_worker, name="service-worker"),
    path("lieux/<slug:slug>/avis/", opinions.opinions, name="opinions"),
    path("lieux/<slug:slug>/avis/papier/", opinions.paper, name="paper_opinions"),
    path("lieux/<slug:slug>/compter/", day_counting.count, name="count"),
    path("lieux/<slug:slug>/reprendre/", day_counting.undo, name="undo"),
    path("lieux/<slug:slug>/porte/", day_counting.door, name="door"),
    path("lieux/<slug:slug>/profil/", day_counting.profile, name="profile"),
    path("lieux/<slug:slug>/ailleurs/", day_elsewhere.elsewhere, name="elsewhere"),
    path("lieux/<slug:slug>/soir/", day_tally.tally, name="tally"),
    path("lieux/<slug:slug>/ouverture/", day_opening.opening, name="opening"),
    path("lieux/<slug:slug>/ouverture/publier/", day_opening.open_day, name="open"),
    path("lieux/<slug:slug>/ouverture/presences/", day_opening.confirm_all, name="confirm-all"),
    path("presences/<uuid:shift_id>/confirmer/", day_opening.confirm, name="confirm-presence"),
    path("presences/<uuid:shift_id>/absence/", day_opening.absent, name="note-absence"),
    path("presences/<uuid:shift_id>/remplacer/", day_opening.replace, name="replace"),
    path("lieux/<slug:slug>/ateliers/", day_workshops.workshops, name="workshops"),
    path("ateliers/<uuid:workshop_id>/retirer/", day_workshops.take_off, name="take-off-workshop"),
    path("lieux/<slug:slug>/reglages/", day_settings.settings, name="settings"),
    path("lieux/<slug:slug>/fiche/", sheet.new_sheet, name="sheet"),
    path("lieux/<slug:slug>/fiche/<uuid:sheet_id>/", sheet.sheet, name="own-sheet"),
]
