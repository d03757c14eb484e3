"""How open data is served: to anyone and any site, read-only, without key, kept while nothing changed.

Addresses take no query: whatever follows `?` is left aside, so that it can neither change an answer
nor fill the cache.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from maillage.core.errors import Refusal
from maillage.safeguards.access import machine
from maillage.safeguards.http import cached_public, content_version

View = Callable[..., HttpResponse]
JSON: Final = "application/json; charset=utf-8"
GEOJSON: Final = "application/geo+json; charset=utf-8"
CSV: Final = "text/csv; charset=utf-8; header=present"
# Smaller answers are kept whole, larger ones are sent as they are made.
_KEPT_CHARACTERS = 512 * 1024
_CHUNK_CHARACTERS = 64 * 1024


def open_data(view: View) -> View:
    """A route of open data."""
    kept = cached_public(content_version)(_told(view))

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        request.META["QUERY_STRING"] = ""
        response = kept(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return machine(answered)  # type: ignore[return-value]  # a stream, or a whole answer


def _told(view: View) -> View:
    """A refusal is told by its code and its sentence."""

    @functools.wraps(view)
    def told(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            told_as = {"code": refusal.code, "detail": str(refusal.sentence)}
            return JsonResponse(told_as, status=refusal.status, json_dumps_params={"ensure_ascii": False})

    return told


def sent(parts: Iterable[str], content_type: str, *, name: str = "") -> HttpResponse:
    """An answer made of `parts`, whole when it is small, streamed otherwise; `name` offers to save it as a file."""
    chunks = _chunks(parts)
    first, size = [], 0
    for chunk in chunks:
        first.append(chunk)
        size += len(chunk)
        if size > _KEPT_CHARACTERS:
            streamed = StreamingHttpResponse(chain(first, chunks), content_type=content_type)
            return _named(streamed, name)  # type: ignore[return-value]  # both carry headers and a status
    return _named(HttpResponse("".join(first), content_type=content_type), name)  # type: ignore[return-value]


def _named(response: HttpResponseBase, name: str) -> HttpResponseBase:
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _chunks(parts: Iterable[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _CHUNK_CHARACTERS:
            yield "".join(held)
            held, size = [], 0
    if held:
        yield "".join(held)


def json_list(records: Iterable[object], *, opening: str = "[", closing: str = "]") -> Iterator[str]:
    """A JSON list, one record a line, made as it is read."""
    yield f"{opening}\n"
    separator = ""
    for record in records:
        yield f"{separator}{json.dumps(record, ensure_ascii=False)}"
        separator = ",\n"
    yield f"\n{closing}\n"
