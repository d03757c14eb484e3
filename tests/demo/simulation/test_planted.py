"""What is planted is found by whoever looks, by a method that knows nothing of the simulator."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from math import sqrt

import pytest

from maillage.reception.models import VisitTotal
from tests.demo.simulation.invented import END, OPENED_ON, lived, make_places, small

pytestmark = pytest.mark.django_db


Counts = Counter[tuple[str, str, date]]


def counted(territories: dict[str, str]) -> Counts:
    """People who came alone, by territory, reason and month."""
    found: Counts = Counter()
    lines = VisitTotal.objects.filter(nature="individuel").order_by("day", "id")
    for place_key, reason, day, number in lines.values_list("place_key", "reason", "day", "number"):
        found[territories[place_key], reason, day.replace(day=1)] += number
    return found


def z_of(before: tuple[int, int], after: tuple[int, int]) -> float:
    """The two-proportion test: how far a share rose, in standard errors."""
    (hits_before, all_before), (hits_after, all_after) = before, after
    pooled = (hits_before + hits_after) / (all_before + all_after)
    error = sqrt(pooled * (1 - pooled) * (1 / all_before + 1 / all_after))
    return (hits_after / all_after - hits_before / all_before) / error if error else 0.0


def sharpest_rise(found: Counts) -> tuple[str, str, date]:
    """The territory, the reason and the month from which a share rose the most surely."""
    months = sorted({month for _where, _reason, month in found})
    asked = sorted({(where, reason) for where, reason, _month in found})
    tried = ((where, reason, cut) for where, reason in asked for cut in months[2:-1])
    everybody = everybody_of(found)
    return max(tried, key=lambda one: rise(found, everybody, *one))


def everybody_of(found: Counts) -> Counter[tuple[str, date]]:
    """People by territory and month, whatever their reason."""
    sums: Counter[tuple[str, date]] = Counter()
    for (where, _reason, month), number in found.items():
        sums[where, month] += number
    return sums


def rise(found: Counts, everybody: Counter[tuple[str, date]], where: str, reason: str, cut: date) -> float:
    """How surely the share of a reason rose from a month on."""
    before, after = ((0, 0), (0, 0))
    for (territory, month), people in everybody.items():
        if territory == where and month < cut:
            before = (before[0] + found[where, reason, month], before[1] + people)
        elif territory == where:
            after = (after[0] + found[where, reason, month], after[1] + people)
    return z_of(before, after) if before[1] and after[1] else 0.0


def test_the_need_that_doubles_is_the_sharpest_rise_where_and_when_it_was_planted() -> None:
    places = make_places()
    territories = {str(place.id): key for key, place in places.items()}
    for key in ("maison-de-l-etang", "maison-du-canal"):
        territories[str(places[key].id)] = "étang"
    lived(small(visits=20_000, interviews=2_000))

    where, reason, cut = sharpest_rise(counted(territories))

    assert (where, reason) == ("étang", "reconversion")
    assert abs(cut - (END - timedelta(days=120))) <= timedelta(days=31)


def test_the_centre_that_opens_is_the_place_without_a_day_before() -> None:
    places = make_places()
    lived()

    firsts = {
        key: VisitTotal.objects.filter(place_key=str(place.id)).order_by("day").values_list("day", flat=True).first()
        for key, place in places.items()
    }

    opened = {key: day for key, day in firsts.items() if day and day > date(2026, 1, 15)}
    assert list(opened) == ["maison-des-remparts"]
    assert opened["maison-des-remparts"] - OPENED_ON < timedelta(days=7)


def test_the_planted_changes_move_shares_and_not_the_total() -> None:
    make_places()

    lived(small(visits=1000, interviews=100))

    assert sum(VisitTotal.objects.values_list("number", flat=True)) == 1000
