"""The queue of a place: take a number, call the next, follow each ticket to its end (W3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.errors import NotYours, Refusal
from maillage.core.pages import show
from maillage.core.qr import drawn
from maillage.desk.forms.queue import CallForm, CrewForm, DeskForm, StepForm, TakeForm
from maillage.desk.frame import frame_of
from maillage.desk.pages.queue import NoQueuePage, QueuePage, TakenPage
from maillage.network import queries as network
from maillage.reception import actions
from maillage.reception import queries as reception
from maillage.safeguards import room

if TYPE_CHECKING:
    from maillage.network.models import Place, Pole

# What the last part of an address asks of a ticket.
STEPS: Final[dict[str, Callable[[actions.Act], None]]] = {
    "recevoir": actions.start_interview,
    "terminer": actions.end_interview,
    "absent": actions.mark_absent,
    "parti": actions.leave,
    "annuler-appel": actions.undo_call,
    "pause": actions.pause,
    "retour": actions.resume,
    "priorite": actions.prioritise,
}
MOVE: Final = "autre-pole"


@screen("reception.welcome")
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who waits or is received, at all pôles."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    frame = frame_of(visit, place, "desk:queue")
    if not reception.settings_of(place).has_queue:
        return show(request, NoQueuePage(frame=frame))
    form = DeskForm(request.GET)
    bureau = form.cleaned_data["bureau"] if form.is_valid() else None
    board = reception.queue_of(place, visit.at)
    page = QueuePage(frame=frame, board=board, at=visit.at, bureau=bureau, desk_form=DeskForm({"bureau": bureau}))
    return show(request, page)


@command("reception.welcome")
def take_ticket(request: HttpRequest, slug: str) -> HttpResponse:
    """A number; the page that answers holds its link, and shows the same one when it is sent again."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = TakeForm(request.POST)
    try:
        taken = _take(form, place, visit)
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("desk:queue", slug=slug)
    return show(request, _taken_page(request, taken, visit))


def _take(form: TakeForm, place: Place, visit: Visit) -> actions.TakenTicket:
    if not form.is_valid():
        raise Refusal(_("Choisissez un pôle, puis recommencez."))
    with room.refusing():
        return actions.take_ticket(
            place=place,
            pole=_pole(form.cleaned_data["pole"]),
            operation_id=form.operation_id,
            actor=visit.account,
            at=visit.at,
            is_priority=form.cleaned_data["is_priority"],
        )


def _taken_page(request: HttpRequest, taken: actions.TakenTicket, visit: Visit) -> TakenPage:
    place = taken.ticket.place
    link = request.build_absolute_uri(reverse("portal:ticket", args=[taken.token]))
    wait = next(one for one in reception.waits_of(place, visit.at) if one.pole.code == taken.ticket.pole_id)
    return TakenPage(
        place=place,
        number=taken.number,
        pole_name=wait.pole.name,
        is_priority=taken.ticket.is_priority,
        is_alone=wait.counsellors == 0,
        is_replay=taken.is_replay,
        link=link,
        drawing=drawn(link),
    )


@command("reception.welcome")
def call_next(request: HttpRequest, slug: str) -> HttpResponse:
    """Call who is first."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = CallForm(request.POST)
    bureau = form.cleaned_data.get("bureau") if form.is_valid() else None

    def act() -> str:
        called = actions.call_next(
            place=place,
            pole=_pole(form.cleaned_data["pole"]) if form.cleaned_data["pole"] else None,
            operation_id=form.operation_id,
            actor=visit.account,
            at=visit.at,
            desk=str(bureau or ""),
        )
        return _("Vous appelez le %(number)s.") % {"number": called.number_text} if called else ""

    _attempt(request, form, act)
    return _back(slug, bureau)


@command("reception.welcome")
def step(request: HttpRequest, slug: str, *, ticket_id: UUID, asked: str) -> HttpResponse:
    """One step of a ticket."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    if asked != MOVE and asked not in STEPS:
        raise Http404
    form = StepForm(request.POST)

    def act() -> str:
        one = actions.Act(place, ticket_id, form.cleaned_data["version"], form.operation_id, visit.account, visit.at)
        if asked == MOVE:
            actions.move(one, _pole(form.cleaned_data["pole"]))
        else:
            STEPS[asked](one)
        return ""

    _attempt(request, form, act)
    return _back(slug, request.GET.get("bureau"))


@command("reception.welcome")
def crew(request: HttpRequest, slug: str) -> HttpResponse:
    """How many receive at a pôle today: the wait is computed from it."""
    visit = visit_of(request)
    place = reception.place_welcoming(visit.account, slug, visit.on)
    form = CrewForm(request.POST)

    def act() -> str:
        pole, number = _pole(form.cleaned_data["pole"]), form.cleaned_data["counsellors"]
        actions.set_crew(place=place, pole=pole, counsellors=number, actor=visit.account, at=visit.at)
        return _("C’est noté : les attentes annoncées en tiennent compte.")

    _attempt(request, form, act)
    return _back(slug, request.GET.get("bureau"))


def _attempt(request: HttpRequest, form: CallForm | StepForm | CrewForm, act: Callable[[], str]) -> None:
    """Do it, and tell the outcome on the page that follows."""
    if not form.is_valid():
        messages.error(request, _("Ce geste n’a pas été compris : regardez la file, puis recommencez."))
        return
    try:
        with room.refusing():
            told = act()
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        if told:
            messages.success(request, told)


def _pole(code: str) -> Pole:
    """The pôle of a form. Raises Refusal."""
    pole = network.pole_rows().filter(code=code).first()
    if pole is None:
        raise Refusal(_("Choisissez un pôle, puis recommencez."))
    return pole


def _back(slug: str, bureau: object) -> HttpResponse:
    address = reverse("desk:queue", args=[slug])
    return redirect(f"{address}?bureau={bureau}" if str(bureau or "").isdecimal() else address)
