"""Closing a day (W10): what told of somebody is destroyed, what stays are numbers and fragments.

Nothing undoes it. What comes later is a dated line (`late`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.actions.folding import fold_facts
from maillage.reception.actions.ticket_totals import destroy_tickets
from maillage.reception.enums import DayState, IncidentKind
from maillage.reception.errors import DayClosed, NotYet
from maillage.reception.models import Day, DaySalt, Incident, PoleCrew, ProfileFact, Sheet, Ticket, VisitFact
from maillage.reception.rules import require
from maillage.reception.shuffling import shuffled
from maillage.safeguards import journal
from maillage.safeguards.fact_operations import strip_and_forget
from maillage.safeguards.facts import wipe_write_ahead_log

if TYPE_CHECKING:
    from maillage.accounts.models import Account

# What a day holds until closing, by the name of its place.
_UNTIL_CLOSING: Final = (VisitFact, ProfileFact, Sheet, DaySalt)


def close_day(
    *, place: Place, day: date, actor: Account | None, at: datetime, incidents: Collection[IncidentKind] = ()
) -> Day:
    """Close a day for good: totals, fragments, no ticket, no sheet, no salt. The journal does not tell who closed.

    Raises NotYours, NotYet (the day has not come) and DayClosed.
    """
    today = local(at).date()
    require(actor, "reception.close_day", on=today, place_key=str(place.id))
    if day > today:
        raise NotYet(_("Ce jour n’est pas encore venu : on ne peut pas le fermer."))
    with transaction.atomic():
        found = locked_day(place, day)
        if found.state == DayState.CLOSED:
            raise DayClosed(_("Cette journée est déjà fermée."))
        _close(found, at, incidents)
    return found


def close_past_days(at: datetime) -> int:
    """Close every day before `at` that nobody closed, and fold what strayed since; how many. In random order."""
    today = local(at).date()
    closed = 0
    for place_key, day in shuffled(_left_open(today)):
        with transaction.atomic():
            found = locked_day(Place.objects.get(id=place_key), day)
            if found.state == DayState.CLOSED:
                _fold_strays(found, today)
            else:
                _close(found, at, ())
            closed += 1
    strip_and_forget(at)
    return closed


def locked_day(place: Place, day: date) -> Day:
    """The day, made when it was not, held until the transaction ends: a fact and a closing never cross."""
    Day.objects.get_or_create(place=place, day=day)
    return Day.objects.select_for_update().get(place=place, day=day)


def _left_open(today: date) -> set[tuple[str, date]]:
    by_place: tuple[QuerySet[Any], ...] = (
        Ticket._base_manager.filter(day__lt=today),
        PoleCrew._base_manager.filter(day__lt=today),
        Day.objects.filter(state=DayState.OPEN, day__lt=today),
    )
    found = {(str(key), day) for rows in by_place for key, day in rows.values_list("place_id", "day")}
    for model in _UNTIL_CLOSING:
        found |= set(model._base_manager.filter(day__lt=today).values_list("place_key", "day"))
    return found


def _close(found: Day, at: datetime, incidents: Collection[IncidentKind]) -> None:
    place, day = found.place, found.day
    folded = fold_facts(place, day)
    tickets = destroy_tickets(place, day)
    kinds = sorted(set(incidents))
    Incident.objects.bulk_create([Incident(place_key=str(place.id), day=day, kind=kind) for kind in kinds])
    found.state, found.version = DayState.CLOSED, found.version + 1
    found.save()
    body = {"day": day, "half_days": folded.by_half_day(), "tickets": tickets}
    journal.record(verb="reception.close_day", actor=None, at=at, place_key=str(place.id), body=body)
    transaction.on_commit(wipe_write_ahead_log)


def _fold_strays(found: Day, today: date) -> None:
    fold_facts(found.place, found.day, added_on=today)
    destroy_tickets(found.place, found.day)
