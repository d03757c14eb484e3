"""A small address plan whose views do what middleware must stop or let through."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

from django.core.cache import cache
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path

from maillage.safeguards.access import door, letterbox, machine, public, staff
from maillage.safeguards.http import cached_public
from maillage.safeguards.models import CachedValue

seen: list[str] = []
version = ["1"]


def undeclared(request: HttpRequest) -> HttpResponse:
    return HttpResponse("never shown")


@public
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@letterbox
def drop(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"dropped {request.POST.get('words', '')}".strip())


@door
def knock(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


@door
def count_tries(request: HttpRequest) -> HttpResponse:
    cache.set("tries", 1)
    request.session["tried"] = True
    request.session.save()
    return HttpResponse("counted")


@staff("essay.write")
def write_essay(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"essay of {request.user}")


@staff()
def any_staff(request: HttpRequest) -> HttpResponse:
    return HttpResponse("staff")


@public
def write_row(request: HttpRequest) -> HttpResponse:
    CachedValue.objects.filter(cache_key="row").delete()
    return HttpResponse("wrote")


@door
def send_row(request: HttpRequest) -> HttpResponse:
    CachedValue.objects.create(cache_key="sent", value="", expires="2100-01-01T00:00:00Z")
    return HttpResponse("wrote")


@staff()
def write_row_as_staff(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET name = name")
    return HttpResponse("wrote")


@door
def fail(request: HttpRequest) -> HttpResponse:
    logging.getLogger("maillage").info("about to fail")
    raise LookupError("nobody at canari@exemple.test for " + request.POST.get("name", ""))


@public
def missing(request: HttpRequest, token: str) -> HttpResponse:
    raise Http404


@machine
async def stream(request: HttpRequest) -> StreamingHttpResponse:
    async def lines() -> AsyncIterator[str]:
        yield "data: one\n\n"

    return StreamingHttpResponse(lines(), content_type="text/event-stream")


@staff("essay.write")
async def write_later(request: HttpRequest) -> HttpResponse:
    return HttpResponse("later")


@public
@cached_public(lambda request: version[0])
def kept(request: HttpRequest) -> HttpResponse:
    seen.append(request.get_full_path())
    if "absente" in request.GET:
        return HttpResponse("absent", status=404)
    response = HttpResponse(f"page {len(seen)}", content_type="text/html; charset=utf-8")
    if "biscuit" in request.GET:
        response.set_cookie("biscuit", "1")
    return response


team = [path("", knock, name="door")]
urlpatterns = [
    path("equipe/", include((team, "staff"))),
    path("undeclared/", undeclared),
    path("open/", open_page),
    path("drop/", drop),
    path("count/", count_tries),
    path("essay/", write_essay),
    path("staff/", any_staff),
    path("write/", write_row),
    path("send/", send_row),
    path("write/staff/", write_row_as_staff),
    path("fail/", fail),
    path("missing/<str:token>/", missing),
    path("stream/", stream),
    path("later/", write_later),
    path("kept/", kept),
]


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(getattr(request, "trace_id", "no trace"), status=500)


handler500 = "tests.safeguards.pages.server_error"
