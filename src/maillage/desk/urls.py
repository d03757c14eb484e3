"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import day, day_counting, demands, opinions, sheet

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/avis/", opinions.opinions, name="opinions"),
    path("lieux/<slug:slug>/avis/papier/", opinions.paper, name="paper_opinions"),
    path("lieux/<slug:slug>/demandes/", demands.demands, name="demands"),
    path("lieux/<slug:slug>/demandes/affiche.pdf", demands.poster, name="demands_poster"),
    path("lieux/<slug:slug>/demandes/nouvelle/", demands.new_demand, name="new_demand"),
    path("lieux/<slug:slug>/demandes/<uuid:demand_id>/", demands.demand, name="demand"),
    path("lieux/<slug:slug>/demandes/<uuid:demand_id>/publier/", demands.publish, name="publish_demand"),
    path("lieux/<slug:slug>/demandes/<uuid:demand_id>/retirer/", demands.withdraw, name="withdraw_demand"),
    path("lieux/<slug:slug>/compter/", day_counting.count, name="count"),
    path("lieux/<slug:slug>/reprendre/", day_counting.undo, name="undo"),
    path("lieux/<slug:slug>/porte/", day_counting.door, name="door"),
    path("lieux/<slug:slug>/profil/", day_counting.profile, name="profile"),
    path("lieux/<slug:slug>/fiche/", sheet.new_sheet, name="sheet"),
    path("lieux/<slug:slug>/fiche/<uuid:sheet_id>/", sheet.sheet, name="own-sheet"),
]
