"""Permanences: which pôle is staffed where, on which half-day of the week. No person's presence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import HalfDay, local
from maillage.network.actions.checks import apply, locked, pole_of, require_dates, require_valid, unknown
from maillage.network.calendars import Always, public_holiday
from maillage.network.errors import DatesOutOfOrder, SamePermanence
from maillage.network.fields import PermanenceChanges, PermanenceDetails
from maillage.network.half_days import open_within
from maillage.network.models import Permanence, Place
from maillage.network.opening import Hours, is_known
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_WEEKS_LOOKED_AT: Final = 8


@dataclass(frozen=True)
class PlannedPermanence:
    """A permanence, and what the planner should know about it."""

    permanence: Permanence
    notes: tuple[str | Promise, ...]


def plan_permanence(
    *,
    place: Place,
    pole_code: str,
    weekday: int,
    half_day: str,
    actor: Account | None,
    at: datetime,
    **details: Unpack[PermanenceDetails],
) -> PlannedPermanence:
    """Staff a pôle on a half-day of every week, from today unless said otherwise.

    Outside the opening hours it is planned all the same, with a note. Raises SamePermanence.
    """
    on = local(at).date()
    require(actor, "network.plan_permanence", on=on, place_key=str(place.id))
    with transaction.atomic():
        current = locked(place)
        permanence = Permanence(place=current, pole=pole_of(pole_code), weekday=weekday, half_day=half_day)
        permanence.valid_from = on
        apply(permanence, details)
        _save(permanence)
        _record("network.plan_permanence", permanence, actor, at=at, body=_terms(permanence))
    return PlannedPermanence(permanence, _notes(permanence))


def change_permanence(
    *, permanence: Permanence, actor: Account | None, at: datetime, **changes: Unpack[PermanenceChanges]
) -> Permanence:
    """Change who lends the hours, how many people, or the end, from today on.

    What already took place stays as it was: a permanence begun earlier ends yesterday and another
    follows it. Returns the one in force.
    """
    on = local(at).date()
    require(actor, "network.plan_permanence", on=on, place_key=str(permanence.place_id))
    with transaction.atomic():
        locked(permanence.place)
        current = locked(permanence)
        if changes.keys() - {"valid_until"} and _is_under_way(current, on):
            current = _followed(current, on)
        changed = apply(current, changes)
        _save(current)
        _record("network.change_permanence", current, actor, at=at, body={**_terms(current), "changed": changed})
    return current


def end_permanence(*, permanence: Permanence, valid_until: date, actor: Account | None, at: datetime) -> Permanence:
    """Let the permanence end after its last day; its history stays. Raises DatesOutOfOrder."""
    require(actor, "network.plan_permanence", on=local(at).date(), place_key=str(permanence.place_id))
    with transaction.atomic():
        current = locked(permanence)
        current.valid_until = valid_until
        require_dates(current)
        current.save(update_fields=["valid_until"])
        _record("network.end_permanence", current, actor, at=at, body=_terms(current))
    return current


def _is_under_way(permanence: Permanence, on: date) -> bool:
    return permanence.valid_from < on and (permanence.valid_until is None or permanence.valid_until >= on)


def _followed(permanence: Permanence, on: date) -> Permanence:
    """End the permanence yesterday; the copy that takes its place today, not yet saved."""
    copy = Permanence(
        place=permanence.place,
        pole=permanence.pole,
        organisation=permanence.organisation,
        weekday=permanence.weekday,
        half_day=permanence.half_day,
        counsellors=permanence.counsellors,
        valid_from=on,
        valid_until=permanence.valid_until,
    )
    permanence.valid_until = on - timedelta(days=1)
    permanence.save(update_fields=["valid_until"])
    return copy


def _save(permanence: Permanence) -> None:
    require_valid(permanence)
    require_dates(permanence)
    if permanence.counsellors < 1:
        raise unknown("counsellors", _("Une permanence compte au moins une personne."))
    last = permanence.place.valid_until
    if last is not None and permanence.valid_from > last:
        raise DatesOutOfOrder(_("Ce lieu ferme avant le début de la permanence."))
    if _same(permanence):
        raise SamePermanence(
            _("Cet organisme tient déjà ce pôle, à ce lieu, cette demi-journée. Changez plutôt celle qui existe.")
        )
    permanence.save()


def _same(permanence: Permanence) -> bool:
    """True when another permanence of the same partner overlaps it."""
    others = Permanence.objects.exclude(id=permanence.id).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=permanence.valid_from),
        place=permanence.place,
        pole=permanence.pole,
        organisation=permanence.organisation,
        weekday=permanence.weekday,
        half_day=permanence.half_day,
    )
    if permanence.valid_until is not None:
        others = others.filter(valid_from__lte=permanence.valid_until)
    return others.exists()


def _notes(permanence: Permanence) -> tuple[str | Promise, ...]:
    hours = Hours(permanence.place.opening_hours, Always(answer=False))
    if not is_known(hours.spans_of(permanence.valid_from)):
        return (_("Les horaires de ce lieu ne sont pas connus : le public ne saura pas jusqu’à quelle heure venir."),)
    if any(open_within(hours, day, HalfDay(permanence.half_day)) for day in _next_days(permanence)):
        return ()
    return (_("Le lieu n’est pas ouvert cette demi-journée : le public ne verra pas cette permanence."),)


def _next_days(permanence: Permanence) -> list[date]:
    first = permanence.valid_from + timedelta(days=(permanence.weekday - permanence.valid_from.weekday()) % 7)
    days = [first + timedelta(weeks=week) for week in range(_WEEKS_LOOKED_AT)]
    return [day for day in days if not public_holiday(day)]


def _terms(permanence: Permanence) -> dict[str, object]:
    return {
        "pole": permanence.pole_id,
        "weekday": permanence.weekday,
        "half_day": permanence.half_day,
        "counsellors": permanence.counsellors,
        "valid_from": permanence.valid_from,
        "valid_until": permanence.valid_until,
    }


def _record(
    verb: str, permanence: Permanence, actor: Account | None, *, at: datetime, body: Mapping[str, object]
) -> None:
    key = str(permanence.place_id)
    journal.record(verb=verb, actor=actor, at=at, subject=str(permanence.id), place_key=key, body=body)
