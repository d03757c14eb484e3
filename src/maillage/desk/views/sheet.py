"""The interview sheet: nothing of who, nothing of when but the half-day; eight keys in the usual case."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from maillage.accounts.staff.posting import status_of
from maillage.accounts.staff.serving import screen
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.core.pages import show
from maillage.desk.forms.sheet import SheetForm
from maillage.desk.pages.sheet import OwnSheetLine, SheetPage
from maillage.desk.receiving import Receiving, receiving
from maillage.desk.sheet_questions import Questions, Values
from maillage.desk.telling import tell
from maillage.network import queries as network
from maillage.reception import queries as reception
from maillage.reception.enums import FactKind
from maillage.reception.facts import Told
from maillage.reception.queries import OwnSheet, SheetWords

if TYPE_CHECKING:
    from maillage.network.models import Place

AFTER = "apres"  # the sheet just written, in the address of the next one
LIKE = "comme"  # asks to start from it
WITH = "avec"  # the panier of the bench: what may have been of use


@screen("reception.receive")
def new_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """A sheet to fill; once kept, the next one starts at the same pôle."""
    here = receiving(request, slug)
    form = SheetForm(request.POST or None)
    if _is_taken(FactKind.SHEET, here, form):
        messages.success(request, _("Fiche enregistrée."))
        return redirect(f"{reverse('desk:sheet', args=[slug])}?{AFTER}={form.cleaned_data['sheet']}")
    previous = _previous(here, request.GET.get(AFTER, ""))
    used = tuple(request.GET.get(WITH, "").split())
    start = {"half_day": here.half_day, "resources": used, **_start(here, previous, is_like=LIKE in request.GET)}
    page = _page(here, form, start, previous=previous.id if previous else None)
    return show(request, page, status=status_of(form))


@screen("reception.receive")
def sheet(request: HttpRequest, slug: str, sheet_id: uuid.UUID) -> HttpResponse:
    """A sheet of one's own to correct, until the day is closed."""
    here = receiving(request, slug)
    own = reception.own_sheet(here.account, sheet_id, place=here.place, day=here.on)
    form = SheetForm(request.POST or None, initial={"sheet": own.id, "version": own.version})
    if _is_taken(FactKind.SHEET_CORRECTION, here, form):
        messages.success(request, _("Fiche corrigée."))
        return redirect("desk:sheet", slug=slug)
    page = _page(here, form, {**own.values, "half_day": own.half_day}, is_correction=True)
    return show(request, page, status=status_of(form))


def _is_taken(kind: FactKind, here: Receiving, form: SheetForm) -> bool:
    """Take the sheet in when the form was sent; False when there is none, or when it is refused."""
    if not form.is_bound or not form.is_valid():
        return False
    told = Told(kind, here.place, here.on, HalfDay(form.cleaned_data["half_day"]), form.body())
    return tell(form, told, here.visit)


def _previous(here: Receiving, asked: str) -> OwnSheet | None:
    """The sheet just written: the address says which, as nothing kept tells in what order sheets came."""
    try:
        return reception.own_sheet(here.account, uuid.UUID(asked), place=here.place, day=here.on)
    except (ValueError, NotYours):
        return None


def _start(here: Receiving, previous: OwnSheet | None, *, is_like: bool) -> Values:
    """What a new sheet starts from: all that is not of the person when asked, else where one sits."""
    if previous is None:
        on_duty = reception.pole_on_duty(here.account, here.place, day=here.on, half_day=here.half_day)
        return {"pole": on_duty, "channel": "sur_place"}
    return previous.like_before if is_like else {name: previous.values[name] for name in ("pole", "channel")}


def _page(
    here: Receiving, form: SheetForm, values: Values, *, previous: uuid.UUID | None = None, is_correction: bool = False
) -> SheetPage:
    words = reception.sheet_words(here.on)
    shown = form.typed() if form.is_bound else values
    questions = Questions(
        words=words,
        poles=tuple(network.poles()),
        near=_near(here.place, words),
        values=shown,
        items=reception.panier_items(shown.get("resources") or (), on=here.on),
        errors=dict(form.errors),
    )
    return SheetPage(
        frame=here.frame("desk:sheet"),
        form=form,
        usual=questions.usual(),
        rest=questions.rest(),
        is_correction=is_correction,
        previous=previous,
        own=_lines(reception.own_sheets(here.account, here.place, here.on), words),
    )


def _near(place: Place, words: SheetWords) -> tuple[str, str] | None:
    """The living area of the place: where most people come from."""
    code = place.commune.living_area_id
    return next(((area.code, area.name) for area in words.areas if area.code == code), None)


def _lines(sheets: list[OwnSheet], words: SheetWords) -> tuple[OwnSheetLine, ...]:
    poles = {pole.code: pole.name for pole in network.poles()}
    reasons = {term.code: term.english if get_language() == "en" else term.french for term in words.lists["reasons"]}
    return tuple(
        OwnSheetLine(
            id=one.id,
            half_day=one.half_day,
            pole=poles.get(str(one.values["pole"]), ""),
            reason=", ".join(reasons.get(code, code) for code in one.values["reasons"]),
        )
        for one in sheets
    )
