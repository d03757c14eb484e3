"""The addresses of the service: its own sign-in page, and those of the standard."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("comptes/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
