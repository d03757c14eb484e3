"""What robots read: the rules, and the list of pages in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from django.utils import timezone

from maillage.core.instants import local
from maillage.network import queries as network
from maillage.portal.serving import machine_page
from maillage.portal.territories import territory_path
from maillage.reference import queries as reference
from maillage.reference.enums import TerritoryLevel

_STATIC = (
    "home", "today", "near", "places", "territories", "occupations", "simple", "sources", "open-data", "news-list",
    "accessibility", "legal", "sitemap", "rights", "help", "simple-today", "simple-near", "simple-rights",
    "simple-accessibility", "simple-legal", "simple-help",
)  # fmt: skip
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@machine_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; answers to questions are not listed."""
    lines = (
        "User-agent: *",
        "Disallow: /equipe/",
        "Disallow: /recherche/",
        "Disallow: /en/equipe/",
        "Disallow: /en/recherche/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap-xml'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@machine_page
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Every page, each with its twin in the other language."""
    entries = "".join(_entry(request, path) for path in _paths())
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>\n{entries}</urlset>\n'
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def _paths() -> Iterator[str]:
    """French addresses of all pages."""
    on = local(timezone.now()).date()
    yield from (reverse(f"portal:{name}") for name in _STATIC)
    yield from _network_paths(on)
    yield from _territory_paths()
    for domain in reference.domains_with_counts():
        yield reverse("portal:domain", args=[domain.code])
        groups = reference.occupations_of_domain(domain.code).groups
        yield from (reverse("portal:occupation", args=[line.code]) for group in groups for line in group.occupations)


def _network_paths(on: date) -> Iterator[str]:
    codes = {
        "pole": [pole.code for pole in network.poles("fr")],
        "service": [line.slug for line in network.published_services("fr", on=on)],
        "place": [line.slug for line in network.published_places(on)],
    }
    for version in ("", "simple-"):
        for name, found in codes.items():
            yield from (reverse(f"portal:{version}{name}", args=[code]) for code in found)
    yield from (reverse("portal:news", args=[sheet.news.slug]) for sheet in network.published_news("fr", on=on))


def _territory_paths() -> Iterator[str]:
    """The territories of the region of the network; others are reached from page to page."""
    code = network.current_network().region_code
    departments = tuple(line.code for line in reference.departments_of_region(code))
    if not departments:
        return
    region = reference.area(TerritoryLevel.REGION, code)
    yield territory_path(region.level, region.code)
    for level in (TerritoryLevel.DEPARTMENT, TerritoryLevel.EPCI, TerritoryLevel.LIVING_AREA, TerritoryLevel.BASIN):
        yield from (territory_path(level, line.code) for line in reference.areas_in(level, departments))
    yield from (territory_path(TerritoryLevel.COMMUNE, line.code) for line in region.communes)


def _entry(request: HttpRequest, path: str) -> str:
    french = request.build_absolute_uri(path)
    english = translate_url(french, "en")
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'
        for language, address in (("fr", french), ("en", english))
    )
    return "".join(f"<url><loc>{escape(address)}</loc>{alternates}</url>\n" for address in (french, english))
