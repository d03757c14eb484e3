"""The kiosk and the computers of a hall."""

from django.urls import path

from maillage.kiosk.views import kiosk, post, take_away

urlpatterns = [
    path("borne/emporter.svg", take_away.code, name="take-away"),
    path("borne/<slug:slug>/", kiosk.kiosk, name="kiosk"),
    path("poste/<slug:slug>/", post.post, name="post"),
]
