"""Calling the next person: two desks that press at once never call the same ticket."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place, Pole
from maillage.reception.enums import TicketState
from maillage.reception.errors import NobodyWaits
from maillage.reception.models import Ticket
from maillage.reception.rules import require
from maillage.reception.tickets import CALLABLE
from maillage.safeguards.changes import ring
from maillage.safeguards.fact_operations import once_as_fact

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def call_next(
    *,
    place: Place,
    pole: Pole | None,
    operation_id: UUID,
    actor: Account | None,
    at: datetime,
    desk: str = "",
) -> Ticket | None:
    """Call who is first at a pôle, at any when `pole` is None; None when this operation already called.

    Raises NotYours, NobodyWaits and the refusals of `once_as_fact`.
    """
    require(actor, "reception.welcome", on=local(at).date(), place_key=str(place.id))
    body = {"kind": "call", "place_key": str(place.id), "pole": pole.code if pole else "", "desk": desk}
    called: list[Ticket] = []
    once_as_fact(
        operation_id=operation_id, body=body, at=at, effect=lambda: called.append(_call(place, pole, at=at, desk=desk))
    )
    return called[0] if called else None


def _call(place: Place, pole: Pole | None, *, at: datetime, desk: str) -> Ticket:
    """The first ticket that this call alone changed."""
    while ticket := _first(place, pole, at):
        same = Ticket.objects.filter(id=ticket.id, version=ticket.version, state__in=CALLABLE)
        values = {"state": TicketState.CALLED, "called_at": at, "paused_until": None, "desk": desk}
        if same.update(version=F("version") + 1, **values):
            ring(str(place.id))
            ticket.refresh_from_db(from_queryset=Ticket.objects.select_related("pole"))
            return ticket
    raise NobodyWaits(_("Personne n’attend à ce pôle.") if pole else _("Personne n’attend."))


def _first(place: Place, pole: Pole | None, at: datetime) -> Ticket | None:
    """Who is to be called: accessibility needs first, then arrivals; those on a pause keep their rank."""
    is_here = Q(paused_until__isnull=True) | Q(paused_until__lte=at)
    waiting = Ticket.objects.filter(is_here, place=place, day=local(at).date(), state__in=CALLABLE)
    if pole is not None:
        waiting = waiting.filter(pole=pole)
    # PostgreSQL: whoever comes second takes the second ticket instead of waiting for the first.
    return waiting.order_by("-is_priority", "arrived_at", "id").select_for_update(skip_locked=True).first()
