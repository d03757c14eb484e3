"""About the site: sources, easy version, statements, map of the site."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.portal.pages.about import AccessibilityPage, HelpPage, LegalPage, RightsPage, SiteMapPage, SourcesPage
from maillage.portal.serving import page
from maillage.portal.views.language import language
from maillage.reference import queries as reference


@page
def sources(request: HttpRequest) -> HttpResponse:
    """The edition in use of each source, and those before it."""
    return show(request, SourcesPage(editions=tuple(reference.editions())))


@page
def rights(request: HttpRequest) -> HttpResponse:
    """What one may ask for here, what is kept, and whom to turn to."""
    return show(request, RightsPage(network=network.current_network()))


@page
def help_(request: HttpRequest) -> HttpResponse:
    """How to use the site, and how to reach somebody."""
    return show(request, HelpPage(network=network.current_network()))


@page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return show(request, AccessibilityPage(network=network.current_network()))


@page
def legal(request: HttpRequest) -> HttpResponse:
    """The legal notice."""
    return show(request, LegalPage(network=network.current_network(), source_url=settings.SOURCE_URL))


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page, for people."""
    on = local(timezone.now()).date()
    poles = network.poles(language())
    site_map = SiteMapPage(
        poles=tuple(poles),
        services=tuple(network.published_services(language(), on=on)),
        places=tuple(network.published_places(on)),
        domains=tuple(reference.domains_with_counts()),
    )
    return show(request, site_map)
