"""What a day holds before its closing, and what it came to after (W10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, QuerySet, Sum

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.network.queries.staff import only
from maillage.reception.enums import DayState, IncidentKind, TicketState
from maillage.reception.models import (
    Day,
    DoorCount,
    Incident,
    ProfileFact,
    QueueTotal,
    Sheet,
    SheetTally,
    Ticket,
    VisitFact,
    VisitTotal,
)
from maillage.reception.queries.reach import places_within

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_STILL_HERE: Final = (TicketState.WAITING, TicketState.CALLED, TicketState.IN_INTERVIEW)


@dataclass(frozen=True)
class HalfDayAccount:
    """A half-day: people counted, what the counter at the door showed (None: no figure), interviews."""

    half_day: HalfDay
    people: int
    door: int | None
    sheets: int


@dataclass(frozen=True)
class Closing:
    """What closing a day would destroy and keep, or did. `profiles` and `tickets` are None once destroyed."""

    place: Place
    day: date
    is_closed: bool
    half_days: list[HalfDayAccount]
    profiles: int | None
    tickets: int | None
    still_here: int
    incidents: list[IncidentKind]

    @property
    def people(self) -> int:
        """Everybody counted, late lines included."""
        return sum(line.people for line in self.half_days)

    @property
    def door(self) -> int | None:
        """What the counter showed over the half-days that have a figure; None when none has."""
        told = [line.door for line in self.half_days if line.door is not None]
        return sum(told) if told else None

    @property
    def sheets(self) -> int:
        """Interviews."""
        return sum(line.sheets for line in self.half_days)


def place_closing(account: Account, slug: str, on: date) -> Place:
    """A place whose day the account may close. Raises NotYours. Two queries."""
    return only(places_within(account, "reception.close_day", on).valid_on(on).filter(slug=slug))


def closing_of(place: Place, day: date) -> Closing:
    """The checks before closing, or the account of a closed day. Seven queries."""
    key = {"place_key": str(place.id), "day": day}
    is_closed = Day.objects.filter(place=place, day=day, state=DayState.CLOSED).exists()
    visits = _sums(VisitTotal.objects.filter(**key) if is_closed else VisitFact.objects.filter(**key))
    tickets: Counter[str] = Counter()
    if is_closed:
        sheets = _sums(SheetTally.objects.filter(**key))
    else:
        sheets = Counter(Sheet.objects.filter(**key).values_list("half_day", flat=True))
        states = Ticket.objects.filter(place=place, day=day).order_by().values("state").annotate(total=Count("id"))
        tickets = Counter({line["state"]: line["total"] for line in states})
    doors = dict(DoorCount.objects.filter(**key).values_list("half_day", "number"))
    return Closing(
        place=place,
        day=day,
        is_closed=is_closed,
        half_days=[
            HalfDayAccount(half, visits[half], doors.get(half), sheets[half])
            for half in HalfDay
            if half in {*visits, *doors, *sheets}
        ],
        profiles=None if is_closed else ProfileFact.objects.filter(**key).count(),
        tickets=None if is_closed else tickets.total(),
        still_here=sum(tickets[state] for state in _STILL_HERE),
        incidents=[IncidentKind(kind) for kind in Incident.objects.filter(**key).values_list("kind", flat=True)],
    )


def queue_totals_of(place: Place, day: date) -> QuerySet[QueueTotal]:
    """What the tickets of a closed day came to. One query."""
    return QueueTotal.objects.filter(place_key=str(place.id), day=day)


def late_lines_of(place: Place, day: date) -> QuerySet[VisitTotal]:
    """The dated lines that came after the closing of a day: late or corrected. One query."""
    lines = VisitTotal.objects.filter(place_key=str(place.id), day=day, added_on__isnull=False)
    return lines.order_by("added_on", "half_day", "nature", "reason", "outcome", "id")


def _sums(rows: QuerySet[Any]) -> Counter[str]:
    lines = rows.order_by().values("half_day").annotate(total=Sum("number"))
    return Counter({line["half_day"]: line["total"] for line in lines})
