"""A small invented network, and years of it that are quick to live."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from maillage.core.instants import HalfDay
from maillage.demo.models import Simulation
from maillage.demo.simulation import Wish, simulate
from maillage.demo.simulation.activity import Activity, activity
from maillage.network.enums import PlaceKind
from maillage.network.models import Place
from maillage.reception.fragmenting import PARTS
from maillage.reception.models import Day, QueueTotal, SatisfactionAnswer, SheetTally, VisitTotal
from maillage.search.models import KeptQuestion
from tests import factories

END = date(2026, 11, 24)
OPENED_ON = date(2026, 5, 4)
POLES = ("orientation", "formation", "emploi", "evolution", "creation")
HALF_DAYS = ("matin", "apres_midi")


def small(visits: int = 1200, interviews: int = 150) -> Activity:
    """The pack's activity, with a year of few people."""
    return replace(activity(), visits=visits, interviews=interviews)


def make_places() -> dict[str, Place]:
    """Four places of the pack, one of which opened in May, and one that somebody added."""
    factories.make_network()
    commune = factories.make_commune()
    places = {
        "maison-du-vallon": factories.make_place("Maison du Vallon", slug="maison-du-vallon", kind=PlaceKind.MAIN_SITE),
        "maison-de-l-etang": factories.make_place("Maison de l’Étang", slug="maison-de-l-etang"),
        "maison-du-canal": factories.make_place("Maison du Canal", slug="maison-du-canal"),
        "maison-des-remparts": factories.make_place("Remparts", slug="maison-des-remparts", valid_from=OPENED_ON),
        "autre": factories.make_place("Cité d’ailleurs", slug="cite-d-ailleurs", commune=commune),
    }
    for place in places.values():
        for weekday in range(5):
            for half_day in HALF_DAYS:
                for pole in POLES:
                    factories.make_permanence(
                        place,
                        pole=factories.make_pole(pole),
                        weekday=weekday,
                        half_day=HalfDay(half_day),
                        counsellors=2,
                    )
    return places


def lived(told: Activity | None = None, **wish: Any) -> Simulation:
    """One small year, unless told."""
    return simulate(Wish(**{"seed": 7, "years": 1, "until": END, **wish}), told=told or small())


def forget() -> None:
    """Empty what is simulated, as a new home is."""
    for model in (Day, VisitTotal, QueueTotal, SheetTally, SatisfactionAnswer, KeptQuestion, Simulation):
        model._base_manager.all().delete()
    for part in PARTS:
        part.model._base_manager.all().delete()


def dump() -> str:
    """Every row of what is simulated, in the order it lies in the database.

    PostgreSQL lays new rows where old ones died: there the order is that of the rows' own text.
    """
    from django.db import connection

    tables = [name for name in connection.introspection.table_names() if name.startswith(("reception_", "search_"))]
    told = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {table}")
            rows = [f"{table} {row}" for row in cursor.fetchall()]
            told += rows if connection.vendor == "sqlite" else sorted(rows)
    return "\n".join(told)
