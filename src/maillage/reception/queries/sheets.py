"""The interview sheet as the one who writes it sees it: the words to choose from, and one's own open sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from maillage.core.instants import HalfDay
from maillage.network.models import Place, Shift
from maillage.network.queries.staff import only
from maillage.reception.authors import owner_of
from maillage.reception.models import Sheet
from maillage.reception.queries.reach import places_within
from maillage.reception.rules import not_yours
from maillage.reception.sheet_words import SEVERAL, SINGLE

if TYPE_CHECKING:
    from maillage.accounts.models import Account

# What tells of the interview and not of the person: the next sheet may start from it.
LIKE_BEFORE = ("pole", "channel", "duration", "reasons", "orientations")


@dataclass(frozen=True)
class OwnSheet:
    """An open sheet of one's own, by code; several answers are tuples."""

    id: UUID
    version: int
    half_day: HalfDay
    values: dict[str, str | tuple[str, ...]]

    @property
    def like_before(self) -> dict[str, str | tuple[str, ...]]:
        """What « comme la précédente » takes from it: never anything of the person."""
        return {name: self.values[name] for name in LIKE_BEFORE}


def places_receiving(account: Account, on: date) -> QuerySet[Place]:
    """The places where the account receives people, by name. Two queries."""
    return places_within(account, "reception.receive", on).valid_on(on).select_related("commune")


def place_receiving(account: Account, slug: str, on: date) -> Place:
    """One of `places_receiving`. Raises NotYours. Two queries."""
    return only(places_receiving(account, on).filter(slug=slug))


def own_sheets(account: Account, place: Place, day: date) -> list[OwnSheet]:
    """The open sheets the account wrote at a place on a day, in no telling order. Two queries."""
    owner = owner_of(account, place, day)
    if not owner:
        return []
    return [_own(row) for row in Sheet.objects.filter(place_key=str(place.id), day=day, owner=owner).order_by("id")]


def own_sheet(account: Account, identity: UUID, *, place: Place, day: date) -> OwnSheet:
    """One of `own_sheets`. Raises NotYours. Two queries."""
    for sheet in own_sheets(account, place, day):
        if sheet.id == identity:
            return sheet
    raise not_yours()


def pole_on_duty(account: Account, place: Place, *, day: date, half_day: HalfDay) -> str:
    """The pôle where the published rota expects the account; empty when it does not. One query."""
    shifts = Shift.objects.published().held().filter(rota__place=place, counsellor__account=account)
    found = shifts.filter(day=day, half_day=half_day).order_by("pole", "id")
    return found.values_list("pole", flat=True).first() or ""


def _own(row: Sheet) -> OwnSheet:
    values: dict[str, str | tuple[str, ...]] = {name: getattr(row, name) for name in (*SINGLE, "pole", "residence")}
    values |= {name: tuple(getattr(row, name).split()) for name in (*SEVERAL, "resources")}
    return OwnSheet(id=row.id, version=row.version, half_day=HalfDay(row.half_day), values=values)
