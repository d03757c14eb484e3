"""Opening a day (W1), and how a place works."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.errors import StaleSettings
from maillage.reception.models import Day, ReceptionSettings
from maillage.reception.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def open_day(*, place: Place, day: date, actor: Account | None, at: datetime) -> Day:
    """The day of the place, opened when it was not."""
    require(actor, "reception.welcome", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        found, is_new = Day.objects.get_or_create(place=place, day=day)
        if is_new:
            journal.record(verb="reception.open_day", actor=None, at=at, place_key=str(place.id), body={"day": day})
    return found


def set_up(
    *, place: Place, has_queue: bool, actor: Account | None, at: datetime, version: int | None = None
) -> ReceptionSettings:
    """Say how the place works: counting alone, or with a queue.

    Raises StaleSettings when `version` is told and somebody was faster.
    """
    require(actor, "reception.set_up", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        ReceptionSettings.objects.get_or_create(place=place)
        found = ReceptionSettings.objects.select_for_update().get(place=place)
        if version not in {None, found.version}:
            raise StaleSettings(_("Quelqu’un a changé ces réglages entre-temps : relisez-les, puis recommencez."))
        found.has_queue, found.version = has_queue, found.version + 1
        found.save()
        body = {"has_queue": has_queue}
        journal.record(verb="reception.set_up", actor=actor, at=at, place_key=str(place.id), body=body)
    return found
