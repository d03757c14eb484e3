"""What may be changed in reference data by hand: the calendar of schools. The rest comes by import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.reference.errors import BadCalendar
from maillage.reference.models import SchoolHoliday
from maillage.safeguards import journal


def replace_school_holidays(
    *,
    zone: str,
    holidays: Iterable[tuple[str, date, date]],
    actor: journal.Actor,
    at: datetime,
) -> list[SchoolHoliday]:
    """Make `holidays` (name, first day, last day) the whole calendar of `zone`.

    Raises BadCalendar when one ends before it starts, or two overlap.
    """
    rows = [
        SchoolHoliday(zone=zone, name=name, starts_on=starts_on, ends_on=ends_on)
        for name, starts_on, ends_on in sorted(holidays, key=lambda holiday: holiday[1])
    ]
    _check_order(rows)
    with transaction.atomic():
        SchoolHoliday.objects.filter(zone=zone).delete()
        SchoolHoliday.objects.bulk_create(rows)
        body = {"zone": zone, "holidays": len(rows), "last_day": rows[-1].ends_on if rows else None}
        subject = f"school-holidays:{zone}"
        journal.record(verb="reference.replace_school_holidays", actor=actor, at=at, subject=subject, body=body)
    return rows


def _check_order(rows: list[SchoolHoliday]) -> None:
    for row in rows:
        if row.ends_on < row.starts_on:
            raise BadCalendar(_("« %s » finit avant de commencer.") % row.name)
    for before, after in pairwise(rows):
        if after.starts_on <= before.ends_on:
            names = {"before": before.name, "after": after.name}
            raise BadCalendar(_("« %(before)s » et « %(after)s » se chevauchent.") % names)
