"""What a history came to, counted in the tables it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Model, Sum

from maillage.demo.models import Simulation
from maillage.demo.simulation.places import invented_places
from maillage.demo.simulation.questions import visits_by_half_day
from maillage.demo.simulation.searches import Searches
from maillage.reception.models import QueueTotal, SheetTally, VisitTotal

ByPlaceAndMonth = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Totals:
    """Sums over the history, and the same by address of place and by month (`2026-11`)."""

    seed: int
    first_on: date
    last_on: date
    visits: int
    interviews: int
    tickets: int
    searches: int
    places: Mapping[str, Mapping[str, Mapping[str, int]]]

    def as_json(self) -> dict[str, object]:
        """The same, as plain values."""
        return asdict(self)


def totals(made: Simulation) -> Totals:
    """The sums of a history. Five queries."""
    counted = {
        "visits": _sums(made, VisitTotal, "number"),
        "interviews": _sums(made, SheetTally, "number"),
        "tickets": _sums(made, QueueTotal, "tickets"),
        "searches": _searches(made),
    }
    keys = sorted({key for sums in counted.values() for key in sums})
    places: dict[str, dict[str, dict[str, int]]] = {}
    for place, month in keys:
        places.setdefault(place, {})[month] = {name: sums[place, month] for name, sums in counted.items()}
    return Totals(
        seed=made.seed,
        first_on=made.first_on,
        last_on=made.last_on,
        places=places,
        **{name: sums.total() for name, sums in counted.items()},
    )


def _sums(made: Simulation, model: type[Model], column: str) -> Counter[tuple[str, str]]:
    slugs = {str(place.id): place.slug for place in invented_places()}
    lines = model._base_manager.filter(place_key__in=slugs, day__range=(made.first_on, made.last_on)).order_by()
    sums: Counter[tuple[str, str]] = Counter()
    for line in lines.values("place_key", "day").annotate(found=Sum(column)):
        sums[slugs[line["place_key"]], f"{line['day']:%Y-%m}"] += line["found"]
    return sums


def _searches(made: Simulation) -> Counter[tuple[str, str]]:
    """Searches leave no row: they are drawn again, as they were."""
    searches, sums = Searches.read(), Counter[tuple[str, str]]()
    for key, visits in visits_by_half_day(made.first_on, made.last_on).items():
        sums[key[0], f"{key[1]:%Y-%m}"] += searches.of(made.seed, key, visits)[0]
    return sums
