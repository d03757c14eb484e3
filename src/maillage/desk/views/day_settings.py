"""How a place works: with a queue, or counting alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.core.pages import show
from maillage.desk.forms.settings import SettingsForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.workshops import SettingsPage
from maillage.reception import actions
from maillage.reception import queries as reception


@screen("reception.set_up")
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """The choices of a place."""
    visit = visit_of(request)
    place = reception.place_set_up_by(visit.account, slug, visit.on)
    now = reception.settings_of(place)
    form = SettingsForm(request.POST or None, initial={"version": now.version, "has_queue": now.has_queue})

    def effect() -> Mapping[str, Any]:
        actions.set_up(place=place, actor=visit.account, at=visit.at, **form.values())
        return {}

    if form.is_valid() and attempt(request, form, effect) is not None:
        messages.success(request, gettext("Le réglage est gardé."))
        return redirect("desk:settings", slug=slug)
    page = SettingsPage(frame=frame_of(visit, place, "desk:settings"), form=form)
    return show(request, page, status=status_of(form))
