"""The gallery of the design system, for those who make pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from maillage.accounts.staff.serving import screen
from maillage.backoffice.pages.network import ComponentsPage
from maillage.core.components import gallery
from maillage.core.pages import show


@screen()
def components(request: HttpRequest) -> HttpResponse:
    """Every component, drawn with its examples."""
    return show(request, ComponentsPage(exhibits=gallery()))
