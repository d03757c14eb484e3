"""The counsellor's bench (W4): the question, what answers it, the panier, and the ways to take it away.

Everything is sent by POST, so that no address and no log holds a question; GET shows an empty bench.
The person's own questions go through a request and into its answer, and stay nowhere.
"""

from __future__ import annotations

import base64
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from maillage.accounts.staff.serving import command, screen
from maillage.core.errors import NotYours, Refusal
from maillage.core.pages import show
from maillage.desk.finding import found_for, helplines_for
from maillage.desk.forms.bench import BenchForm
from maillage.desk.pages.bench import BenchPage, LeftPage, RouteFilePage
from maillage.desk.panier import panier_of
from maillage.desk.receiving import Receiving, receiving
from maillage.network import queries as network
from maillage.reception import actions, route_pdf
from maillage.reception import queries as reception
from maillage.reception.routes import RouteSheet, route_sheet
from maillage.safeguards import room

CALL, COME = "collegue", "venir"
_LOOK: Final = route_pdf.LAYOUT.parent / "route.css"


@sensitive_post_parameters("search", "questions")
@screen("reception.receive")
def bench(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty bench; sent, the same with what was found, added, taken out or asked of colleagues."""
    here = receiving(request, slug)
    return _shown(request, here, refusal=_ask_colleagues(here, request.POST))


@sensitive_post_parameters("search", "questions")
@command("reception.receive")
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The route sheet to print on A5."""
    here = receiving(request, slug)
    sheet = _sheet(request, here)
    if sheet is None:
        return _nothing_to_take(request, here)
    return _file(route_pdf.pdf_of(sheet), "application/pdf", "inline; filename=feuille.pdf")


@sensitive_post_parameters("search", "questions")
@command("reception.receive")
def offline_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The route sheet as a file to carry away."""
    here = receiving(request, slug)
    sheet = _sheet(request, here)
    if sheet is None:
        return _nothing_to_take(request, here)
    page = RouteFilePage(
        sheet=sheet,
        language="en" if get_language() == "en" else "fr",
        look=base64.b64encode(_LOOK.read_bytes()).decode(),
        qr=_drawn(sheet.card.address),
    )
    content = render_to_string(page.template, page.context())
    return _file(content.encode(), "text/html; charset=utf-8", "attachment; filename=feuille.html")


@sensitive_post_parameters("search", "questions")
@command("reception.receive")
def link(request: HttpRequest, slug: str) -> HttpResponse:
    """The public things of the panier behind a link; the person's own questions are left out."""
    here = receiving(request, slug)
    form = BenchForm(request.POST)
    if not form.is_valid():
        return _shown(request, here, refusal=" ".join(form.all_sentences()))
    try:
        with room.refusing():
            token = actions.leave_page(
                references=panier_of(request.POST).references,
                place=here.place,
                operation_id=form.operation_id,
                actor=here.account,
                at=here.visit.at,
            )
    except NotYours:
        raise
    except Refusal as refusal:
        return _shown(request, here, refusal=str(refusal.sentence))
    prefix = "en/" if get_language() == "en" else ""
    address = request.build_absolute_uri(f"/{prefix}pages/{token}/")
    last_on = reception.kept_page(token, on=here.on).last_on
    return show(request, LeftPage(frame=here.frame("desk:bench"), address=address, qr=_drawn(address), last_on=last_on))


def _shown(request: HttpRequest, here: Receiving, *, refusal: str = "") -> HttpResponse:
    form = BenchForm(request.POST) if request.method == "POST" else BenchForm()
    is_valid = form.is_bound and form.is_valid()
    text, panier = form.typed("search").strip(), panier_of(request.POST)
    poles = tuple(network.poles())
    called = reception.peer_calls(here.place, here.on, here.half_day)
    page = BenchPage(
        frame=here.frame("desk:bench"),
        form=form,
        groups=found_for(here, text, panier),
        helplines=helplines_for(here, text),
        has_searched=bool(text),
        panier=reception.panier_items(panier.references, on=here.on),
        is_full=panier.is_full,
        poles=poles,
        own_pole=form.typed("pole") or _own_pole(here),
        called=tuple(pole for pole in poles if pole.code in called),
        refusal=refusal or ("" if is_valid or not form.is_bound else " ".join(form.all_sentences())),
    )
    return show(request, page, status=422 if page.refusal else 200)


def _own_pole(here: Receiving) -> str:
    return reception.pole_on_duty(here.account, here.place, day=here.on, half_day=here.half_day)


def _ask_colleagues(here: Receiving, data: QueryDict) -> str:
    """Ask for a colleague at a pôle, or say that somebody comes; the refusal in words, if any."""
    try:
        if CALL in data:
            actions.call_colleague(
                place=here.place, pole=data.get("pole", ""), day=here.on, half_day=here.half_day, actor=here.account
            )
        if COME in data:
            actions.end_call(place=here.place, pole=data.get(COME, ""), day=here.on, actor=here.account)
    except NotYours:
        raise
    except Refusal as refusal:
        return str(refusal.sentence)
    return ""


def _sheet(request: HttpRequest, here: Receiving) -> RouteSheet | None:
    """The route sheet of the page that was sent; None when there is nothing on it."""
    form = BenchForm(request.POST)
    form.is_valid()
    site = request.build_absolute_uri("/").rstrip("/")
    sheet = route_sheet(panier_of(request.POST).references, questions=form.typed("questions"), site=site, on=here.on)
    return sheet if sheet.steps or sheet.questions else None


def _nothing_to_take(request: HttpRequest, here: Receiving) -> HttpResponse:
    return _shown(request, here, refusal=_("La feuille est vide : ajoutez une étape ou une question."))


def _file(content: bytes, content_type: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": disposition, "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _drawn(address: str) -> SafeString:
    """The address as an image; the drawing is ours, and holds no word of anybody."""
    return mark_safe(route_pdf.qr_of(address))  # noqa: S308  drawn by segno from our own address
