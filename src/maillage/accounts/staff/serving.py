"""How a staff screen is served: declared to `safeguards.access`, with the methods it answers."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from maillage.safeguards import access

View = Callable[..., HttpResponse]


def screen(permission: str = "", *, recent: bool = False) -> Callable[[View], View]:
    """A page, and the form it may hold; `recent=True` for rights and exports (`safeguards.access.staff`)."""
    answer = require_http_methods(["GET", "HEAD", "POST"])

    def serve(view: View) -> View:
        served: View = access.staff(permission, recent=recent)(answer(view))
        return served

    return serve


def command(permission: str = "", *, recent: bool = False) -> Callable[[View], View]:
    """A lone button: it only answers POST; `recent=True` for rights and exports."""

    def serve(view: View) -> View:
        served: View = access.staff(permission, recent=recent)(require_POST(view))
        return served

    return serve
