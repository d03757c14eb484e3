"""The desk, under `/equipe/accueil/`."""

from django.urls import path

from maillage.desk.views import advice, app, day, day_counting, demands, opinions, outbox, sheet, signals

urlpatterns = [
    path("", day.places, name="places"),
    path("lieux/<slug:slug>/", day.day, name="day"),
    path("lieux/<slug:slug>/sans-reseau/", app.shell, name="shell"),
    path("file/", outbox.outbox, name="outbox"),
    path("app.webmanifest", app.manifest, name="manifest"),
    path("service-worker.js", app.service_worker, name="service-worker"),
    path("lieux/<slug:slug>/avis/", opinions.opinions, name="opinions"),
    path("lieux/<slug:slug>/avis/papier/", opinions.paper, name="paper_opinions"),
    path("signaux/", signals.signals, name="signals"),
    path("signaux/noter/", signals.note, name="note_signal"),
    path("signaux/<uuid:signal_id>/vote/", signals.vote, name="vote_signal"),
    path("signaux/<uuid:signal_id>/partager/", signals.share, name="share_signal"),
    path("signaux/<uuid:signal_id>/effacer/", signals.refuse, name="refuse_signal"),
    path("signaux/<uuid:signal_id>/repondre/", signals.answer, name="answer_signal"),
    path("conseil-a-distance/", advice.questions, name="advice_list"),
    path("conseil-a-distance/astreinte/", advice.duty, name="duty"),
    path("conseil-a-distance/<uuid:question_id>/", advice.question, name="advice"),
    path("conseil-a-distance/<uuid:question_id>/ouvrir/", advice.hand_over, name="hand_over_advice"),
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
