"""What staff keep, as far as their roles reach: what is not theirs does not exist (404).

A grant over a place reaches that place; one over a partner reaches the places where it stands.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import Case, Model, Q, QuerySet, Value, When

from maillage.network.models import Organisation, Permanence, Place, Pole, Service
from maillage.network.queries.lines import HALF_DAYS
from maillage.network.rules import Reach, not_yours, reach

if TYPE_CHECKING:
    from maillage.accounts.models import Account

Row = TypeVar("Row", bound=Model)


def places_visible_to(account: Account, on: date) -> QuerySet[Place]:
    """Places the account may read in staff screens, ended ones included, by name."""
    return _places_within(reach(account, "network.view", on=on))


def places_managed_by(account: Account, on: date) -> QuerySet[Place]:
    """Places the account may change, ended ones included, by name."""
    return _places_within(reach(account, "network.change_place", on=on))


def places_planned_by(account: Account, on: date) -> QuerySet[Place]:
    """Places whose rota the account plans, by name."""
    return _places_within(reach(account, "network.plan_rota", on=on))


def rota_places_visible_to(account: Account, on: date) -> QuerySet[Place]:
    """Places whose rota the account may read, by name."""
    return _places_within(reach(account, "network.view_rota", on=on))


def place_visible_to(account: Account, slug: str, on: date) -> Place:
    """A place the account may read. Raises NotYours. Two queries."""
    return only(places_visible_to(account, on).filter(slug=slug))


def place_managed_by(account: Account, slug: str, on: date) -> Place:
    """A place the account may change. Raises NotYours. Two queries."""
    return only(places_managed_by(account, on).filter(slug=slug))


def services_visible_to(account: Account, on: date) -> QuerySet[Service]:
    """Services the account may read: all, or those given at places it reaches; by title."""
    return _services_within(reach(account, "network.view", on=on))


def services_managed_by(account: Account, on: date) -> QuerySet[Service]:
    """Services the account may change: all, or those given only at its own places; by title."""
    held = reach(account, "network.change_service", on=on)
    rows = _services_within(held)
    return rows if held.is_whole else rows.exclude(places__in=Place.objects.exclude(id__in=held.places))


def service_managed_by(account: Account, slug: str, on: date) -> Service:
    """A service the account may change. Raises NotYours. Two queries, and one for its places."""
    return only(services_managed_by(account, on).filter(slug=slug))


def pole_rows() -> QuerySet[Pole]:
    """The pôles, in their order."""
    return Pole.objects.order_by("position")


def permanences_of(place: Place) -> QuerySet[Permanence]:
    """Every permanence of a place, ended ones included: in the order of the week, then of the pôles."""
    order = Case(*(When(half_day=half, then=Value(rank)) for rank, half in enumerate(HALF_DAYS)))
    rows = Permanence.objects.filter(place=place).select_related("pole", "organisation")
    return rows.annotate(rank=order).order_by("weekday", "rank", "pole__position", "valid_from", "id")


def permanence_managed_by(account: Account, key: UUID, on: date) -> Permanence:
    """A permanence the account may plan. Raises NotYours. Two queries."""
    places = _places_within(reach(account, "network.plan_permanence", on=on))
    rows = Permanence.objects.filter(place__in=places.order_by()).select_related("place", "pole", "organisation")
    return only(rows.filter(id=key))


def organisations_visible_to(account: Account, on: date) -> QuerySet[Organisation]:
    """All organisations, or those that bear or staff a place the account reaches, and its own; by name."""
    held = reach(account, "network.view", on=on)
    rows = Organisation.objects.order_by("name", "id")
    if held.is_whole:
        return rows
    at_places = Q(places__id__in=held.places) | Q(permanences__place_id__in=held.places)
    return rows.filter(id__in=Organisation.objects.filter(at_places | Q(id__in=held.organisations)).values("id"))


def organisation_managed_by(account: Account, slug: str, on: date) -> Organisation:
    """An organisation the account may change. Raises NotYours. Two queries."""
    held = reach(account, "network.change_organisation", on=on)
    return only(Organisation.objects.filter(slug=slug) if held.is_whole else Organisation.objects.none())


def _places_within(held: Reach) -> QuerySet[Place]:
    rows = Place.objects.select_related("commune__department", "bearer").order_by("name", "id")
    if held.is_whole:
        return rows
    standing = Q(bearer_id__in=held.organisations) | Q(permanences__organisation_id__in=held.organisations)
    within = Place.objects.filter(Q(id__in=held.places) | standing)
    return rows.filter(id__in=within.order_by().values("id"))


def _services_within(held: Reach) -> QuerySet[Service]:
    rows = Service.objects.select_related("pole", "provider").prefetch_related("places").order_by("title", "id")
    if held.is_whole:
        return rows
    places = _places_within(held).order_by().values("id")
    return rows.filter(id__in=Service.objects.filter(places__in=places).order_by().values("id"))


def only(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise not_yours()
    return row
