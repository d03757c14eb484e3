"""The last months of the demonstration, validated as places would; the latest waits for who runs one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Grant
from maillage.core.instants import local
from maillage.network.models import Network, Place
from maillage.reception import actions
from maillage.reception.enums import Span
from maillage.reception.queries import readiness_of_network, readiness_of_place


def validate_last_months(*, at: datetime) -> None:
    """Validate the last two finished months, and set the network together where every place is done.

    The latest month of places that a demonstration account runs is left to it. Nothing in a real network, and
    little to do once done.
    """
    if not Network.objects.filter(is_demonstration=True).exists():
        return
    latest, before = _finished_months(local(at).date())
    for month in (before, latest):
        if readiness_of_network(Span.MONTH, month).is_validated:
            continue
        for place in _places(month, left=_run_by_somebody() if month == latest else frozenset()):
            if readiness_of_place(place, Span.MONTH, month).is_ready:
                actions.validate(place=place, span=Span.MONTH, starts_on=month, actor=None, at=at)
        if readiness_of_network(Span.MONTH, month).is_ready:
            actions.consolidate(span=Span.MONTH, starts_on=month, actor=None, at=at)


def _finished_months(today: date) -> tuple[date, date]:
    """The first days of the last two months that are over, the latest first."""
    latest = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return latest, (latest - timedelta(days=1)).replace(day=1)


def _places(month: date, *, left: frozenset[str]) -> Iterator[Place]:
    """Places that opened a day in the month."""
    after = (month + timedelta(days=32)).replace(day=1)
    rows = Place.objects.filter(days__day__gte=month, days__day__lt=after).distinct().order_by("name", "id")
    return (place for place in rows if str(place.id) not in left)


def _run_by_somebody() -> frozenset[str]:
    grants = Grant.objects.filter(role=Role.PLACE_MANAGER, scope=Scope.PLACE, account__is_demonstration=True)
    return frozenset(grants.values_list("scope_key", flat=True))
