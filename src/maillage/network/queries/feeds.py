"""What the secret address of a counsellor's calendar gives."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final

from maillage.core.instants import HalfDay, local
from maillage.network.calendar_feed import FeedEvent, standard_stretch
from maillage.network.enums import HELD
from maillage.network.half_days import open_within
from maillage.network.models import Counsellor, Shift
from maillage.network.opening import day_bounds
from maillage.network.queries.openings import Openings
from maillage.network.rules import not_yours

_PAST: Final = timedelta(days=31)


def feed_events(token: str, at: datetime) -> list[FeedEvent]:
    """The published shifts of the holder of the address, from a month ago on. Raises NotYours. Five queries."""
    key = hashlib.sha256(token.encode()).hexdigest()
    counsellor = Counsellor.objects.filter(feed_hash=key).first()
    if counsellor is None:
        raise not_yours()
    since = local(at).date() - _PAST
    rows = Shift.objects.published().filter(counsellor=counsellor, day__gte=since)
    openings = Openings(day_bounds(since)[0])
    shifts = rows.select_related("pole", "rota__place__commune").order_by("day", "half_day", "id")
    return [_event(shift, openings) for shift in shifts]


def _event(shift: Shift, openings: Openings) -> FeedEvent:
    place, half_day = shift.rota.place, HalfDay(shift.half_day)
    stretches = open_within(openings.hours(place), shift.day, half_day) or [standard_stretch(shift.day, half_day)]
    return FeedEvent(
        uid=f"{shift.id}@maillage",
        starts_at=stretches[0][0],
        ends_at=stretches[-1][1],
        summary=f"{shift.pole.name} · {place.name}",
        location=", ".join(part for part in (place.address, f"{place.postal_code} {place.commune.name}") if part),
        sequence=shift.version - 1,
        is_cancelled=shift.state not in HELD,
        stamped_on=shift.rota.starts_on,
    )
