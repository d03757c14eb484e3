"""Pages are contracts: a frozen data class names its template and holds all it receives."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Final

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers

# "true" asks for the part of a page that changes, at the address of the page.
FRAGMENT_HEADER: Final = "X-Fragment"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page to show. Subclasses set `template` and declare, as fields, every variable of it.

    `fragment` names the template sent instead when a script of ours asks for a part of the same address.
    """

    template: ClassVar[str]
    fragment: ClassVar[str | None] = None

    def context(self) -> dict[str, object]:
        """The template's variables: the fields, not copied."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def show(request: HttpRequest, page: Page, *, status: int = 200) -> HttpResponse:
    """Render `page`, or its fragment when a script asks for it and the page has one."""
    wants_fragment = page.fragment is not None and request.headers.get(FRAGMENT_HEADER) == "true"
    template = page.fragment if wants_fragment and page.fragment else page.template
    response = TemplateResponse(request, template, page.context(), status=status)
    if page.fragment is not None:
        patch_vary_headers(response, [FRAGMENT_HEADER])
    return response.render()
