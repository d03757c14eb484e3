"""Open data, version 1: one address a thing, the same in every language."""

from __future__ import annotations

from django.urls import path

from maillage.api import views

urlpatterns = [
    path("", views.index, name="index"),
    path("places.geojson", views.places_geojson, name="places-geojson"),
    path("places.csv", views.places_csv, name="places-csv"),
    path("services.csv", views.services_csv, name="services-csv"),
    path("data-inclusion/structures.json", views.structures, name="structures"),
    path("data-inclusion/services.json", views.services, name="services"),
    path("communes/<slug:code>", views.commune, name="commune"),
    path("occupations/<slug:code>", views.occupation, name="occupation"),
    path("appellations/<int:ogr>", views.appellation, name="appellation"),
]
