"""The staff screens, under `/equipe/`."""

from django.urls import path

from maillage.backoffice.views import door

urlpatterns = [path("", door.door, name="door")]
