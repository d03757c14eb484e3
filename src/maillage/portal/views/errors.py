"""Answers when something cannot be shown: each says what to do next."""

from __future__ import annotations

import re
import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.portal.pages.errors import CsrfRefusedPage, NoRoomPage, NotFoundPage
from maillage.safeguards import room
from maillage.safeguards.access import public

_RETRY_SECONDS = 10
_SECRET = re.compile(r"passw|again|code|token|secret", re.IGNORECASE)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address leads nowhere, or to something that is not shown."""
    sentence = str(exception.sentence) if isinstance(exception, Refusal) else ""
    return show(request, NotFoundPage(sentence=sentence), status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500: self-contained, because the database or the layout may be what failed."""
    if room.is_why(sys.exception()):
        return no_room(request)
    return HttpResponse(_standing_alone(request), status=500)


def _standing_alone(request: HttpRequest) -> str:
    trace = str(getattr(request, "trace_id", ""))
    return render_to_string("portal/errors/500.html", {"trace": trace, "language": get_language() or "fr"})


@public
def no_room(request: HttpRequest) -> HttpResponse:
    """503: the disk is full. What was typed comes back in a form, ready to be sent again; secrets do not."""
    page = NoRoomPage(path=request.get_full_path(), typed=_typed(request), is_form=request.method == "POST")
    try:
        response = show(request, page, status=503)
    except DatabaseError:  # a process that starts on a full disk cannot even read
        response = HttpResponse(_standing_alone(request), status=503)
    response.headers["Retry-After"] = str(_RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """Names and values of the form, without passwords, codes and the token, which are typed or made again."""
    return tuple(
        (name, str(value)) for name, values in request.POST.lists() if not _SECRET.search(name) for value in values
    )


@public
def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was sent from an expired or foreign page."""
    return show(request, CsrfRefusedPage(), status=403)
