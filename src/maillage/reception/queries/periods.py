"""What a month or a year freezes: counts of the closed days, and who surely worked behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from maillage.network.models import Organisation, Place
from maillage.network.queries import counsellors_at_work
from maillage.reception.enums import DayState, Span
from maillage.reception.figures import (
    DATED_TO_THE_DAY,
    HALF_DAYS_BY_PARTNER,
    INTERVIEWS_BY_PLACE,
    TOTAL,
    VISITS_BY_PLACE,
)
from maillage.reception.freezing import Audience, Frozen, Past, frozen, hides_interviews, published
from maillage.reception.models import NETWORK_KEY, Day, FrozenFigure, Period, VisitTotal
from maillage.reception.protection import FEWEST_COUNSELLORS
from maillage.reception.queries.counted import Stretch, at_zero, counted, waits


def frozen_of_place(place_key: str, span: Span, starts_on: date) -> list[Frozen]:
    """The rows of a place's month or year. At most eleven queries."""
    stretch = Stretch(span, starts_on, (place_key,))
    past = _past(place_key, span, starts_on)
    tables = {**counted(stretch), **_sums_of(past)}
    at_work = counsellors_at_work(stretch.starts_on, stretch.ends_on)
    few = frozenset(pole for pole in tables["pole"] if at_work.at(place_key, pole) < FEWEST_COUNSELLORS)
    for code in ("pole", "served"):
        # A pôle where nobody worked and nobody was received is known by all to be at zero: it protects nothing.
        tables[code] = Counter({pole: n for pole, n in tables[code].items() if n or at_work.at(place_key, pole)})
    audience = Audience(is_team=True, few=few, is_few=at_work.at(place_key) < FEWEST_COUNSELLORS)
    return frozen(tables, waits(stretch), audience, past=past)


def _sums_of(past: Past) -> dict[str, Counter[str]]:
    """What is dated to the day counts in a year as its months froze it: later lines are told apart."""
    sums: dict[str, Counter[str]] = {}
    for month in past or ():
        for code in month.keys() & DATED_TO_THE_DAY:
            sums.setdefault(code, Counter()).update(month[code].counts)
    return sums


def frozen_of_network(span: Span, starts_on: date) -> list[Frozen]:
    """The rows of the network's month or year, from what its places validated. At most six queries."""
    numbers = _numbers_of_places(span, starts_on)
    places = tuple(sorted(numbers))
    stretch = Stretch(span, starts_on, places)
    past = _past(NETWORK_KEY, span, starts_on)
    at_work = counsellors_at_work(stretch.starts_on, stretch.ends_on)
    few = frozenset(place for place in places if at_work.at(place) < FEWEST_COUNSELLORS)
    given = at_work.given()
    few |= {partner for partner in given if at_work.most_of(partner) < FEWEST_COUNSELLORS}
    apart = {**_by_place(numbers), **({HALF_DAYS_BY_PARTNER.code: Counter(given)} if given else {}), **_partners(past)}
    rows = frozen(apart, {}, Audience(is_team=False, few=few), past=past)
    summed = at_zero()
    for tables in numbers.values():
        for table, counts in tables.items():
            summed[table].update(counts)
    waited = waits(stretch)
    return [*rows, *frozen(summed, waited, Audience(is_team=False, is_few=hides_interviews(rows)), past=past)]


def _partners(past: Past) -> dict[str, Counter[str]]:
    """What partners gave over a year, as its months froze it; nothing for a month."""
    months = [month[HALF_DAYS_BY_PARTNER.code] for month in past or () if HALF_DAYS_BY_PARTNER.code in month]
    total: Counter[str] = Counter()
    for month in months:
        total.update(month.counts)
    return {HALF_DAYS_BY_PARTNER.code: total} if months else {}


def _by_place(numbers: Mapping[str, Mapping[str, Counter[str]]]) -> dict[str, Counter[str]]:
    """One item a place: how many passed, how many were received."""
    return {
        VISITS_BY_PLACE.code: Counter({key: sum(tables["nature"].values()) for key, tables in numbers.items()}),
        INTERVIEWS_BY_PLACE.code: Counter({key: sum(tables["pole"].values()) for key, tables in numbers.items()}),
    }


