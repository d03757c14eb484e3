"""Open data, explained: what there is, at which address, under which licence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.open_data import OpenDataPage, OpenFile
from maillage.portal.serving import page

_FILES = (
    ("places-geojson", "places", "GeoJSON"),
    ("places-csv", "places", "CSV"),
    ("services-csv", "services", "CSV"),
    ("structures", "places", "data·inclusion v1, JSON"),
    ("services", "services", "data·inclusion v1, JSON"),
)


@page
def open_data(request: HttpRequest) -> HttpResponse:
    """The files, how many things they hold, and how to ask for a commune."""
    counts = network.open_counts(local(timezone.now()).date())
    shown = OpenDataPage(
        files=tuple(OpenFile(reverse(f"api:{name}"), content, form) for name, content, form in _FILES),
        places=counts.places,
        services=counts.services,
        index_url=request.build_absolute_uri(reverse("api:index")),
        search_url=request.build_absolute_uri(reverse("portal:search-json")) + "?q=cv",
        commune_url=request.build_absolute_uri(reverse("api:commune", args=["05061"])),
    )
    return show(request, shown)
