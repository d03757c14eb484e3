"""The questions that the years asked in vain: of quarters that are over, and not yet forgotten."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Final

from django.db.models import Sum

from maillage.demo.models import Simulation
from maillage.demo.simulation.places import invented_places
from maillage.demo.simulation.searches import kept_questions
from maillage.demo.simulation.writing import write
from maillage.network.quarters import Quarter
from maillage.reception.models import VisitTotal

# As long as search keeps them (`search.classification`).
_KEPT_DAYS: Final = 730
HalfDays = dict[tuple[str, date, str], int]


def keep_questions(made: Simulation, first: date) -> None:
    """Keep those of the quarters that ended since `first`."""
    oldest = made.last_on - timedelta(days=_KEPT_DAYS)
    quarters, quarter = [], Quarter.of(max(first - timedelta(days=1), oldest))
    while quarter.ends_on <= made.last_on:
        if quarter.ends_on >= max(first, oldest):
            quarters.append(quarter)
        quarter = quarter.next
    if quarters:
        visits = visits_by_half_day(quarters[0].starts_on, quarters[-1].ends_on)
        write(kept_questions(made.seed, visits, quarters))


def visits_by_half_day(first: date, last: date) -> HalfDays:
    """People who came, by address of place, day and half-day. Two queries."""
    slugs = {str(place.id): place.slug for place in invented_places()}
    lines = VisitTotal.objects.filter(place_key__in=slugs, day__range=(first, last), added_on=None).order_by()
    found: Counter[tuple[str, date, str]] = Counter()
    for line in lines.values("place_key", "day", "half_day").annotate(people=Sum("number")):
        found[slugs[line["place_key"]], line["day"], line["half_day"]] += line["people"]
    return dict(found)
