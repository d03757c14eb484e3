"""The rota of a place for a quarter: prepared from the weekly pattern, copied, published, confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import HalfDay, local
from maillage.network.actions.changes import as_it_was, remember
from maillage.network.actions.checks import locked
from maillage.network.availability import Holding, Seat, agreement_on, may_hold
from maillage.network.enums import Publication, ShiftState
from maillage.network.errors import SameQuarter
from maillage.network.half_days import OpenHalfDays
from maillage.network.models import Agreement, Counsellor, Organisation, Permanence, Place, Rota, Shift
from maillage.network.quarters import Quarter
from maillage.network.queries.holding import agreements_by_partner, taken_between
from maillage.network.queries.openings import quarter_openings
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_WEEK: Final = timedelta(weeks=1)
_MANY: Final = 500


def prepare_rota(*, place: Place, quarter: Quarter, actor: Account | None, at: datetime) -> Rota:
    """Make the draft of a quarter from the weekly pattern, on the half-days the door is open.

    A seat whose partner has no agreement for that day is left to be filled. Raises SameQuarter.
    """
    _require_planner(actor, place, at)
    with transaction.atomic():
        current = locked(place)
        rota = _new_rota(current, quarter)
        days = quarter_openings(current, quarter)
        shifts = list(_from_pattern(rota, quarter, days))
        Shift.objects.bulk_create(shifts, batch_size=_MANY)
        _record("network.prepare_rota", rota, actor, at=at, body={"shifts": len(shifts)})
    return rota


def prepare_rota_from_previous(*, place: Place, quarter: Quarter, actor: Account | None, at: datetime) -> Rota:
    """Make the draft from the quarter before, thirteen weeks later, with whoever may still come."""
    _require_planner(actor, place, at)
    with transaction.atomic():
        current = locked(place)
        rota = _new_rota(current, quarter)
        source = Shift.objects.filter(rota__place=current, rota__starts_on=quarter.previous.starts_on)
        shifts = _Copier(rota, quarter_openings(current, quarter)).copied(source, timedelta(weeks=13))
        Shift.objects.bulk_create(shifts, batch_size=_MANY)
        _record("network.prepare_rota_from_previous", rota, actor, at=at, body={"shifts": len(shifts)})
    return rota


def copy_week(*, rota: Rota, monday: date, actor: Account | None, at: datetime) -> int:
    """Repeat the week of `monday` on the next one, where seats are missing; how many were made."""
    _require_planner(actor, rota.place, at)
    with transaction.atomic():
        current = locked(rota)
        source = Shift.objects.filter(rota=current, day__gte=monday, day__lt=monday + _WEEK)
        days = quarter_openings(current.place, Quarter(current.starts_on))
        shifts = _Copier(current, days).copied(source, _WEEK)
        Shift.objects.bulk_create(shifts)
        remember(current, "network.copy_week", made=shifts)
        _record("network.copy_week", current, actor, at=at, body={"monday": monday, "shifts": len(shifts)})
    return len(shifts)


def publish_rota(*, rota: Rota, actor: Account | None, at: datetime) -> Rota:
    """From now on the public reads these dates instead of the weekly pattern."""
    _require_planner(actor, rota.place, at)
    with transaction.atomic():
        current = locked(rota)
        if current.publication == Publication.PUBLISHED:
            raise SameQuarter(_("Ce trimestre est déjà publié."))
        current.publication = Publication.PUBLISHED
        current.save(update_fields=["publication"])
        _record("network.publish_rota", current, actor, at=at)
    return current


def confirm_past_shifts(*, rota: Rota, actor: Account | None, at: datetime) -> int:
    """Note that everybody planned before today came, but those marked away; how many shifts."""
    _require_planner(actor, rota.place, at)
    with transaction.atomic():
        current = locked(rota)
        past = Shift.objects.held().filter(rota=current, state=ShiftState.PLANNED, day__lt=local(at).date())
        before = [as_it_was(shift) for shift in past]
        count = past.update(state=ShiftState.CONFIRMED, version=F("version") + 1)
        remember(current, "network.confirm_past_shifts", before=before)
        _record("network.confirm_past_shifts", current, actor, at=at, body={"shifts": count})
    return count


class _Copier:
    """Repeats shifts later, where the door is open, with whoever may still come."""

    def __init__(self, rota: Rota, days: OpenHalfDays) -> None:
        self.rota, self.days = rota, days
        self.quarter = Quarter(rota.starts_on)
        self.taken = taken_between(self.quarter.starts_on, self.quarter.ends_on)
        self.holding = Holding(agreements_by_partner(self.quarter), self.taken)
        existing = Shift.objects.filter(rota=rota).exclude(state=ShiftState.CANCELLED)
        self.seats = Counter(existing.values_list("pole_id", "day", "half_day"))

    def copied(self, source: Iterable[Shift], later: timedelta) -> list[Shift]:
        """The shifts to make; seats already there are not doubled."""
        seats = [
            shift for shift in self._read(source) if shift.state not in {ShiftState.CANCELLED, ShiftState.REPLACED}
        ]
        wanted: Counter[tuple[str, date, str]] = Counter()
        made = []
        for shift in seats:
            key = (shift.pole_id, shift.day + later, shift.half_day)
            wanted[key] += 1
            is_open = self.quarter.holds(key[1]) and self.days.may_receive(key[1], HalfDay(key[2]))
            if is_open and wanted[key] > self.seats[key]:
                made.append(self._copy(shift, key[1]))
        return made

    def _read(self, source: Iterable[Shift]) -> list[Shift]:
        rows = Shift.objects.filter(id__in=[shift.id for shift in source]).select_related("counsellor", "organisation")
        return list(rows.prefetch_related("counsellor__poles").order_by("day", "half_day", "pole_id", "id"))

    def _copy(self, shift: Shift, day: date) -> Shift:
        copy = Shift(rota=self.rota, pole_id=shift.pole_id, day=day, half_day=shift.half_day)
        if shift.organisation_id and self.holding.allows(shift.organisation_id, day):
            copy.organisation_id = shift.organisation_id
            copy.counsellor = self._same_person(shift.counsellor, copy)
        return copy

    def _same_person(self, counsellor: Counsellor | None, copy: Shift) -> Counsellor | None:
        if counsellor is None:
            return None
        seat = Seat(self.rota.place, copy.pole_id, copy.day, HalfDay(copy.half_day))
        if not may_hold(counsellor, seat, self.holding):
            return None
        self.taken.add((counsellor.id, copy.day, copy.half_day))
        return counsellor


def _new_rota(place: Place, quarter: Quarter) -> Rota:
    if Rota.objects.filter(place=place, starts_on=quarter.starts_on).exists():
        raise SameQuarter(_("Le planning de ce trimestre est déjà préparé."))
    return Rota.objects.create(place=place, starts_on=quarter.starts_on)


def _from_pattern(rota: Rota, quarter: Quarter, days: OpenHalfDays) -> Iterable[Shift]:
    agreements = agreements_by_partner(quarter)
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=quarter.starts_on)
    rows = Permanence.objects.filter(ends_later, place=rota.place, valid_from__lte=quarter.ends_on)
    pattern = list(rows.select_related("organisation").order_by("weekday", "half_day", "pole_id", "id"))
    for day in quarter.days():
        for row in pattern:
            in_force = row.valid_from <= day <= (row.valid_until or day)
            if row.weekday == day.weekday() and in_force and days.may_receive(day, HalfDay(row.half_day)):
                partner = _partner_on(row.organisation, agreements, day)
                for _seat in range(row.counsellors):
                    yield Shift(rota=rota, pole_id=row.pole_id, day=day, half_day=row.half_day, organisation=partner)


def _partner_on(
    organisation: Organisation | None, agreements: Mapping[UUID, list[Agreement]], day: date
) -> Organisation | None:
    if organisation is None or not agreement_on(agreements.get(organisation.id, []), day):
        return None
    return organisation


def _require_planner(actor: Account | None, place: Place, at: datetime) -> None:
    require(actor, "network.plan_rota", on=local(at).date(), place_key=str(place.id))


def _record(
    verb: str, rota: Rota, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    key = str(rota.place_id)
    terms = {"quarter": Quarter(rota.starts_on).code, **(body or {})}
    journal.record(verb=verb, actor=actor, at=at, subject=str(rota.id), place_key=key, body=terms)
