"""How every public page is served: open to anyone, kept while nothing changed, refusals told as help."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from maillage.core.errors import NotYours
from maillage.portal.views.errors import not_found
from maillage.reception.queries import queue_version
from maillage.safeguards.access import machine, public
from maillage.safeguards.http import cached_public, content_version, content_version_this_minute
from maillage.search.queries import index_version

View = Callable[..., HttpResponse]


def this_minute() -> datetime:
    """The instant a public page speaks of: reads made for it are kept for its minute."""
    return timezone.now().replace(second=0, microsecond=0)


def _told(view: View) -> View:
    """What does not exist, or is not shown, becomes the page that helps instead."""

    @functools.wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotYours as refusal:
            return not_found(request, refusal)

    return told


def page(view: View) -> View:
    """A page that changes with the content and with the day."""
    return public(cached_public(content_version)(_told(view)))


def page_of_the_minute(view: View) -> View:
    """A page that says what is open now."""
    return public(cached_public(content_version_this_minute)(_told(view)))


def page_of_the_index(view: View) -> View:
    """A page that says what is open now and what the index of this node answers."""
    return public(cached_public(_index_and_minute)(_told(view)))


def page_of_the_queue(view: View) -> View:
    """A page that says who is called at the place its address names."""
    return public(cached_public(_queue_and_minute)(_told(view)))


def machine_page(view: View) -> View:
    """A file for robots."""
    return machine(cached_public(content_version)(view))


def machine_page_of_the_index(view: View) -> View:
    """A file for machines that says what the index of this node answers."""
    return machine(cached_public(_index_and_content)(view))


def open_page_of_the_index(view: View) -> View:
    """As `machine_page_of_the_index`, and any site may read it."""
    kept = cached_public(_index_and_content)(view)

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = kept(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return machine(answered)


def _index_and_content(request: HttpRequest) -> str:
    return f"{content_version(request)} {index_version()}"


def _index_and_minute(request: HttpRequest) -> str:
    return f"{content_version_this_minute(request)} {index_version()}"


def _queue_and_minute(request: HttpRequest) -> str:
    match = request.resolver_match
    slug = str(match.kwargs["slug"]) if match else ""
    return f"{content_version_this_minute(request)} {queue_version(slug, timezone.now())}"
