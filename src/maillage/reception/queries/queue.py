"""The queue as the team, the hall and the holder of a ticket see it. No table of a person stands behind."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.network.queries.lines import language_or_active, pole_line
from maillage.network.sheets import PoleLine
from maillage.reception.enums import TicketState
from maillage.reception.models import PoleCrew, ReceptionSettings, Ticket
from maillage.reception.queries.waits import PoleWait, waits_at
from maillage.reception.rules import not_yours
from maillage.reception.tickets import CALLABLE, RECEIVED, UNDO
from maillage.reception.waiting import WaitRange
from maillage.safeguards.tokens import hash_of


@dataclass(frozen=True)
class TicketLine:
    """A ticket in the queue of a place."""

    id: UUID
    number: str
    pole: PoleLine
    state: TicketState
    is_priority: bool
    arrived_at: datetime
    paused_until: datetime | None
    desk: str
    can_undo: bool
    version: int


@dataclass(frozen=True)
class QueueBoard:
    """Who waits, in the order of calls, who is received, and the pôles with their waits."""

    waiting: tuple[TicketLine, ...]
    received: tuple[TicketLine, ...]
    poles: tuple[PoleWait, ...]

    @property
    def called(self) -> tuple[TicketLine, ...]:
        """Who was called and is on the way, the last one first."""
        return tuple(line for line in self.received if line.state == TicketState.CALLED)


@dataclass(frozen=True)
class TicketSheet:
    """A ticket as its holder sees it; `wait` is None when nobody receives, or the ticket no longer waits."""

    place_slug: str
    place_name: str
    line: TicketLine
    before: int
    wait: WaitRange | None


def queue_of(place: Place, at: datetime) -> QueueBoard:
    """The queue of the day of `at`. At most eight queries."""
    tickets = list(_tickets(place, local(at).date()))
    return QueueBoard(
        waiting=tuple(_line(one, at) for one in tickets if one.state in CALLABLE),
        received=tuple(_line(one, at) for one in sorted(tickets, key=_called_last) if one.state in RECEIVED),
        poles=waits_at(place, tickets, at),
    )


def waits_of(place: Place, at: datetime) -> tuple[PoleWait, ...]:
    """The pôles of a place today, how many wait there and for how long. At most eight queries."""
    return waits_at(place, list(_tickets(place, local(at).date())), at)


def waits_at_place(slug: str, at: datetime) -> tuple[PoleWait, ...]:
    """As `waits_of`, for the public address of a place that runs a queue. Raises NotYours. At most nine queries."""
    kept = ReceptionSettings.objects.filter(place__slug=slug, has_queue=True).select_related("place").first()
    if kept is None:
        raise not_yours()
    return waits_of(kept.place, at)


def ticket_sheet(token: str, at: datetime) -> TicketSheet:
    """The ticket of a link. Raises NotYours, for a false token as for one gone. At most ten queries."""
    day = local(at).date()
    found = Ticket.objects.select_related("pole", "place").filter(token_hash=hash_of(token), day=day).first()
    if found is None:
        raise not_yours()
    tickets = list(_tickets(found.place, day))
    ahead = [one.id for one in tickets if one.pole_id == found.pole_id and one.state in CALLABLE]
    is_waiting = found.id in ahead
    before = ahead.index(found.id) if is_waiting else 0
    waits = {one.pole.code: one for one in waits_at(found.place, tickets, at)} if is_waiting else {}
    pole = waits.get(found.pole_id)
    return TicketSheet(
        place_slug=found.place.slug,
        place_name=found.place.name,
        line=_line(found, at),
        before=before,
        wait=pole.range_after(before) if pole else None,
    )


def queue_version(slug: str, at: datetime) -> str:
    """Changes with anything that happens to the queue of a day, and every half-minute. Two queries."""
    day = local(at).date()
    tickets = Ticket.objects.filter(place__slug=slug, day=day).aggregate(rows=Count("id"), steps=Sum("version"))
    crews = PoleCrew.objects.filter(place__slug=slug, day=day).order_by("pole_id").values_list("pole_id", "counsellors")
    half_minute = int(at.timestamp()) // 30
    made_of = f"{half_minute} {tickets['rows']} {tickets['steps']} {list(crews)}"
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]


def _tickets(place: Place, day: date) -> QuerySet[Ticket]:
    return (
        Ticket.objects.filter(place=place, day=day).select_related("pole").order_by("-is_priority", "arrived_at", "id")
    )


def _called_last(ticket: Ticket) -> float:
    return -ticket.called_at.timestamp() if ticket.called_at else 0.0


def _line(ticket: Ticket, at: datetime) -> TicketLine:
    is_called = ticket.state == TicketState.CALLED and ticket.called_at is not None
    return TicketLine(
        id=ticket.id,
        number=ticket.number_text,
        pole=pole_line(ticket.pole, language_or_active(None)),
        state=TicketState(ticket.state),
        is_priority=ticket.is_priority,
        arrived_at=ticket.arrived_at,
        paused_until=ticket.paused_until if ticket.paused_until and ticket.paused_until > at else None,
        desk=ticket.desk,
        can_undo=bool(is_called and ticket.called_at and at - ticket.called_at <= UNDO),
        version=ticket.version,
    )
