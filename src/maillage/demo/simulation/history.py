"""Living the years: a history is made once, then only the days since are added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.demo.models import Simulation
from maillage.demo.simulation.activity import Activity, Shares, activity
from maillage.demo.simulation.days import PlaceLife
from maillage.demo.simulation.doors import open_half_days, weekly_staffing
from maillage.demo.simulation.draws import Draw
from maillage.demo.simulation.errors import AlreadyLived, BadYears, NotInvented
from maillage.demo.simulation.places import invented_places, lives_of
from maillage.demo.simulation.plan import PlannedHalfDay, plan_year
from maillage.demo.simulation.questions import keep_questions
from maillage.demo.simulation.writing import write
from maillage.demo.simulation.years import Year, years_between
from maillage.network.models import Network
from maillage.reception import actions as reception
from maillage.reception.models import Day

DEFAULT_SEED: Final = 20_261_125
MOST_YEARS: Final = 20
Progress = Callable[[str, int, int], None]


def _silent(_label: str, _done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Wish:
    """The history wanted: so many years that end on `until`, drawn from `seed`."""

    seed: int
    years: int
    until: date


def simulate(wish: Wish, *, told: Activity | None = None, on_progress: Progress = _silent) -> Simulation:
    """Make the history wanted, or add the days it lacks; a second call changes nothing. All or nothing.

    Raises NotInvented, BadYears, and AlreadyLived when another history stands there.
    """
    require_invented()
    if not 1 <= wish.years <= MOST_YEARS:
        raise BadYears(_("Choisissez de 1 à %(most)s années.") % {"most": MOST_YEARS})
    first_on = Year.number(1 - wish.years, wish.until).first_on
    with transaction.atomic():
        made = Simulation.objects.select_for_update().first()
        if made is None:
            before = first_on - timedelta(days=1)
            made = Simulation(seed=wish.seed, first_on=first_on, year_ends_on=wish.until, last_on=before)
        elif made.seed != wish.seed or made.first_on > first_on:
            raise AlreadyLived(_("Une autre histoire est déjà là : partez d’un dossier vide."))
        _live(made, wish.until, told or activity(), on_progress=on_progress)
    return made


def require_invented() -> None:
    """Raise NotInvented when this installation describes a network that is not the demonstration’s."""
    if Network.objects.filter(is_demonstration=False).exists():
        raise NotInvented(_("Ce réseau est réel : rien n’y est inventé."))


def live_until_yesterday(*, at: datetime) -> Simulation | None:
    """What a demonstration shows when it starts: a year that ends today, or the days since the last start.

    None for a network that is not invented.
    """
    if not Network.objects.filter(is_demonstration=True).exists():
        return None
    reception.close_past_days(at)
    yesterday = local(at).date() - timedelta(days=1)
    with transaction.atomic():
        made = Simulation.objects.select_for_update().first()
        if made:
            _live(made, yesterday, activity())
            return made
    return simulate(Wish(DEFAULT_SEED, 1, yesterday))


def _live(made: Simulation, until: date, told: Activity, *, on_progress: Progress = _silent) -> None:
    """Live the days after the last one lived, month by month."""
    first = made.last_on + timedelta(days=1)
    if first > until:
        return
    shares = Shares(told, made.year_ends_on)
    lives = lives_of(invented_places(), shares, since=first, until=until)
    total = _months(first, until)
    for number, (month, half_days) in enumerate(_planned_months(made, lives, until, shares=shares), start=1):
        on_progress(f"{month:%Y-%m}", number, total)
        write(_rows(made.seed, half_days, lives))
        write(fragment for life in lives.values() for fragment in life.dating.settled(month))
    write(fragment for life in lives.values() for fragment in life.dating.unsettled())
    made.last_on = until
    made.save()
    keep_questions(made, first)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _planned_months(
    made: Simulation, lives: Mapping[str, PlaceLife], until: date, *, shares: Shares
) -> Iterator[tuple[date, list[PlannedHalfDay]]]:
    """The half-days to live, by month: each year is planned whole, then cut. A month may come in two parts."""
    places = [life.place for life in lives.values()]
    staffing = weekly_staffing(places)
    first = made.last_on + timedelta(days=1)
    for year in years_between(first, until, made.year_ends_on):
        doors = open_half_days(places, year.first_on, year.last_on)
        by_month: dict[date, list[PlannedHalfDay]] = defaultdict(list)
        for half_day in plan_year(Draw(made.seed, "year", year.first_on), doors, staffing=staffing, shares=shares):
            if first <= half_day.open.day <= until:
                by_month[half_day.open.day.replace(day=1)].append(half_day)
        yield from sorted(by_month.items())


def _rows(seed: int, half_days: Sequence[PlannedHalfDay], lives: Mapping[str, PlaceLife]) -> Iterator[Model]:
    """The rows of some days, in their order. A day that the team opened is its own: nothing is added to it."""
    days: dict[tuple[date, str], list[PlannedHalfDay]] = defaultdict(list)
    for half_day in half_days:
        days[half_day.open.day, half_day.open.place].append(half_day)
    span = {day for day, _place in days}
    opened = set(Day.objects.filter(day__in=span).values_list("day", "place__slug"))
    for day, place in sorted(days):
        if (day, place) not in opened:
            yield from lives[place].closed_day(seed, day, days[day, place])
