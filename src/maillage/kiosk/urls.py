"""The kiosk and the computers of a hall."""

from django.urls import path

from maillage.kiosk.views import kiosk, post, take_away, ticket

urlpatterns = [
    path("borne/emporter.svg", take_away.code, name="take-away"),
    path("borne/<slug:slug>/numero/", ticket.choose, name="ticket"),
    path("borne/<slug:slug>/numero/<str:token>/", ticket.number, name="number"),
    path("borne/<slug:slug>/", kiosk.kiosk, name="kiosk"),
    path("poste/<slug:slug>/", post.post, name="post"),
]
