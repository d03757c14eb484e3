"""Service sheets to read again, criterion by criterion, and names to bring together: each sees its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from maillage.network.coherence import Named, proposals
from maillage.network.enums import Met, Publication, ReviewState
from maillage.network.models import KeptName, Service
from maillage.network.quality import Criterion, criteria_of, due_on, review_state
from maillage.network.queries.staff import services_managed_by

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class ReviewLine:
    """A sheet in the queue: who reads it again, when, and which criteria are not met."""

    service: Service
    owner: str
    due_on: date
    state: ReviewState
    unmet: tuple[Criterion, ...]

    @property
    def is_waiting(self) -> bool:
        """True when its day has come."""
        return self.state in {ReviewState.LATE, ReviewState.DUE}


def reviews_of(account: Account, on: date) -> list[ReviewLine]:
    """The sheets in force the account may change, the longest waiting first. Three queries."""
    rows = [row for row in services_managed_by(account, on) if row.valid_until is None or row.valid_until >= on]
    lines = [_line(row, on) for row in rows]
    return sorted(lines, key=lambda line: (line.due_on, line.service.title, str(line.service.id)))


def quality_of(service: Service, on: date) -> tuple[Criterion, ...]:
    """Every criterion of a sheet. One query for its places when they were not read."""
    return criteria_of(service, list(service.places.all()), on)


def _line(service: Service, on: date) -> ReviewLine:
    places = list(service.places.all())
    unmet = tuple(one for one in criteria_of(service, places, on) if one.met != Met.YES)
    owner = places[0].name if len(places) == 1 else _("coordination du réseau")
    return ReviewLine(service, owner, due_on(service), review_state(service, on), unmet)


@dataclass(frozen=True)
class NameProposal:
    """A service the account keeps, and the name another one of its pôle bears, with where it is given."""

    service: Service
    title: str
    places: tuple[str, ...]


def names_to_bring_together(account: Account, on: date) -> list[NameProposal]:
    """Names of published services in force that resemble one used at more places. Five queries."""
    own = {str(row.id): row for row in services_managed_by(account, on) if _is_shown(row, on)}
    shown = Service.objects.valid_on(on).filter(publication=Publication.PUBLISHED)
    others = {str(row.id): row for row in shown.prefetch_related("places").order_by("title", "id")}
    kept = set(KeptName.objects.filter(service_id__in=own).values_list("service_id", "title"))
    found = proposals(_named(own.values()), _named(others.values()))
    return [
        NameProposal(own[one.key], other.title, tuple(place.name for place in others[other.key].places.all()))
        for one, other in found
        if (own[one.key].pk, other.title) not in kept
    ]


def _is_shown(row: Service, on: date) -> bool:
    is_in_force = row.valid_from <= on <= (row.valid_until or on)
    return is_in_force and row.publication == Publication.PUBLISHED


def _named(rows: Iterable[Service]) -> list[Named]:
    return [
        Named(str(row.id), row.title, row.pole_id, row.kind, frozenset(str(place.id) for place in row.places.all()))
        for row in rows
    ]
