"""What comes after closing: dated lines, never a change of what was closed (W10)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from maillage.core.instants import HalfDay, local
from maillage.network.models import Place
from maillage.reception.actions.folding import fold_facts
from maillage.reception.enums import NOT_GIVEN, DayState
from maillage.reception.errors import MoreThanCounted, NotClosed, TooLate
from maillage.reception.facts import Told
from maillage.reception.models import Day, VisitTotal
from maillage.reception.rules import require
from maillage.safeguards import journal
from maillage.safeguards.facts import wipe_write_ahead_log

if TYPE_CHECKING:
    from maillage.accounts.models import Account

# Longer than any holiday of a small place (trust.md §6.1).
LATEST_DAYS: Final = 45


def add_late(told: Told, at: datetime) -> None:
    """Turn a fact just taken in for a closed day into dated lines; the journal tells place, half-day and kind."""
    fold_facts(told.place, told.day, added_on=local(at).date())
    body = {"day": told.day, "half_day": told.half_day, "kind": told.kind}
    journal.record(verb="reception.add_late", actor=None, at=at, place_key=told.place_key, body=body)
    transaction.on_commit(wipe_write_ahead_log)


def correct_visits(
    *, place: Place, day: date, half_day: HalfDay, number: int, actor: Account | None, at: datetime
) -> VisitTotal:
    """Add people to a closed half-day, or take some off with a minus: a dated line beside the count, never over it.

    Raises NotYours, TooLate, NotClosed and MoreThanCounted.
    """
    today = local(at).date()
    require(actor, "reception.close_day", on=today, place_key=str(place.id))
    require_recent(day, today)
    with transaction.atomic():
        if not Day.objects.select_for_update().filter(place=place, day=day, state=DayState.CLOSED).exists():
            raise NotClosed(_("Cette journée est encore ouverte : corrigez le compte lui-même."))
        key = {"place_key": str(place.id), "day": day, "half_day": half_day}
        if VisitTotal.objects.filter(**key).aggregate(people=Sum("number", default=0))["people"] + number < 0:
            raise MoreThanCounted(_("C’est plus que ce qui a été compté : le total serait négatif."))
        values = {"nature": "individuel", "reason": NOT_GIVEN, "outcome": NOT_GIVEN}
        line = VisitTotal.objects.create(**key, **values, number=number, added_on=today)
        body = {"day": day, "half_day": half_day, "kind": "correction"}
        journal.record(verb="reception.correct", actor=None, at=at, place_key=str(place.id), body=body)
    return line


def require_recent(day: date, today: date) -> None:
    """Raise TooLate for a day over 45 days ago, or after tomorrow (clocks differ)."""
    if not today - timedelta(days=LATEST_DAYS) <= day <= today + timedelta(days=1):
        raise TooLate(_("Ce jour est trop loin : on enregistre au plus tard 45 jours après."))
