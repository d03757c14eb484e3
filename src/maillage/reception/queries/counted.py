"""What the closed days of a month or a year come to, before anything is hidden. Never shown as it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import QuerySet, Sum

from maillage.network.queries import poles
from maillage.reception.enums import NOT_GIVEN, Grain, Span
from maillage.reception.figures import TABLES
from maillage.reception.models import (
    DomainFragment,
    ObstacleFragment,
    ProfileFragment,
    QueueTotal,
    RequestFragment,
    SheetTally,
    VisitTotal,
)
from maillage.reference.queries import domains_with_counts, word_lists

if TYPE_CHECKING:
    from django.db.models import Model

Counted = Mapping[str, Counter[str]]
_OF_THE_MONTH: Final = (Grain.DAY, Grain.WEEK, Grain.MONTH)
_PROFILE: Final = ("sex", "age", "situation", "level", "first_visit", "known_by")
_ONE_EACH: Final = ("duration", "answered", "unmet_need")
_MANY: Final = ("reasons", "orientations")
_WOMAN, _MAN = "femme", "homme"


@dataclass(frozen=True)
class Stretch:
    """A month or a year, at some places (their ids)."""

    span: Span
    starts_on: date
    place_keys: tuple[str, ...]

    @property
    def ends_on(self) -> date:
        """The last day."""
        after = 32 if self.span == Span.MONTH else 370
        first = (self.starts_on + timedelta(days=after)).replace(day=1)
        return (first if self.span == Span.MONTH else first.replace(month=1)) - timedelta(days=1)

    def days(self) -> dict[str, Any]:
        """Filters of rows dated by their day."""
        return {"place_key__in": self.place_keys, "day__range": (self.starts_on, self.ends_on)}

    def fragments(self) -> dict[str, Any]:
        """Filters of fragments. Those dated to the quarter belong to no month: only the year counts them."""
        dated = {"place_key__in": self.place_keys, "starts_on__range": (self.starts_on, self.ends_on)}
        return dated if self.span == Span.YEAR else {**dated, "grain__in": _OF_THE_MONTH}


def counted(stretch: Stretch) -> dict[str, Counter[str]]:
    """The counts of each table, by item; items of a list that nobody gave are there, at zero. Seven queries.

    Lists of words, pôles and domains are kept from one time to the next.
    """
    tables = at_zero()
    _add_visits(tables, stretch)
    _add_interviews(tables, stretch)
    _add_queue(tables, stretch)
    _add_profiles(tables, stretch)
    _add_requests(tables, stretch)
    for obstacles in _rows(ObstacleFragment, stretch, "obstacles"):
        tables["obstacles"].update(_codes(obstacles[0]))
    for domains, sex, mix in _rows(DomainFragment, stretch, "domains", "sex", "mix"):
        tables["mix"][mix] += 1
        if sex in (_WOMAN, _MAN):
            tables["domains_women" if sex == _WOMAN else "domains_men"].update(_codes(domains))
    return tables


def waits(stretch: Stretch) -> dict[str, int]:
    """The median wait of each pôle, in minutes. One query."""
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = QueueTotal.objects.filter(**stretch.days(), median_wait__isnull=False, served__gt=0).order_by("pole", "id")
    for pole, median, served in rows.values_list("pole", "median_wait", "served"):
        if median is not None:
            told[pole].append((median, served))
    return {pole: weighted_median(pairs) for pole, pairs in told.items()}


def weighted_median(pairs: Iterable[tuple[int, int]]) -> int:
    """The least value at which half of the weight is reached."""
    ordered = sorted(pairs)
    half, reached = sum(weight for _value, weight in ordered) / 2, 0
    for value, weight in ordered:
        reached += weight
        if reached >= half:
            return value
    raise ValueError("no value to take the median of")


def at_zero() -> dict[str, Counter[str]]:
    """Every table with each item of its list, counting nobody. Kept reads."""
    words = {one.code: [term.code for term in one.terms] for one in word_lists()}
    tables = {one.code: Counter(dict.fromkeys(words.get(one.vocabulary, ()), 0)) for one in TABLES}
    for code in ("pole", "served"):
        tables[code] = Counter({pole.code: 0 for pole in poles()})
    for code in ("domains_women", "domains_men"):
        tables[code] = Counter({domain.code: 0 for domain in domains_with_counts()})
    tables["queue"] = Counter({"served": 0, "abandons": 0})
    return tables


def _add_visits(tables: dict[str, Counter[str]], stretch: Stretch) -> None:
    groups = ("nature", "reason", "half_day")
    rows = VisitTotal.objects.filter(**stretch.days()).order_by(*groups).values_list(*groups)
    for *codes, number in rows.annotate(people=Sum("number")):
        for table, code in zip(groups, codes, strict=True):
            tables[table][code] += number


def _add_interviews(tables: dict[str, Counter[str]], stretch: Stretch) -> None:
    rows = SheetTally.objects.filter(**stretch.days()).order_by("pole").values_list("pole")
    for pole, number in rows.annotate(people=Sum("number")):
        tables["pole"][pole] += number


def _add_queue(tables: dict[str, Counter[str]], stretch: Stretch) -> None:
    rows = QueueTotal.objects.filter(**stretch.days()).order_by("pole").values_list("pole")
    for pole, served, abandons in rows.annotate(of_served=Sum("served"), of_abandons=Sum("abandons")):
        tables["served"][pole] += served
        tables["queue"].update({"served": served, "abandons": abandons})


def _add_profiles(tables: dict[str, Counter[str]], stretch: Stretch) -> None:
    for is_interview, *codes in _rows(ProfileFragment, stretch, "is_interview", *_PROFILE):
        if is_interview:
            for table, code in zip(_PROFILE, codes, strict=True):
                tables[table][code] += 1
        else:
            tables["sex_desk"][codes[0]] += 1


def _add_requests(tables: dict[str, Counter[str]], stretch: Stretch) -> None:
    for row in _rows(RequestFragment, stretch, *_ONE_EACH, *_MANY):
        for table, code in zip(_ONE_EACH, row, strict=False):
            tables[table][code] += 1
        for table, codes in zip(_MANY, row[len(_ONE_EACH) :], strict=True):
            tables[table].update(_codes(codes))


def _codes(told: str) -> list[str]:
    """Several codes with blanks between; none told is « nr »."""
    return told.split() or [NOT_GIVEN]


def _rows(model: type[Model], stretch: Stretch, *names: str) -> Iterator[tuple[str, ...]]:
    found: QuerySet[Model] = model._default_manager.filter(**stretch.fragments()).order_by("id")
    return found.values_list(*names).iterator(5000)
