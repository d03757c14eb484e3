"""The site as an application: its description, its worker, what shows without a network, its search in browsers."""

from __future__ import annotations

import json
from pathlib import Path
from xml.sax.saxutils import escape

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext

from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.app import OfflinePage
from maillage.portal.serving import machine_page, page_of_the_minute, this_minute
from maillage.portal.views.language import language
from maillage.safeguards.http import build

# Those of core/tokens.css: sea and sand.
_THEME, _BACKGROUND = "#0b5563", "#fbf7f0"
# What the page without network is made of, beside itself.
_ASSETS = ("core/maillage.css", "portal/portal.css", "core/icons.svg", "core/mark.svg")


@machine_page
def manifest(request: HttpRequest) -> HttpResponse:
    """The description by which a phone puts the site on its home screen."""
    described = network.current_network()
    icons = [
        {"src": static(f"portal/icons/{name}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for name, side, purpose in (
            ("icon-192", 192, "any"),
            ("icon-512", 512, "any"),
            ("maskable-512", 512, "maskable"),
        )
    ]
    told = {
        "name": described.name,
        "short_name": described.short_name[:12],
        "description": gettext("Gratuit, anonyme, sans rendez-vous."),
        "lang": language(),
        "dir": "ltr",
        "id": reverse("portal:home"),
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "theme_color": _THEME,
        "background_color": _BACKGROUND,
        "icons": icons,
    }
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/manifest+json; charset=utf-8")


@machine_page
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker, at the root so that it may serve every public page; its version is that of the code."""
    source = finders.find("portal/service-worker.js")
    assert isinstance(source, str)  # noqa: S101  a file of ours
    told = {"version": build(), "assets": [static(name) for name in _ASSETS]}
    text = f"const BUILD = {json.dumps(told)};\n{Path(source).read_text(encoding='utf-8')}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


@page_of_the_minute
def offline(request: HttpRequest) -> HttpResponse:
    """Today's hours and telephone numbers, with the instant they were read."""
    at = this_minute()
    return show(request, OfflinePage(places=tuple(network.hours_of_the_day(at)), at=at))


@machine_page
def open_search(request: HttpRequest) -> HttpResponse:
    """How a browser offers our search (OpenSearch 1.1), and asks for suggestions while one types."""
    name = network.current_network().short_name
    template = request.build_absolute_uri(reverse("portal:search")) + "?q={searchTerms}"
    suggestions = request.build_absolute_uri(reverse("portal:search-browser")) + "?q={searchTerms}"
    icon = request.build_absolute_uri(static("portal/icons/icon-192.png"))
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(name[:16])}</ShortName>",
        f"<Description>{escape(gettext('Chercher un métier, un lieu, un service, une commune'))}</Description>",
        f"<Language>{language()}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Image width="192" height="192" type="image/png">{escape(icon)}</Image>',
        f'<Url type="text/html" method="get" template="{escape(template)}"/>',
        f'<Url type="application/x-suggestions+json" method="get" template="{escape(suggestions)}"/>',
        "</OpenSearchDescription>",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="application/opensearchdescription+xml; charset=utf-8")
