"""What search found, as the public reads it: by kind, with its reason, its distance, its words marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from maillage.core.text import normalise
from maillage.portal.asking.asked import Asked
from maillage.portal.asking.marking import marked
from maillage.portal.pages.search import Facet, KindShown, Shown
from maillage.portal.views.language import language
from maillage.portal.words import distance_in_words
from maillage.search.answers import Answer, Found, FoundKind, Why

# Each kind, of many and of one; one declared elsewhere is shown under its code.
KIND_NAMES: Final[dict[str, tuple[Promise, Promise]]] = {
    "occupation": (gettext_lazy("Métiers"), gettext_lazy("Métier")),
    "service": (gettext_lazy("Services"), gettext_lazy("Service")),
    "pole": (gettext_lazy("Pôles"), gettext_lazy("Pôle")),
    "place": (gettext_lazy("Lieux"), gettext_lazy("Lieu")),
    "news": (gettext_lazy("Actualités"), gettext_lazy("Actualité")),
    "territory": (gettext_lazy("Territoires"), gettext_lazy("Territoire")),
    "page": (gettext_lazy("Pages du site"), gettext_lazy("Page du site")),
}
# Results of the first kind, of each other, and of a kind chosen alone.
FIRST_SHOWN, OTHERS_SHOWN, ALONE_SHOWN = 8, 5, 60


def title_in_words(query: str) -> str:
    """What the page is about."""
    return _("Recherche : %(query)s") % {"query": query} if query else _("Recherche")


def count_in_words(answer: Answer) -> str:
    """How much was found, in one sentence."""
    words = {"query": answer.question.text, "count": answer.count}
    if not answer.question.text:
        return ""
    if not answer.count:
        return _("Aucune réponse pour « %(query)s ».") % words
    if answer.is_approximate:
        return _near(answer.count) % words
    return _exactly(answer.count) % words


def _near(count: int) -> str:
    return ngettext("Une réponse proche de « %(query)s ».", "%(count)d réponses proches de « %(query)s ».", count)


def _exactly(count: int) -> str:
    return ngettext("Une réponse pour « %(query)s ».", "%(count)d réponses pour « %(query)s ».", count)


def kinds_shown(answer: Answer, asked: Asked) -> tuple[KindShown, ...]:
    """The groups to show: all of them shortened, or the one that was chosen."""
    chosen = [kind for kind in answer.kinds if kind.kind == asked.kind]
    if chosen:
        return (_kind_shown(chosen[0], asked, ALONE_SHOWN, is_whole=True),)
    limits = (FIRST_SHOWN, *[OTHERS_SHOWN] * len(answer.kinds))
    return tuple(_kind_shown(kind, asked, limit) for kind, limit in zip(answer.kinds, limits, strict=False))


def facets(answer: Answer, asked: Asked) -> tuple[Facet, ...]:
    """« Tout voir », then each kind, with its count; counts stay the same whatever is chosen."""
    found = [kind for kind in answer.kinds if kind.count]
    chosen = asked.kind if any(kind.kind == asked.kind for kind in found) else ""
    whole = Facet("", _("Tout voir"), answer.count, asked.address(nature=""), not chosen)
    return (whole, *(_facet(kind, asked, chosen) for kind in found))


def _facet(kind: FoundKind, asked: Asked, chosen: str) -> Facet:
    address = asked.address(nature=kind.kind)
    return Facet(kind.kind, kind_name(kind.kind), kind.count, address, kind.kind == chosen)


def kind_name(kind: str) -> str:
    """The things of a kind, in words."""
    return str(KIND_NAMES[kind][0]) if kind in KIND_NAMES else kind


def one_of_kind(kind: str) -> str:
    """One thing of a kind, in words."""
    return str(KIND_NAMES[kind][1]) if kind in KIND_NAMES else kind


def _kind_shown(kind: FoundKind, asked: Asked, limit: int, *, is_whole: bool = False) -> KindShown:
    return KindShown(
        kind=kind.kind,
        label=kind_name(kind.kind),
        count=kind.count,
        found=tuple(_shown(found, asked.query) for found in kind.found[:limit]),
        all_address=asked.address(nature=kind.kind),
        is_whole=is_whole,
    )


def _shown(found: Found, query: str) -> Shown:
    return Shown(
        title=marked(found.title, query),
        path=local_path(found.path),
        detail=found.detail,
        language=found.language,
        why=why_in_words(found),
        distance="" if found.distance_km is None else distance_in_words(found.distance_km),
    )


def local_path(path: str) -> str:
    """An address in the language of the page; search gives the French one."""
    wanted = language()
    if wanted == settings.LANGUAGE_CODE:
        return path
    with override(settings.LANGUAGE_CODE):
        return translate_url(path, wanted)


def why_in_words(found: Found) -> str:
    """« Aussi appelé : boulangère industrielle »: why it was found, in a few words."""
    name = other_name(found)
    sentence, sentence_with_name = _WHY[found.why]
    return str(sentence_with_name) % {"name": name} if name else str(sentence)


def other_name(found: Found) -> str:
    """The name by which it was found, when its title does not say it."""
    is_in_title = set(normalise(found.matched).split()) <= set(normalise(found.title).split())
    return "" if is_in_title else found.matched


def _why() -> Iterator[tuple[Why, tuple[Promise, Promise]]]:
    """For each reason, its words when the title is what matched, and when another name did."""
    also = gettext_lazy("aussi appelé : %(name)s")
    yield Why.NAME, (gettext_lazy("c’est son nom"), also)
    yield Why.WORDS, (gettext_lazy("son nom contient ces mots"), also)
    yield Why.OTHER_NAME, (gettext_lazy("on l’appelle aussi ainsi"), gettext_lazy("on dit aussi : %(name)s"))
    yield Why.NEAR, (gettext_lazy("son nom s’écrit presque pareil"), gettext_lazy("écrit presque pareil : %(name)s"))
    yield Why.START, (gettext_lazy("son nom commence ainsi"), gettext_lazy("commence ainsi : %(name)s"))
    yield Why.SKILL, (gettext_lazy("demande ce savoir-faire"), gettext_lazy("en lien avec : %(name)s"))
    yield Why.TEXT, (gettext_lazy("son texte en parle"), gettext_lazy("son texte en parle : %(name)s"))


_WHY: Final = dict(_why())
