"""What the tickets of a day come to, and their destruction (W3, W10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Final

from maillage.core.instants import half_day_of
from maillage.network.models import Place
from maillage.reception.enums import TicketState
from maillage.reception.models import PoleCrew, QueueTotal, Ticket
from maillage.reception.queue_figures import Passage, QueueFigures, figures_of
from maillage.reception.shuffling import shuffled
from maillage.safeguards.changes import ring

# R13: a duration at a pôle where fewer than three received would tell somebody's pace.
_DESKS_TO_TELL_A_DURATION: Final = 3


def destroy_tickets(place: Place, day: date) -> int:
    """Keep of the tickets of the day their totals, by half-day of arrival and pôle; delete them. How many.

    The screens that show the queue are told.
    """
    by_line: dict[tuple[str, str], list[Ticket]] = defaultdict(list)
    tickets = Ticket.objects.filter(place=place, day=day)
    for ticket in tickets.select_related("pole"):
        by_line[half_day_of(ticket.arrived_at), ticket.pole.code].append(ticket)
    key = {"place_key": str(place.id), "day": day}
    known = set(QueueTotal.objects.filter(**key).values_list("half_day", "pole"))
    QueueTotal.objects.bulk_create(
        shuffled(
            QueueTotal(**key, half_day=half_day, pole=pole, **asdict(_figures(found)))
            for (half_day, pole), found in by_line.items()
            if (half_day, pole) not in known
        )
    )
    tickets.delete()
    PoleCrew.objects.filter(place=place, day=day).delete()
    ring(str(place.id))
    return sum(len(found) for found in by_line.values())


def _figures(tickets: Sequence[Ticket]) -> QueueFigures:
    figures = figures_of(
        [
            Passage(
                state=TicketState(ticket.state),
                waits_from=ticket.waits_from or ticket.arrived_at,
                called_at=ticket.called_at,
                started_at=ticket.started_at,
                ended_at=ticket.ended_at,
            )
            for ticket in tickets
        ]
    )
    desks = {ticket.desk for ticket in tickets if ticket.started_at and ticket.desk}
    return figures if len(desks) >= _DESKS_TO_TELL_A_DURATION else replace(figures, median_service=None)
