"""The evening tally: typed in one line from paper, read back, then counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from maillage.accounts.staff.posting import status_of
from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.instants import half_day_of
from maillage.core.pages import show
from maillage.desk.forms.tally import TallyForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.tally import TallyPage
from maillage.desk.telling import tell_all
from maillage.desk.views.day import Choices, choices_on
from maillage.reception import queries as reception
from maillage.reception import rules
from maillage.reception.enums import INDIVIDUAL, NOT_GIVEN, FactKind
from maillage.reception.facts import Told
from maillage.reception.tally import Tally, read_tally

if TYPE_CHECKING:
    from maillage.network.models import Place

COUNT = "compter"


@screen("reception.welcome")
def tally(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the line; count it once it was read back and asked for."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = TallyForm(request.POST or None, initial={"day": visit.on, "half_day": half_day_of(visit.at)})
    read = _read(form) if form.is_valid() else None
    if (
        read
        and form.is_valid()
        and request.POST.get("step") == COUNT
        and tell_all(form, _told(place, form, read), visit)
    ):
        people = ngettext("%(number)d personne comptée.", "%(number)d personnes comptées.", read.people)
        messages.success(request, people % {"number": read.people})
        return redirect(_next(visit, place), slug=slug)
    choices = choices_on(visit.on)
    page = TallyPage(
        frame=frame_of(visit, place, "desk:tally"),
        form=form,
        reasons=[one for one in choices["reason"] if one.code != NOT_GIVEN],
        tally=read if form.is_valid() else None,
        understood=list(_in_words(read, choices)) if read else (),
    )
    return show(request, page, status=200 if form.is_valid() else status_of(form))


def _next(visit: Visit, place: Place) -> str:
    """Paper typed ends the day of a small place: its closing comes next, for who may close."""
    is_small = not reception.settings_of(place).has_queue
    may_close = "reception.close_day" in rules.held_at(visit.account, on=visit.on, place_key=str(place.id))
    return "desk:closing" if is_small and may_close else "desk:day"


def _read(form: TallyForm) -> Tally:
    """What the line says; what to correct is told beside it."""
    values = form.values()
    read = read_tally(values["line"], reception.reason_words(values["day"]))
    for fault in read.faults:
        form.add_error("line", fault)
    return read


def _told(place: Place, form: TallyForm, read: Tally) -> Iterator[Told]:
    values = form.values()
    for line in read.lines:
        body: dict[str, Any] = {"nature": line.nature, "reason": line.reason, "number": line.number}
        if line.groups:
            body["groups"] = line.groups
        yield Told(FactKind.VISIT, place, values["day"], values["half_day"], body)
    if read.door is not None:
        yield Told(FactKind.DOOR, place, values["day"], values["half_day"], {"number": read.door})


def _in_words(read: Tally, choices: Choices) -> Iterator[str]:
    """« 4 personnes · CV, lettre, préparation d’entretien », « 1 groupe accompagné, 23 personnes »."""
    labels = {choice.code: choice.label for choice in (*choices["nature"], *choices["reason"])}
    for line in read.lines:
        people = ngettext("%(number)d personne", "%(number)d personnes", line.number) % {"number": line.number}
        if line.nature == INDIVIDUAL:
            yield f"{people} · {_('sans motif') if line.reason == NOT_GIVEN else labels[line.reason]}"
        else:
            groups = ngettext("%(number)d groupe", "%(number)d groupes", line.groups) % {"number": line.groups}
            yield f"{people} · {labels[line.nature]} ({groups})"
    if read.door is not None:
        yield _("Compteur de la porte : %(number)d") % {"number": read.door}
