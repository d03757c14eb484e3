"""The site’s own pages, as documents that can be found: what one may ask for, how to read the site, what is open.

Pages of places, pôles, jobs and territories are declared by the packages that hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from maillage.core.declarations import SearchableDocument, SearchableKind, ShownIn, searchable_kinds
from maillage.core.simple_texts import SimpleText
from maillage.core.text import normalise
from maillage.portal.simple.about import ACCESSIBILITY, HELP, LEGAL, RIGHTS
from maillage.portal.simple.visit import HOME
from maillage.safeguards.http import build


@dataclass(frozen=True)
class _Page:
    """A page by the name of its route; `other_names` is what people also call it."""

    route: str
    title: Promise
    text: Promise
    other_names: tuple[str, ...] = ()
    simple: SimpleText | None = None


_PAGES: Final = (
    _Page(
        "today",
        _("Aujourd’hui"),
        _("Les lieux ouverts maintenant, les pôles présents et jusqu’à quelle heure."),
        ("horaires", "ouvert maintenant", "opening hours", "open now"),
    ),
    _Page(
        "near",
        _("Près de chez moi"),
        _("Donnez votre commune : les lieux les plus proches, leur distance, leurs horaires."),
        ("le lieu le plus proche", "autour de moi", "nearest place"),
    ),
    _Page(
        "places", _("Les lieux du réseau"), _("Tous les lieux où parler de votre vie professionnelle, par département.")
    ),
    _Page(
        "occupations",
        _("Métiers de A à Z"),
        _("Les métiers par lettre et par domaine, au féminin et au masculin."),
        ("liste des métiers", "fiches métiers", "list of jobs"),
    ),
    _Page(
        "territories",
        _("Territoires"),
        _("Une commune, un département, un bassin : ce que l’on sait de chacun, et où être reçu."),
        ("communes", "départements", "bassins d’emploi"),
    ),
    _Page("news-list", _("Actualités"), _("Ce qui change dans le réseau et dans ses lieux.")),
    _Page(
        "rights",
        _("Vos droits"),
        _("Ce que vous pouvez demander ici, ce que nous gardons, et à qui parler."),
        ("anonymat", "gratuit", "vie privée", "RGPD", "données personnelles", "cookies", "privacy"),
        RIGHTS,
    ),
    _Page(
        "help",
        _("Aide"),
        _("Trouver un lieu, savoir s’il est ouvert, agrandir le texte, parler à quelqu’un."),
        ("contact", "nous écrire", "téléphoner", "mode d’emploi"),
        HELP,
    ),
    _Page(
        "accessibility",
        _("Accessibilité : non conforme"),
        _("La déclaration d’accessibilité de ce site et ce qui reste à vérifier."),
        ("RGAA", "déclaration d’accessibilité", "lecteur d’écran", "malvoyant"),
        ACCESSIBILITY,
    ),
    _Page(
        "legal",
        _("Mentions légales"),
        _("Qui publie ce site, qui l’héberge, et ce qu’il garde de votre visite."),
        ("éditeur", "hébergeur", "code source", "logiciel libre"),
        LEGAL,
    ),
    _Page(
        "simple",
        _("Version simple"),
        _("Le réseau expliqué avec des phrases courtes."),
        ("facile à lire", "FALC", "facile à lire et à comprendre", "easy to read"),
        HOME,
    ),
    _Page(
        "open-data",
        _("Données ouvertes"),
        _("Les lieux et les services du réseau, à reprendre librement : GeoJSON, CSV, data·inclusion."),
        ("open data", "API", "télécharger les données"),
    ),
    _Page(
        "sources",
        _("Sources des données"),
        _("D’où viennent les informations de ce site : éditeur, licence et date de chaque source."),
        ("ROME", "Insee", "Dares", "licence ouverte"),
    ),
    _Page(
        "word-lists",
        _("Listes de mots"),
        _("Les mots communs du réseau, en français et en anglais, avec leur code et leurs dates."),
        ("vocabulaire", "glossaire", "lexique"),
    ),
    _Page("sitemap", _("Plan du site"), _("Toutes les pages du site."), ("toutes les pages", "sommaire")),
)


def page_documents() -> Iterator[SearchableDocument]:
    """Each page, by its title in both languages. No query."""
    for page in _PAGES:
        with override("fr"):
            path, french = reverse(f"portal:{page.route}"), str(page.title)
        with override("en"):
            english = str(page.title)
        names = tuple(dict.fromkeys((str(page.title), french, english)))
        yield SearchableDocument(
            kind="page",
            code=page.route,
            names=names,
            path=path,
            text="\n".join([str(page.text), *_simple_sentences(page)]),
            language="en" if names[0] == english != french else "fr",
            other_names=page.other_names,
            shown_in=(ShownIn("en", english, language="en"),) if english != french else (),
        )


def _simple_sentences(page: _Page) -> list[str]:
    return page.simple.sentences("fr") if page.simple else []


def _starting_with(text: str, limit: int) -> list[SearchableDocument]:
    wanted = normalise(text)
    if not wanted:
        return []
    found = [document for document in page_documents() if _has_word_starting(document, wanted)]
    return found[:limit]


def _has_word_starting(document: SearchableDocument, wanted: str) -> bool:
    return any(f" {wanted}" in f" {normalise(name)}" for name in (*document.names, *document.other_names))


def declare() -> None:
    """Let search know the kind; its documents change with the code alone."""
    searchable_kinds.declare(SearchableKind("page", page_documents, _starting_with, build))
