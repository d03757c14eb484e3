"""Closures and other hours, as staff keep them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from maillage.network.calendars import SchoolCalendar, public_holiday
from maillage.network.models import Place, SpecialHours
from maillage.network.occasions import SATURDAY, Occasion, occasions_from
from maillage.network.opening import Hours, State, is_known
from maillage.network.queries.lines import language_or_active
from maillage.network.queries.network import current_network
from maillage.network.queries.staff import places_managed_by
from maillage.network.rules import not_yours

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def special_hours_of(place: Place, on: date) -> QuerySet[SpecialHours]:
    """What is announced at a place and not over on `on`, the soonest first."""
    rows = SpecialHours.objects.filter(place=place, is_withdrawn=False, last_on__gte=on)
    return rows.order_by("first_on", "last_on", "starts_at", "id")


def special_hours_managed_by(account: Account, key: UUID, on: date) -> SpecialHours:
    """Special hours of a place the account may change. Raises NotYours. Two queries."""
    places = places_managed_by(account, on).order_by().values("id")
    row = SpecialHours.objects.filter(place__in=places, id=key).select_related("place").first()
    if row is None:
        raise not_yours()
    return row


@dataclass(frozen=True)
class OccasionLine:
    """An occasion at a place: its usual hours, empty when closed, None when not known; what is announced for it."""

    occasion: Occasion
    usual: tuple[tuple[time, time], ...] | None
    announced: SpecialHours | None


def occasions_of(place: Place, on: date, language: str | None = None) -> list[OccasionLine]:
    """What comes in the half-year, in order of days, with what the place announced. Three queries.

    The usual hours of several days are those of their first working day.
    """
    calendar = SchoolCalendar(current_network().school_zone)
    hours = Hours(place.opening_hours, calendar)
    announced = {(row.first_on, row.last_on, row.reason): row for row in special_hours_of(place, on)}
    return [
        OccasionLine(
            occasion,
            _usual(hours, _first_working_day(occasion)),
            announced.get((occasion.first_on, occasion.last_on, occasion.reason.value)),
        )
        for occasion in occasions_from(on, calendar.periods, language_or_active(language))
    ]


def _first_working_day(occasion: Occasion) -> date:
    """The first day from Monday to Friday that is no public holiday; of a single day, itself."""
    days = (occasion.last_on - occasion.first_on).days
    ordered = [occasion.first_on + timedelta(days=number) for number in range(days + 1)]
    return next((day for day in ordered if day.weekday() < SATURDAY and not public_holiday(day)), occasion.first_on)


def _usual(hours: Hours, day: date) -> tuple[tuple[time, time], ...] | None:
    spans = hours.spans_of(day)
    if not is_known(spans):
        return None
    return tuple((span.starts_at.time(), span.ends_at.time()) for span in spans if span.state == State.OPEN)
