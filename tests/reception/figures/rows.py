"""Frozen tables of closed days, as closing leaves them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from maillage.core.instants import HalfDay
from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Place, Rota
from maillage.network.quarters import Quarter
from maillage.reception.enums import Grain
from maillage.reception.models import (
    DomainFragment,
    HistoryBatch,
    ProfileFragment,
    QueueTotal,
    RequestFragment,
    SheetTally,
    VisitTotal,
)
from tests import factories

MARCH, TUESDAY = date(2026, 3, 1), date(2026, 3, 3)
_numbers = count(1)
_AT = {"day": TUESDAY, "half_day": HalfDay.MORNING}


def visits(place: Place, number: int, **values: Any) -> VisitTotal:
    """People counted on a Tuesday morning of March 2026."""
    defaults = {**_AT, "nature": "individuel", "reason": "recherche_emploi", "outcome": "nr"}
    return VisitTotal.objects.create(place_key=str(place.id), number=number, **{**defaults, **values})


def interviews(place: Place, pole: str, number: int, **values: Any) -> SheetTally:
    """Interviews of a pôle."""
    return SheetTally.objects.create(place_key=str(place.id), pole=pole, number=number, **{**_AT, **values})


def queue(place: Place, pole: str, **values: Any) -> QueueTotal:
    """What a queue came to."""
    return QueueTotal.objects.create(place_key=str(place.id), pole=pole, **{**_AT, **values})


def sheets(place: Place, number: int, **values: Any) -> None:
    """Fragments of as many sheets, dated to the month unless told."""
    where = {"place_key": str(place.id), "grain": Grain.MONTH, "starts_on": MARCH}
    where |= {name: values.pop(name) for name in ("grain", "starts_on") if name in values}
    profile = {name: values.pop(name) for name in ("sex", "age") if name in values}
    domains = values.pop("domains", "A")
    for _one in range(number):
        ProfileFragment.objects.create(is_interview=True, **where, **profile)
        RequestFragment.objects.create(**where, **{"pole": "emploi", **values})
        DomainFragment.objects.create(domains=domains, sex=profile.get("sex", "nr"), **where)


def counsellors(place: Place, pole: str, number: int, *, day: date = TUESDAY) -> None:
    """As many named people on confirmed seats of a published quarter."""
    partner = factories.make_organisation(f"Partenaire {place.name} {pole} {day}")
    rota = Rota.objects.get_or_create(
        place=place, starts_on=Quarter.of(day).starts_on, defaults={"publication": Publication.PUBLISHED}
    )[0]
    for _one in range(number):
        lent = factories.make_counsellor(partner, places=[place])
        factories.make_shift(rota, day, pole=factories.make_pole(pole), counsellor=lent, state=ShiftState.CONFIRMED)


def half_days(place: Place, partner: str, *, people: int, number: int) -> None:
    """Confirmed half-days of March 2026, turn by turn."""
    lender = factories.make_organisation(partner)
    lent = [factories.make_counsellor(lender, places=[place]) for _one in range(people)]
    rota = Rota.objects.get_or_create(
        place=place, starts_on=date(2026, 1, 1), defaults={"publication": Publication.PUBLISHED}
    )[0]
    for one in range(number):
        day = TUESDAY + timedelta(days=one // people % 25)
        half_day = HalfDay.MORNING if one // people < 25 else HalfDay.AFTERNOON
        seat = {"counsellor": lent[one % people], "half_day": half_day, "state": ShiftState.CONFIRMED}
        factories.make_shift(rota, day, **seat)


def make_history(**values: Any) -> HistoryBatch:
    """A sheet of past years with one figure."""
    defaults = {"source": "Tableur du lieu", "definition": "Des entrées.", "perimeter": "Le lieu.", "file": "a.xlsx"}
    dated = {"sheet": "2012", "fingerprint": f"{next(_numbers):064d}", "imported_on": date(2026, 1, 5)}
    batch = HistoryBatch.objects.create(**{**defaults, **dated, **values})
    when = {"span": "annee", "starts_on": date(2012, 1, 1)}
    batch.figures.create(figure="Entrées", place_name="Cité du Port", number=1200, **when)
    return batch
