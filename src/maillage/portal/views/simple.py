"""The simple version of ten pages: the same facts as the full ones, in short sentences."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.core.simple_texts import SimpleText
from maillage.core.simple_writing import fingerprint, state_by_machine
from maillage.core.text import sentences
from maillage.network import queries as network
from maillage.portal.board import sorted_board
from maillage.portal.pages import simple as pages
from maillage.portal.serving import page, page_of_the_minute, this_minute
from maillage.portal.simple import about, visit
from maillage.portal.simple.standing import standing_of, standing_of_words
from maillage.portal.views.language import language
from maillage.portal.views.near import LONGEST_QUERY, PLACES_SHOWN, choices_for, only_choice
from maillage.reference import queries as reference


@page
def home(request: HttpRequest) -> HttpResponse:
    """The welcome."""
    shown = pages.SimpleHomePage(
        text=visit.HOME,
        standing=standing_of(visit.HOME, language()),
        poles=tuple(network.poles(language())),
        places=tuple(network.published_places(local(timezone.now()).date())),
    )
    return show(request, shown)


@page
def pole(request: HttpRequest, code: str) -> HttpResponse:
    """A pôle."""
    sheet = network.pole_sheet(code, language=language(), on=local(timezone.now()).date())
    return show(
        request, pages.SimplePolePage(text=visit.POLE, standing=standing_of(visit.POLE, language()), sheet=sheet)
    )


@page_of_the_minute
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """A place."""
    at = this_minute()
    shown = pages.SimplePlacePage(
        text=visit.PLACE,
        standing=standing_of(visit.PLACE, language()),
        sheet=network.place_sheet(slug, at, language=language()),
        at=at,
    )
    return show(request, shown)


@page_of_the_minute
def today(request: HttpRequest) -> HttpResponse:
    """Today."""
    at = this_minute()
    board = network.today(at, language=language())
    shown = pages.SimpleTodayPage(
        text=visit.TODAY,
        standing=standing_of(visit.TODAY, language()),
        board=board,
        groups=sorted_board(board.places, at),
        at=at,
    )
    return show(request, shown)


@page_of_the_minute
def near(request: HttpRequest) -> HttpResponse:
    """Ask for a town, help to choose it, then show the places around it."""
    query, code = request.GET.get("q", "").strip()[:LONGEST_QUERY], request.GET.get("commune", "").strip()
    if code:
        return _around(request, code)
    choices = choices_for(query) if query else []
    certain = only_choice(choices, query)
    if certain:
        return redirect(f"{reverse('portal:simple-near')}?commune={certain.code}")
    return show(request, _near_page(query=query, choices=tuple(choices), is_unknown=bool(query and not choices)))


def _around(request: HttpRequest, code: str) -> HttpResponse:
    try:
        commune = reference.commune_by_code(code)
    except NotYours:
        return show(request, _near_page(query=code, is_unknown=True), status=404)
    return show(request, _near_page(query=commune.name, commune=commune))


def _near_page(
    *,
    query: str,
    commune: reference.CommuneSheet | None = None,
    choices: tuple[reference.CommuneChoice, ...] = (),
    is_unknown: bool = False,
) -> pages.SimpleNearPage:
    at = this_minute()
    found = network.places_near(commune.latitude, commune.longitude, at, limit=PLACES_SHOWN) if commune else []
    return pages.SimpleNearPage(
        text=visit.NEAR,
        standing=standing_of(visit.NEAR, language()),
        query=query,
        commune=commune,
        choices=choices,
        is_unknown=is_unknown,
        places=tuple(found),
        at=at,
    )


@page
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """A service; the state told is that of its own simple text, when it has one."""
    sheet = network.service_sheet(slug, language=language(), on=local(timezone.now()).date())
    told = tuple(sentences(sheet.simple_version))
    standing = (
        standing_of_words(
            f"service:{slug}", "fr", fingerprint=fingerprint(told), by_machine=state_by_machine(told, language="fr")
        )
        if told
        else standing_of(visit.SERVICE, language())
    )
    return show(request, pages.SimpleServicePage(text=visit.SERVICE, standing=standing, sheet=sheet, sentences=told))


def _about(request: HttpRequest, shown: type[pages.SimpleAboutPage], text: SimpleText) -> HttpResponse:
    return show(request, shown(text=text, standing=standing_of(text, language()), network=network.current_network()))


@page
def rights(request: HttpRequest) -> HttpResponse:
    """Rights."""
    return _about(request, pages.SimpleRightsPage, about.RIGHTS)


@page
def accessibility(request: HttpRequest) -> HttpResponse:
    """Whether the site is easy to use."""
    return _about(request, pages.SimpleAccessibilityPage, about.ACCESSIBILITY)


@page
def legal(request: HttpRequest) -> HttpResponse:
    """Who makes the site."""
    return _about(request, pages.SimpleLegalPage, about.LEGAL)


@page
def help_(request: HttpRequest) -> HttpResponse:
    """Help."""
    return _about(request, pages.SimpleHelpPage, about.HELP)
