"""The walk-in queue (W3): a number is taken, then each step of its ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place, Pole
from maillage.reception.enums import DayState, TicketState
from maillage.reception.errors import DayClosed, IllegalStep, NoQueue, TicketChanged
from maillage.reception.models import Day, PoleCrew, ReceptionSettings, Ticket
from maillage.reception.rules import not_yours, require
from maillage.reception.tickets import CALLABLE, PAUSE, SOURCES, UNDO, letter_of
from maillage.reception.tokens import token_for
from maillage.safeguards.changes import ring
from maillage.safeguards.fact_operations import once_as_fact
from maillage.safeguards.tokens import hash_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class TakenTicket:
    """A ticket, and the token of its link, that nothing keeps."""

    ticket: Ticket
    token: str
    is_replay: bool = False

    @property
    def number(self) -> str:
        """A-012."""
        return self.ticket.number_text


@dataclass(frozen=True)
class Act:
    """What is asked of one ticket, as seen in `version`; an actor of None is the simulator."""

    place: Place
    ticket_id: UUID
    version: int
    operation_id: UUID
    actor: Account | None
    at: datetime


def take_ticket(
    *,
    place: Place,
    pole: Pole,
    operation_id: UUID,
    actor: Account | None,
    at: datetime,
    is_priority: bool = False,
) -> TakenTicket:
    """Take the next number of the day; the same operation gives the same ticket again.

    Raises NotYours, NoQueue, DayClosed and the refusals of `once_as_fact`.
    """
    day, token = local(at).date(), token_for(operation_id)
    require(actor, "reception.welcome", on=day, place_key=str(place.id))
    body = {"kind": "ticket", "place_key": str(place.id), "pole": pole.code, "is_priority": is_priority}

    def effect() -> None:
        require_queue(place, day)
        Ticket.objects.create(
            place=place,
            pole=pole,
            day=day,
            letter=letter_of(pole.position),
            number=_next_number(place, day),
            token_hash=hash_of(token),
            is_priority=is_priority,
            arrived_at=at,
        )
        ring(str(place.id))

    is_replay = once_as_fact(operation_id=operation_id, body=body, at=at, effect=effect)
    ticket = Ticket.objects.select_related("pole", "place").filter(token_hash=hash_of(token)).first()
    if ticket is None:
        raise DayClosed(_("Cette journée est fermée."))
    return TakenTicket(ticket, token, is_replay)


def require_queue(place: Place, day: date) -> None:
    """Raise NoQueue unless the place has one, DayClosed when its day is over. Others who take a number wait."""
    if not ReceptionSettings.objects.filter(place=place, has_queue=True).exists():
        raise NoQueue(_("Ce lieu n’a pas de file d’attente."))
    Day.objects.get_or_create(place=place, day=day)
    if Day.objects.select_for_update().get(place=place, day=day).state == DayState.CLOSED:
        raise DayClosed(_("Cette journée est fermée."))


def _next_number(place: Place, day: date) -> int:
    return int(Ticket.objects.filter(place=place, day=day).aggregate(last=Max("number", default=0))["last"]) + 1


def set_crew(*, place: Place, pole: Pole, counsellors: int, actor: Account | None, at: datetime) -> None:
    """Say how many receive at a pôle today. Sent twice, it says the same."""
    day = local(at).date()
    require(actor, "reception.welcome", on=day, place_key=str(place.id))
    PoleCrew.objects.update_or_create(place=place, pole=pole, day=day, defaults={"counsellors": counsellors})
    ring(str(place.id))


def start_interview(act: Act) -> None:
    """Whoever was called is there."""
    _step(act, TicketState.IN_INTERVIEW, started_at=act.at)


def end_interview(act: Act) -> None:
    """The interview is over."""
    _step(act, TicketState.DONE, ended_at=act.at)


def mark_absent(act: Act) -> None:
    """Nobody came when called."""
    _step(act, TicketState.ABSENT, ended_at=act.at)


def leave(act: Act) -> None:
    """The person goes, without having been received."""
    _step(act, TicketState.LEFT, ended_at=act.at)


def move(act: Act, pole: Pole) -> None:
    """Send the ticket to another pôle: it keeps its number and its arrival."""
    after_interview = Ticket.objects.filter(id=act.ticket_id, state=TicketState.IN_INTERVIEW).exists()
    waits_from = {"waits_from": act.at} if after_interview else {}
    _step(act, TicketState.MOVED, pole=pole, called_at=None, started_at=None, paused_until=None, desk="", **waits_from)


def undo_call(act: Act) -> None:
    """Take a call back, within two minutes: the ticket waits again at its rank. Raises IllegalStep after."""
    is_late = Ticket.objects.filter(id=act.ticket_id, state=TicketState.CALLED, called_at__lt=act.at - UNDO).exists()
    if is_late:
        raise IllegalStep(_("On ne peut plus reprendre cet appel : il date de plus de deux minutes."))
    _step(act, TicketState.WAITING, called_at=None, desk="")


def pause(act: Act) -> None:
    """Let the person go for a quarter of an hour: the ticket keeps its rank and is not called meanwhile."""
    _stay(act, paused_until=act.at + PAUSE)


def resume(act: Act) -> None:
    """The person is back before the end of the pause."""
    _stay(act, paused_until=None)


def prioritise(act: Act) -> None:
    """Call this ticket first: an accessibility need was told at the desk. What need is never noted."""
    _stay(act, is_priority=True)


def leave_by_token(*, token: str, at: datetime) -> None:
    """The holder of a ticket goes, from the phone. Nothing happens, and nothing tells, when there is no such ticket."""
    found = Ticket.objects.filter(token_hash=hash_of(token), day=local(at).date(), state__in=SOURCES[TicketState.LEFT])
    place_key = found.values_list("place_id", flat=True).first()
    if found.update(state=TicketState.LEFT, ended_at=at, version=F("version") + 1):
        ring(str(place_key))


def _stay(act: Act, **values: Any) -> None:
    _change(act, CALLABLE, values)


def _step(act: Act, to: TicketState, **values: Any) -> None:
    _change(act, SOURCES[to], {"state": to, **values})


def _change(act: Act, sources: tuple[TicketState, ...], values: dict[str, Any]) -> None:
    """One conditional update: whoever comes second changes nothing. Raises IllegalStep and TicketChanged."""
    day = local(act.at).date()
    require(act.actor, "reception.welcome", on=day, place_key=str(act.place.id))
    seen = Ticket.objects.filter(place=act.place, day=day, id=act.ticket_id)
    still = seen.filter(version=act.version, state__in=sources)
    asked = [*sorted(values), str(values.get("state", "")), str(values.get("pole", ""))]
    body = {"kind": "ticket_step", "ticket": str(act.ticket_id), "version": act.version, "asked": asked}

    def effect() -> None:
        if not still.update(version=F("version") + 1, **values):
            raise _why_not(act, seen.first(), sources)
        ring(str(act.place.id))

    once_as_fact(operation_id=act.operation_id, body=body, at=act.at, effect=effect)


def _why_not(act: Act, ticket: Ticket | None, sources: tuple[TicketState, ...]) -> Exception:
    if ticket is None:
        return not_yours()
    number = ticket.number_text
    if ticket.state not in sources:
        state = TicketState(ticket.state).label
        return IllegalStep(
            _("Le ticket %(number)s est « %(state)s » : ce geste n’est plus possible.")
            % {"number": number, "state": state}
        )
    return TicketChanged(
        _("Le ticket %(number)s a changé depuis l’ouverture de cette page. Regardez la file, puis recommencez.")
        % {"number": number}
    )
