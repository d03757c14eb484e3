"""Which simple page says what a full page says, and back: one link in the header, no cookie."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.urls import reverse

# Names of routes: the full page, its simple twin. Both take the same arguments.
TWINS: Final = {
    "portal:home": "portal:simple",
    "portal:pole": "portal:simple-pole",
    "portal:place": "portal:simple-place",
    "portal:near": "portal:simple-near",
    "portal:today": "portal:simple-today",
    "portal:service": "portal:simple-service",
    "portal:rights": "portal:simple-rights",
    "portal:accessibility": "portal:simple-accessibility",
    "portal:legal": "portal:simple-legal",
    "portal:help": "portal:simple-help",
}
_FULL: Final = {simple: full for full, simple in TWINS.items()}
# What of the query names the same thing on both pages.
_KEPT: Final = ("commune", "q")


def is_simple(request: HttpRequest) -> bool:
    """True on a page of the simple version."""
    return _name(request) in _FULL


def twin_of(request: HttpRequest) -> str:
    """The address of the other version of this page; the simple home for a page that has none."""
    name = _name(request)
    twin = TWINS.get(name) or _FULL.get(name)
    if twin is None or request.resolver_match is None:
        return reverse("portal:simple")
    address = reverse(twin, args=request.resolver_match.args, kwargs=request.resolver_match.kwargs)
    query = request.GET.copy()
    for key in [key for key in query if key not in _KEPT]:
        del query[key]
    return f"{address}?{query.urlencode()}" if query and twin.endswith("near") else address


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
