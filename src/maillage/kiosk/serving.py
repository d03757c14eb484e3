"""How a page of the hall is served: to anyone, kept for its minute; what does not exist is not found."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from maillage.core.errors import NotYours
from maillage.safeguards.access import letterbox, public
from maillage.safeguards.http import cached_public, content_version_this_minute, discreet

View = Callable[..., HttpResponse]


def hall_page(view: View) -> View:
    """A page that only reads."""
    return public(cached_public(content_version_this_minute)(_found(view)))


def hall_letterbox(view: View) -> View:
    """A page where a device of the hall also says that somebody came or left, never who."""
    return letterbox(cached_public(content_version_this_minute)(_found(view)))


def told_once(view: View) -> View:
    """Kept by nobody, told to nobody: what the page holds is for whoever stands there."""
    found = _found(view)

    @functools.wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return discreet(found(request, *args, **kwargs))

    return told


def _found(view: View) -> View:
    @functools.wraps(view)
    def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotYours as refusal:
            raise Http404 from refusal

    return found
