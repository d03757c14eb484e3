"""The rota of a place: the quarter read, prepared, copied, published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from maillage.accounts.staff.posting import attempt_and_tell
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.choosing import poles_by_code
from maillage.backoffice.forms.rota import AddShiftForm, PrepareForm, QuarterForm, WeekForm
from maillage.backoffice.pages.rota import QuarterChoice, RotaLine, RotaPage, RotasPage
from maillage.backoffice.views.places import tabs_of
from maillage.core.pages import show
from maillage.network import actions, rules
from maillage.network import queries as network
from maillage.network.quarters import Quarter

if TYPE_CHECKING:
    from maillage.accounts.staff.forms import OperationForm
    from maillage.network.models import Place, Rota


def quarter_words(quarter: Quarter) -> str:
    """« 4e trimestre 2026 », in the active language."""
    names = {1: gettext("1er trimestre"), 2: gettext("2e trimestre"), 3: gettext("3e trimestre")}
    return f"{names.get(quarter.number, gettext('4e trimestre'))} {quarter.starts_on.year}"


def rota_href(slug: str, quarter: Quarter) -> str:
    """The address of a quarter of a place."""
    return f"{reverse('staff:rota', args=[slug])}?{urlencode({'trimestre': quarter.code})}"


@screen("network.view_rota")
def rotas(request: HttpRequest) -> HttpResponse:
    """The rotas one may read, by place: this quarter and the next."""
    visit = visit_of(request)
    quarters = (Quarter.of(visit.on), Quarter.of(visit.on).next)
    states = network.rota_states(quarters)
    lines = [
        RotaLine(
            place.slug,
            place.name,
            [
                (
                    QuarterChoice(one.code, quarter_words(one), is_current=False),
                    states.get((place.id, one.starts_on), ""),
                )
                for one in quarters
            ],
        )
        for place in network.rota_places_visible_to(visit.account, visit.on)
        if place.valid_until is None or place.valid_until >= visit.on
    ]
    return show(request, RotasPage(lines=lines))


@screen("network.view_rota")
def rota(request: HttpRequest, slug: str) -> HttpResponse:
    """The quarter of a place; the current one unless the address names another."""
    visit = visit_of(request)
    place = network.rota_place(visit.account, slug, visit.on)
    asked = Quarter.named(request.GET.get("trimestre", "")) or Quarter.of(visit.on)
    sheet = network.rota_sheet(place, asked, visit.at)
    is_planner = rules.may(visit.account, "network.plan_rota", on=visit.on, place_key=str(place.id))
    page = RotaPage(
        sheet=sheet,
        title=f"{place.name} · {quarter_words(asked)}",
        tabs=tabs_of(visit, place, "rota"),
        quarters=[
            QuarterChoice(one.code, quarter_words(one), one == asked) for one in (asked.previous, asked, asked.next)
        ],
        is_planner=is_planner,
        prepare_form=PrepareForm(initial={"trimestre": asked.code}) if is_planner and not sheet.rota else None,
        add_form=_add_form(asked) if is_planner and sheet.rota else None,
        answers=network.answers_waiting(place, asked) if is_planner and sheet.rota else 0,
        today=visit.on,
    )
    return show(request, page)


@command("network.plan_rota")
def prepare(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the draft of a quarter."""
    visit, place = _planned(request, slug)
    form = PrepareForm(request.POST)

    def effect() -> Mapping[str, Any]:
        act = actions.prepare_rota
        if form.cleaned_data["source"] == "precedent":
            act = actions.prepare_rota_from_previous
        made = act(place=place, quarter=form.cleaned_data["trimestre"], actor=visit.account, at=visit.at)
        return {"id": str(made.id)}

    attempt_and_tell(request, form, effect, told=gettext("Le brouillon est prêt : comblez les trous, puis publiez."))
    return _back(form, slug)


@command("network.plan_rota")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the public read these dates."""
    visit, place = _planned(request, slug)
    form = QuarterForm(request.POST)

    def effect() -> Mapping[str, Any]:
        done = actions.publish_rota(rota=_rota(form, place), actor=visit.account, at=visit.at)
        return {"id": str(done.id)}

    attempt_and_tell(request, form, effect, told=gettext("Le trimestre est publié : le public lit ces dates."))
    return _back(form, slug)


@command("network.plan_rota")
def copy_week(request: HttpRequest, slug: str) -> HttpResponse:
    """Repeat a week on the next one."""
    visit, place = _planned(request, slug)
    form = WeekForm(request.POST)

    def effect() -> Mapping[str, Any]:
        monday = form.cleaned_data["monday"]
        return {"made": actions.copy_week(rota=_rota(form, place), monday=monday, actor=visit.account, at=visit.at)}

    attempt_and_tell(request, form, effect, told=gettext("La semaine suivante reprend ce qui lui manquait."))
    return _back(form, slug)


@command("network.plan_rota")
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Give back what the last change took."""
    visit, place = _planned(request, slug)
    form = QuarterForm(request.POST)

    def effect() -> Mapping[str, Any]:
        done = actions.undo_last_change(rota=_rota(form, place), actor=visit.account, at=visit.at)
        return {"id": str(done.id)}

    attempt_and_tell(request, form, effect, told=gettext("Le dernier changement est annulé."))
    return _back(form, slug)


@command("network.plan_rota")
def confirm_past(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that everybody planned before today came."""
    visit, place = _planned(request, slug)
    form = QuarterForm(request.POST)

    def effect() -> Mapping[str, Any]:
        count = actions.confirm_past_shifts(rota=_rota(form, place), actor=visit.account, at=visit.at)
        told = ngettext("%(count)d créneau confirmé.", "%(count)d créneaux confirmés.", count) % {"count": count}
        return {"told": told}

    done = attempt_and_tell(request, form, effect)
    if done:
        messages.success(request, done["told"])
    return _back(form, slug)


@command("network.plan_rota")
def add_shift(request: HttpRequest, slug: str) -> HttpResponse:
    """Open one more seat."""
    visit, place = _planned(request, slug)
    form = _add_form(None, request)

    def effect() -> Mapping[str, Any]:
        values = {name: form.cleaned_data[name] for name in ("pole_code", "day", "half_day")}
        made = actions.add_shift(rota=_rota(form, place), actor=visit.account, at=visit.at, **values)
        return {"id": str(made.id)}

    done = attempt_and_tell(request, form, effect, told=gettext("Le créneau est ouvert : choisissez qui le tient."))
    return redirect("staff:shift", shift_id=done["id"]) if done else _back(form, slug)


def _planned(request: HttpRequest, slug: str) -> tuple[Visit, Place]:
    visit = visit_of(request)
    return visit, network.rota_place(visit.account, slug, visit.on, permission="network.plan_rota")


def _rota(form: OperationForm, place: Place) -> Rota:
    return network.rota_of(place, form.cleaned_data["trimestre"])


def _add_form(quarter: Quarter | None, request: HttpRequest | None = None) -> AddShiftForm:
    poles = [(code, pole.name) for code, pole in poles_by_code().items()]
    initial = {"trimestre": quarter.code, "day": quarter.starts_on} if quarter else {}
    return AddShiftForm(request.POST if request else None, choices={"pole_code": poles}, initial=initial)


def _back(form: OperationForm, slug: str) -> HttpResponse:
    quarter = form.cleaned_data.get("trimestre")
    return redirect(rota_href(slug, quarter) if quarter else reverse("staff:rota", args=[slug]))
