"""Pôles and services."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.network.sheets import ServiceSheet
from maillage.portal.pages.poles import PolePage, ServicePage
from maillage.portal.serving import page
from maillage.portal.structured import service_data
from maillage.portal.views.language import language

# Families of data·inclusion themes; a part of a code, as editions rename what stands before and after.
_SENSITIVE: Final = ("sante", "handicap", "droits", "violence", "souffrance")


@page
def pole(request: HttpRequest, code: str) -> HttpResponse:
    """A pôle and the four others."""
    sheet = network.pole_sheet(code, language=language(), on=local(timezone.now()).date())
    others = tuple(line for line in network.poles(language()) if line.code != code)
    return show(request, PolePage(sheet=sheet, others=others))


@page
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """A service and where it is offered."""
    sheet = network.service_sheet(slug, language=language(), on=local(timezone.now()).date())
    places = [
        (line.name, request.build_absolute_uri(reverse("portal:place", args=[line.slug]))) for line in sheet.places
    ]
    structured = service_data(sheet, url=request.build_absolute_uri(request.path), places=places)
    return show(request, ServicePage(sheet=sheet, structured=structured, is_sensitive=_is_sensitive(sheet)))


def _is_sensitive(sheet: ServiceSheet) -> bool:
    return any(part in theme for theme in sheet.themes for part in _SENSITIVE)
