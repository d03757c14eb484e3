"""Closures and other hours of a place: announced, withdrawn. The public reads them everywhere at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Unpack

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from maillage.core.instants import HalfDay, local
from maillage.network.actions.checks import apply, locked, require_valid, unknown
from maillage.network.calendars import public_holiday
from maillage.network.enums import SpecialEffect
from maillage.network.errors import DatesOutOfOrder, DayIsPast, SameSpecialHours
from maillage.network.fields import SpecialDetails
from maillage.network.half_days import bounds, overlap
from maillage.network.models import Permanence, Place, SpecialHours
from maillage.network.queries.openings import special
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_DAYS: Final = 366


@dataclass(frozen=True)
class Announced:
    """Special hours, and what the one who announced them should know."""

    special: SpecialHours
    notes: tuple[str | Promise, ...]


def announce_special_hours(
    *,
    place: Place,
    effect: str,
    first_on: date,
    last_on: date,
    actor: Account | None,
    at: datetime,
    **details: Unpack[SpecialDetails],
) -> Announced:
    """Close the place, or open it at other hours, from a day to a day, both included.

    Raises DatesOutOfOrder, DayIsPast, SameSpecialHours. Notes tell the permanences a closure falls on.
    """
    on = local(at).date()
    require(actor, "network.change_place", on=on, place_key=str(place.id))
    with transaction.atomic():
        row = SpecialHours(place=locked(place), effect=effect, first_on=first_on, last_on=last_on)
        apply(row, details)
        _require_days(row, on)
        _require_clock(row.effect, row.starts_at, row.ends_at)
        require_valid(row)
        _require_new(row)
        row.save()
        _record("network.announce_special_hours", row, actor, at=at)
    return Announced(row, _notes(row))


def withdraw_special_hours(*, special: SpecialHours, actor: Account | None, at: datetime) -> SpecialHours:
    """Take back what was announced: the place keeps its usual hours again."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(special.place_id))
    with transaction.atomic():
        current = locked(special)
        current.is_withdrawn = True
        current.save(update_fields=["is_withdrawn"])
        _record("network.withdraw_special_hours", current, actor, at=at)
    return current


def _require_days(row: SpecialHours, on: date) -> None:
    if row.last_on < row.first_on:
        sentence = _("Le dernier jour tombe avant le premier : choisissez une date plus tardive.")
        raise DatesOutOfOrder(sentence, fields={"last_on": [str(sentence)]})
    if row.last_on < on:
        sentence = _("Ce jour est passé : annoncez un jour à venir.")
        raise DayIsPast(sentence, fields={"last_on": [str(sentence)]})
    if (row.last_on - row.first_on).days >= LONGEST_DAYS:
        raise unknown("last_on", _("Au-delà d’un an, changez plutôt les horaires de la fiche."))


def _require_clock(effect: str, starts_at: time | None, ends_at: time | None) -> None:
    if effect == SpecialEffect.OPEN and (starts_at is None or ends_at is None):
        raise unknown("starts_at", _("Dites de quelle heure à quelle heure le lieu ouvre."))
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise unknown("ends_at", _("L’heure de fin vient après l’heure de début."))


def _require_new(row: SpecialHours) -> None:
    """Raise SameSpecialHours when the same was announced already."""
    same = SpecialHours.objects.filter(
        place=row.place,
        effect=row.effect,
        first_on=row.first_on,
        last_on=row.last_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        is_withdrawn=False,
    )
    if same.exists():
        raise SameSpecialHours(_("C’est déjà annoncé pour ces jours-là."))


def _notes(row: SpecialHours) -> tuple[str | Promise, ...]:
    """How many half-days with counsellors a closure falls on."""
    if row.effect != SpecialEffect.CLOSED:
        return ()
    permanences = Permanence.objects.filter(place=row.place).order_by("id")
    number = sum(1 for _half_day in _staffed(row, list(permanences)))
    if not number:
        return ()
    sentence = ngettext(
        "Une permanence est prévue pendant cette fermeture : prévenez ses partenaires.",
        "%(number)d permanences sont prévues pendant cette fermeture : prévenez leurs partenaires.",
        number,
    )
    return (sentence % {"number": number},)


def _staffed(row: SpecialHours, permanences: Iterable[Permanence]) -> Iterable[tuple[date, HalfDay]]:
    """The half-days with counsellors that the closure touches, each pôle apart."""
    closure = special(row)
    days = [row.first_on + timedelta(days=number) for number in range((row.last_on - row.first_on).days + 1)]
    for day in (day for day in days if not public_holiday(day)):
        for one in permanences:
            is_there = one.weekday == day.weekday() and one.valid_from <= day <= (one.valid_until or day)
            half_day = HalfDay(one.half_day)
            if is_there and overlap(bounds(half_day, day), closure.stretch_of(day)):
                yield day, half_day


def _record(verb: str, row: SpecialHours, actor: Account | None, *, at: datetime) -> None:
    body = {"effect": row.effect, "first_on": row.first_on, "last_on": row.last_on, "reason": row.reason}
    journal.record(verb=verb, actor=actor, at=at, subject=str(row.id), place_key=str(row.place_id), body=body)
