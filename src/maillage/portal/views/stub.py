"""A page that is on its way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.safeguards.access import public


@public
def soon(request: HttpRequest, **_address: str) -> HttpResponse:
    """An empty page, until the real one stands here."""
    return HttpResponse("<!doctype html><html lang='fr'><title>Maillage</title><h1>Maillage</h1></html>")
