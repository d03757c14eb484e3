"""Before holidays: every coming occasion of a place, decided in one form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from maillage.accounts.staff.posting import attempt, status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.forms.special_hours import OccasionsForm
from maillage.backoffice.pages.special_hours import OccasionRow, OccasionsPage
from maillage.backoffice.views.places import tabs_of
from maillage.core.pages import show
from maillage.network import actions
from maillage.network import queries as network
from maillage.network.enums import SpecialReason
from maillage.network.special_wording import stretches_in_words
from maillage.network.wording import dates_in_words


@screen("network.change_place")
def occasions(request: HttpRequest, slug: str) -> HttpResponse:
    """The holidays that come, and what the place does of each."""
    visit = visit_of(request)
    found = network.place_managed_by(visit.account, slug, visit.on)
    form = OccasionsForm(request.POST or None, lines=network.occasions_of(found, visit.on))

    def effect() -> dict[str, Any]:
        done = actions.decide_occasions(place=found, decisions=form.decisions(), actor=visit.account, at=visit.at)
        return {"notes": [str(note) for note in done.notes]}

    if form.is_valid() and (done := attempt(request, form, effect)) is not None:
        messages.success(request, gettext("C’est décidé : le public le lit déjà."))
        for note in done["notes"]:
            messages.warning(request, note)
        return redirect("staff:place_hours", slug=slug)
    managed = network.places_managed_by(visit.account, visit.on)
    page = OccasionsPage(
        place=found,
        tabs=tabs_of(visit, found, "place_hours"),
        form=form,
        rows=[_row(line, fields) for line, fields in form.rows()],
        other_places=[place for place in managed if place.slug != slug and place.valid_until is None],
    )
    return show(request, page, status=status_of(form))


def _row(line: network.OccasionLine, fields: Any) -> OccasionRow:  # noqa: ANN401  bound fields
    occasion = line.occasion
    is_school = occasion.reason == SpecialReason.SCHOOL_HOLIDAY
    return OccasionRow(
        name=occasion.name or gettext("pont"),
        language="fr" if is_school else str(get_language() or "fr"),
        days=dates_in_words(occasion.first_on, occasion.last_on),
        usual=_usual_in_words(line, is_school=is_school),
        fields=fields,
    )


def _usual_in_words(line: network.OccasionLine, *, is_school: bool) -> str:
    if line.usual is None:
        return gettext("Horaires habituels non connus.")
    words = {"hours": stretches_in_words(line.usual)}
    if is_school:
        return gettext("D’habitude, un jour de semaine : %(hours)s") % words
    return gettext("D’habitude : %(hours)s") % words
