"""School holidays: what is known, and where knowledge ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maillage.reference.models import SchoolHoliday


@dataclass(frozen=True)
class SchoolHolidayLine:
    """School holidays of a zone, both days included."""

    zone: str
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class SchoolHolidayAnswer:
    """`known` is false outside the calendar; `name` is empty on a school day."""

    known: bool
    name: str


def school_holidays(zone: str) -> list[SchoolHolidayLine]:
    """The calendar of a zone, first to last. One query: read it once to ask about many days."""
    rows = SchoolHoliday.objects.filter(zone=zone).order_by("starts_on", "id")
    return [SchoolHolidayLine(row.zone, row.name, row.starts_on, row.ends_on) for row in rows]


def holiday_among(holidays: Sequence[SchoolHolidayLine], day: date) -> SchoolHolidayAnswer:
    """What a calendar (in order) says of `day`; nothing is known before its first day nor past its last."""
    if not holidays or not holidays[0].starts_on <= day <= max(line.ends_on for line in holidays):
        return SchoolHolidayAnswer(known=False, name="")
    names = [line.name for line in holidays if line.starts_on <= day <= line.ends_on]
    return SchoolHolidayAnswer(known=True, name=names[0] if names else "")


def holiday_on(zone: str, day: date) -> SchoolHolidayAnswer:
    """What the calendar of `zone` says of `day`. One query."""
    return holiday_among(school_holidays(zone), day)
