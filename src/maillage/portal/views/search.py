"""Search: names that start with what was typed, in every kind of document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from maillage.core.declarations import SearchableDocument, SearchableKind, searchable_kinds
from maillage.core.pages import show
from maillage.core.text import normalise
from maillage.network import queries as network
from maillage.portal.board import sorted_board
from maillage.portal.pages.search import Found, FoundKind, SearchPage
from maillage.portal.serving import page_of_the_minute, this_minute
from maillage.portal.views.language import language
from maillage.reference.gender import title_of

FOUND_OF_A_KIND = 12
LONGEST_QUERY = 200
# When nothing starts with the question, beginnings of its longest word that are tried instead.
_SHORTER = (6, 4)
# Kinds in the order they are shown; one declared elsewhere comes last, under its code.
_NAMES = {
    "occupation": _("Métiers"),
    "service": _("Services"),
    "pole": _("Pôles"),
    "place": _("Lieux"),
    "news": _("Actualités"),
    "territory": _("Territoires"),
}


@page_of_the_minute
def search(request: HttpRequest) -> HttpResponse:
    """What was found by kind; else the nearest names, and where to ask a person."""
    at = this_minute()
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    kinds = _found(query)
    nearest = () if kinds or not query else _nearest(query)
    board = sorted_board(network.today(at, language=language()).places, at)
    page = SearchPage(
        query=query,
        kinds=kinds,
        nearest=nearest,
        count=sum(len(kind.found) for kind in kinds),
        poles=tuple(network.poles(language())),
        open_now=board.open_now,
        at=at,
    )
    return show(request, page)


def _found(text: str) -> tuple[FoundKind, ...]:
    if not normalise(text):
        return ()
    order = [*_NAMES]
    kinds = sorted(searchable_kinds, key=lambda kind: order.index(kind.code) if kind.code in order else len(order))
    found = (FoundKind(kind.code, _NAMES.get(kind.code, kind.code), _of_kind(kind, text)) for kind in kinds)
    return tuple(kind for kind in found if kind.found)


def _of_kind(kind: SearchableKind, text: str) -> tuple[Found, ...]:
    return tuple(
        Found(_title(document), _path(document), document.detail, document.language)
        for document in kind.starting_with(text, FOUND_OF_A_KIND)
    )


def _path(document: SearchableDocument) -> str:
    """Its address in the language of the page; documents give the French one."""
    wanted = language()
    with override("fr"):
        return translate_url(document.path, wanted)


def _title(document: SearchableDocument) -> str:
    """Its name; both genders of an occupation."""
    if document.kind != "occupation":
        return document.names[0]
    feminine, masculine, *_others = document.names
    return title_of((feminine, masculine))


def _nearest(query: str) -> tuple[FoundKind, ...]:
    """Names that start like the longest word of the question, then like less and less of it."""
    word = max(normalise(query).split(), key=len, default="")
    for beginning in (word, *(word[:length] for length in _SHORTER if length < len(word))):
        if found := _found(beginning):
            return found
    return ()