def _numbers_of_places(span: Span, starts_on: date) -> dict[str, dict[str, Counter[str]]]:
    rows = FrozenFigure.objects.filter(span=span, starts_on=starts_on).exclude(place_key=NETWORK_KEY)
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    order = rows.exclude(item=TOTAL).order_by("place_key", "table", "item", "id")
    for place_key, table, item, number in order.values_list("place_key", "table", "item", "number"):
        found[place_key][table][item] = number
    return dict(found)


def _past(place_key: str, span: Span, starts_on: date) -> Past:
    """What the months of a year published; None for a month. One query."""
    if span == Span.MONTH:
        return None
    rows = FrozenFigure.objects.filter(place_key=place_key, span=Span.MONTH, starts_on__year=starts_on.year).order_by(
        "starts_on", "table", "item", "id"
    )
    months: dict[date, list[Frozen]] = defaultdict(list)
    for day, table, item, number, is_hidden in rows.values_list("starts_on", "table", "item", "number", "is_hidden"):
        months[day].append(Frozen(table, item, number, is_hidden))
    return [published(months[day]) for day in sorted(months)]


@dataclass(frozen=True)
class Readiness:
    """Whether a month or a year may be validated: what stands in the way, in days or in names."""

    is_validated: bool
    open_days: tuple[date, ...] = ()
    missing_months: tuple[date, ...] = ()
    missing_places: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """True when nothing stands in the way, but that it is done."""
        return not (self.is_validated or self.open_days or self.missing_months or self.missing_places)


def readiness_of_place(place: Place, span: Span, starts_on: date) -> Readiness:
    """What a place still has to do. Three queries."""
    stretch = Stretch(span, starts_on, (str(place.id),))
    within = (stretch.starts_on, stretch.ends_on)
    open_days = Day.objects.filter(place=place, state=DayState.OPEN, day__range=within).order_by("day")
    done = _validated(str(place.id), starts_on.year)
    missing: Iterable[date] = ()
    if span == Span.YEAR:
        worked = VisitTotal.objects.filter(**stretch.days()).order_by().dates("day", "month")
        missing = (month for month in worked if (Span.MONTH, month) not in done)
    days = tuple(open_days.values_list("day", flat=True))
    return Readiness((span, starts_on) in done, days, tuple(missing))


def readiness_of_network(span: Span, starts_on: date) -> Readiness:
    """What is lacking before the network's figures are frozen. Five queries."""
    done = _validated(NETWORK_KEY, starts_on.year)
    validated = set(Period.objects.filter(span=span, starts_on=starts_on).values_list("place_key", flat=True))
    stretch = Stretch(span, starts_on, ())
    days = Day.objects.filter(day__range=(stretch.starts_on, stretch.ends_on))
    places = Place.objects.filter(id__in=days.order_by().values("place")).order_by("name", "id")
    lacking = tuple(place.name for place in places if str(place.id) not in validated)
    missing: tuple[date, ...] = ()
    if span == Span.YEAR:
        months = Period.objects.filter(span=Span.MONTH, starts_on__year=starts_on.year).exclude(place_key=NETWORK_KEY)
        all_months = sorted(set(months.values_list("starts_on", flat=True)))
        missing = tuple(month for month in all_months if (Span.MONTH, month) not in done)
    return Readiness((span, starts_on) in done, (), missing, lacking)


def _validated(place_key: str, year: int) -> set[tuple[str, date]]:
    rows = Period.objects.filter(place_key=place_key, starts_on__year=year)
    return set(rows.values_list("span", "starts_on"))


def names_of_places() -> dict[str, str]:
    """Every place by its id, in the order of names. One query."""
    return {str(key): name for key, name in Place.objects.order_by("name", "id").values_list("id", "name")}


def names_of_partners() -> dict[str, str]:
    """Every organisation by its id, in the order of names. One query."""
    return {str(key): name for key, name in Organisation.objects.order_by("name", "id").values_list("id", "name")}
