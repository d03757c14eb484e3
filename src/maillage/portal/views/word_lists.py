"""Shared lists of words: for people, as a table, as JSON."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse

from maillage.core.pages import show
from maillage.portal.pages.word_lists import WordListsPage
from maillage.portal.serving import machine_page, page
from maillage.reference import queries as reference
from maillage.reference.enums import Source
from maillage.reference.queries import TermLine, WordList

_COLUMNS = ["vocabulary", "code", "label", "label_en", "parent", "valid_from", "valid_until", "mappings"]


@page
def word_lists(request: HttpRequest) -> HttpResponse:
    """Ours first, then those of data·inclusion."""
    shown = WordListsPage(
        lists=reference.word_lists(),
        edition=reference.current_edition(Source.VOCABULARIES),
        unknown_start=reference.UNKNOWN_START,
    )
    return show(request, shown)


@machine_page
def as_csv(request: HttpRequest) -> HttpResponse:
    """One row a term, in the format `maillage import vocabulaires` reads."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows(_row(words, term) for words in reference.word_lists() for term in words.terms)
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")


def _row(words: WordList, term: TermLine) -> list[str]:
    mappings = ";".join(f"{name}={'|'.join(codes)}" for name, codes in term.mappings.items())
    ends = term.valid_until.isoformat() if term.valid_until else ""
    told = [words.code, term.code, term.french, term.english, term.parent]
    return [*told, term.valid_from.isoformat(), ends, mappings]


@machine_page
def as_json(request: HttpRequest) -> HttpResponse:
    """Lists with their terms."""
    lists = [asdict(words) for words in reference.word_lists()]
    return JsonResponse({"lists": lists}, json_dumps_params={"ensure_ascii": False})
