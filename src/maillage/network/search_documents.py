"""What can be found of the network: places, pôles, services, news. Declared when the package is ready.

Paths are those of the public site in French, as a document has one address; a name in any language
finds it, and the one shown is in the language of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from maillage.core.declarations import SearchableDocument, SearchableKind, ShownIn, searchable_kinds
from maillage.core.instants import local
from maillage.core.text import normalise
from maillage.network.enums import Publication
from maillage.network.models import Pole, Service
from maillage.network.queries.lines import language_or_active, pole_line, service_line
from maillage.network.queries.news import published_news
from maillage.network.queries.places import published
from maillage.safeguards import journal

CHUNK = 500
T = TypeVar("T")
L = TypeVar("L")


def place_documents() -> Iterator[SearchableDocument]:
    """Every published place of the day, by name and by commune."""
    for place in published(local(timezone.now()).date()).iterator(CHUNK):
        yield SearchableDocument(
            kind="place",
            code=place.slug,
            names=(place.name, place.commune.name),
            path=f"/lieux/{place.slug}/",
            text=f"{place.address} {place.postal_code} {place.transport}".strip(),
            detail=place.commune.name,
            latitude=place.latitude,
            longitude=place.longitude,
        )


def pole_documents() -> Iterator[SearchableDocument]:
    """The five entries, by name and by what one looks for."""
    language = language_or_active(None)
    for pole in Pole.objects.order_by("position"):
        shown = pole_line(pole, language)
        yield SearchableDocument(
            kind="pole",
            code=pole.code,
            names=_distinct(shown.name, pole.name, pole.search_phrase, pole.name_en, pole.search_phrase_en),
            path=f"/poles/{pole.code}/",
            text="\n".join([pole.summary, pole.description, *pole.questions]),
            language=language if shown.is_translated else "fr",
            shown_in=_shown_in({code: (line.name, line.is_translated) for code, line in _in_each(pole_line, pole)}),
        )


def service_documents() -> Iterator[SearchableDocument]:
    """Every published service of the day, by title."""
    day, language = local(timezone.now()).date(), language_or_active(None)
    rows = Service.objects.valid_on(day).filter(publication=Publication.PUBLISHED).order_by("title", "slug")
    for service in rows.iterator(CHUNK):
        shown = service_line(service, language)
        yield SearchableDocument(
            kind="service",
            code=service.slug,
            names=_distinct(shown.title, service.title, service.title_en),
            path=f"/services/{service.slug}/",
            text=f"{service.summary}\n{service.description}",
            language=language if shown.is_translated else "fr",
            audiences=tuple(service.audiences),
            shown_in=_shown_in(
                {code: (line.title, line.is_translated) for code, line in _in_each(service_line, service)}
            ),
        )


def news_documents() -> Iterator[SearchableDocument]:
    """What is new on the day, by title. One query by language, one more."""
    language, day = language_or_active(None), local(timezone.now()).date()
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    lines = {code: {sheet.news.slug: sheet.news for sheet in published_news(code, on=day)} for code in others}
    for sheet in published_news(language, on=day):
        told = {code: line for code in others if (line := lines[code].get(sheet.news.slug))}
        yield SearchableDocument(
            kind="news",
            code=sheet.news.slug,
            names=(sheet.news.title,),
            path=f"/actualites/{sheet.news.slug}/",
            text=sheet.text,
            detail=sheet.news.place_name,
            language=language if sheet.news.is_translated else "fr",
            dated_on=sheet.news.published_on,
            shown_in=_shown_in({code: (line.title, line.is_translated) for code, line in told.items()}),
        )


def _in_each(line: Callable[[T, str], L], row: T) -> list[tuple[str, L]]:
    """The public line of a row in each language but French."""
    return [(code, line(row, code)) for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def _shown_in(titles: Mapping[str, tuple[str, bool]]) -> tuple[ShownIn, ...]:
    """How a thing is shown to readers of each language: a title, and whether it is in that language."""
    return tuple(
        ShownIn(code, title, language=code if is_translated else settings.LANGUAGE_CODE)
        for code, (title, is_translated) in titles.items()
    )


def _version() -> str:
    """Any act on the network may change what it publishes, and so does the day."""
    return f"{journal.last_act('network.')} {local(timezone.now()).date()}"


def _distinct(*names: str) -> tuple[str, ...]:
    """Each name that is not empty, once, the first one first."""
    return tuple(dict.fromkeys(filter(None, names)))


def declare() -> None:
    """Let search know the four kinds."""
    for code, documents in (
        ("place", place_documents),
        ("pole", pole_documents),
        ("service", service_documents),
        ("news", news_documents),
    ):
        searchable_kinds.declare(SearchableKind(code, documents, _starting_with(documents), _version))


def _starting_with(
    documents: Callable[[], Iterable[SearchableDocument]],
) -> Callable[[str, int], list[SearchableDocument]]:
    """Documents with a word of a name starting like the text; a network has a few dozen of them."""

    def starting_with(text: str, limit: int) -> list[SearchableDocument]:
        wanted = normalise(text)
        if not wanted:
            return []
        found = (document for document in documents() if _has_word_starting(document.names, wanted))
        return [document for _rank, document in zip(range(limit), found, strict=False)]

    return starting_with


def _has_word_starting(names: Iterable[str], wanted: str) -> bool:
    return any(f" {wanted}" in f" {normalise(name)}" for name in names)
