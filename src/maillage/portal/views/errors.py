"""Answers when something cannot be shown: each says what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.portal.pages.errors import CsrfRefusedPage, NotFoundPage
from maillage.safeguards.access import public


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address leads nowhere, or to something that is not shown."""
    sentence = str(exception.sentence) if isinstance(exception, Refusal) else ""
    return show(request, NotFoundPage(sentence=sentence), status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500: self-contained, because the database or the layout may be what failed."""
    trace = str(getattr(request, "trace_id", ""))
    body = render_to_string("portal/errors/500.html", {"trace": trace, "language": get_language() or "fr"})
    return HttpResponse(body, status=500)


@public
def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was sent from an expired or foreign page."""
    return show(request, CsrfRefusedPage(), status=403)
