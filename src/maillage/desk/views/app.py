"""The desk as an application: its description, its worker, and the page it keeps for when the network fails."""

from __future__ import annotations

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext

from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.forms.day import VisitForm
from maillage.desk.pages.shell import ShellFrame, ShellPage
from maillage.desk.views.day import choices_on
from maillage.reception import queries as reception
from maillage.safeguards.access import machine
from maillage.safeguards.http import build

# Tells the worker that a page may stay on the device.
SHELL_HEADER = "Desk-Shell"
# Those of core/tokens.css: the darker header of the team, and sand.
_THEME, _BACKGROUND = "#14213d", "#fbf7f0"
_STYLES = ("core/maillage.css", "desk/desk.css", "core/icons.svg", "core/mark.svg")
_CORE = tuple(f"core/{name}.js" for name in ("enhance", "combobox", "idle-lock", "passkeys", "print"))
_ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))


@machine
def manifest(request: HttpRequest) -> HttpResponse:
    """The description by which a desk's machine installs it."""
    told = {
        "name": gettext("Maillage, l’accueil"),
        "short_name": gettext("Accueil"),
        "lang": get_language() or "fr",
        "dir": "ltr",
        "id": reverse("desk:places"),
        "start_url": reverse("desk:places"),
        "scope": reverse("desk:places"),
        "display": "standalone",
        "theme_color": _THEME,
        "background_color": _BACKGROUND,
        "icons": [
            {"src": static(f"portal/icons/{name}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": use}
            for name, side, use in _ICONS
        ],
    }
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/manifest+json; charset=utf-8")


@machine
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker of the desk alone; its version is that of the code."""
    source = finders.find("desk/service-worker.js")
    assert isinstance(source, str)  # noqa: S101  a file of ours
    modules = sorted(path.name for path in Path(source).parent.glob("*.js") if path.name != "service-worker.js")
    assets = [static(name) for name in (*_STYLES, *_CORE, *(f"desk/{name}" for name in modules))]
    told = {"version": build(), "assets": assets}
    text = f"const BUILD = {json.dumps(told)};\n{Path(source).read_text(encoding='utf-8')}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@screen("reception.welcome")
def shell(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk of a place as it stays on the device: the same bytes for whoever opens it."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    choices = choices_on(visit.on)
    page = ShellPage(
        frame=ShellFrame(place),
        reasons=reception.reasons_at(place, choices["reason"], before=visit.on),
        choices=choices,
        form=VisitForm(),
    )
    answer = show(request, page)
    answer.headers[SHELL_HEADER] = "1"
    return answer
