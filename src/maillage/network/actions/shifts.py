"""One shift: added, filled, missed, taken over, exchanged, cancelled. No reason is ever asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import HalfDay, local
from maillage.network.actions.changes import as_it_was, remember
from maillage.network.actions.checks import locked, locked_at_version, pole_of, unknown
from maillage.network.availability import may_hold
from maillage.network.enums import HELD, ShiftState
from maillage.network.errors import CannotSwap, NotAvailable, ShiftNotOpen
from maillage.network.models import Counsellor, Rota, Shift
from maillage.network.quarters import Quarter
from maillage.network.queries.holding import holding_between, seat_of
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def add_shift(*, rota: Rota, pole_code: str, day: date, half_day: str, actor: Account | None, at: datetime) -> Shift:
    """Open one more seat, to be filled."""
    require(actor, "network.plan_rota", on=local(at).date(), place_key=str(rota.place_id))
    with transaction.atomic():
        current = locked(rota)
        if not Quarter(current.starts_on).holds(day):
            raise unknown("day", _("Ce jour n’est pas dans le trimestre."))
        if half_day not in HalfDay.values:
            raise unknown("half_day", _("Choisissez la demi-journée dans la liste."))
        shift = Shift(rota=current, pole=pole_of(pole_code), day=day, half_day=half_day)
        shift.save()
        remember(current, "network.add_shift", made=[shift])
        _record("network.add_shift", shift, actor, at=at)
    return shift


def fill_shift(*, shift: Shift, version: int, counsellor: Counsellor, actor: Account | None, at: datetime) -> Shift:
    """Give a seat to somebody; after an absence, somebody else takes over on a seat of their own.

    Returns the seat now held. Raises NotAvailable, ShiftNotOpen, StaleVersion.
    """
    with _changing(shift, version, actor=actor, at=at, is_presence=True) as current:
        if current.state not in {ShiftState.PLANNED, ShiftState.ABSENT}:
            raise ShiftNotOpen(_("Ce créneau n’est plus à pourvoir."))
        _require_may_hold(counsellor, current)
        before = _before(current)
        if current.state == ShiftState.ABSENT:
            filled = Shift(rota=current.rota, pole=current.pole, day=current.day, half_day=current.half_day)
            current.state = ShiftState.REPLACED
            current.save()
        else:
            filled = current
        filled.counsellor, filled.organisation = counsellor, counsellor.organisation
        filled.save()
        remember(current.rota, "network.fill_shift", before=[before], made=[] if filled is current else [filled])
        _record("network.fill_shift", filled, actor, at=at)
    return filled


def mark_absent(*, shift: Shift, version: int, actor: Account | None, at: datetime) -> Shift:
    """Note that nobody comes after all; the seat is to be filled."""
    with _changing(shift, version, actor=actor, at=at, is_presence=True) as current:
        if current.state not in HELD or current.organisation is None:
            raise ShiftNotOpen(_("Personne ne tient ce créneau."))
        return _set_state(current, ShiftState.ABSENT, "network.mark_absent", actor=actor, at=at)


def confirm_shift(*, shift: Shift, version: int, actor: Account | None, at: datetime) -> Shift:
    """Note that the seat was held."""
    with _changing(shift, version, actor=actor, at=at, is_presence=True) as current:
        if current.state != ShiftState.PLANNED or current.organisation is None:
            raise ShiftNotOpen(_("Personne ne tient ce créneau."))
        if current.day > local(at).date():
            raise ShiftNotOpen(_("Ce créneau n’a pas encore eu lieu."))
        return _set_state(current, ShiftState.CONFIRMED, "network.confirm_shift", actor=actor, at=at)


def cancel_shift(*, shift: Shift, version: int, actor: Account | None, at: datetime) -> Shift:
    """Take the seat out of the rota; it stays in the history."""
    with _changing(shift, version, actor=actor, at=at) as current:
        if current.state in {ShiftState.CANCELLED, ShiftState.REPLACED}:
            raise ShiftNotOpen(_("Ce créneau est déjà hors du planning."))
        return _set_state(current, ShiftState.CANCELLED, "network.cancel_shift", actor=actor, at=at)


def swap_shifts(
    *,
    first: Shift,
    first_version: int,
    second: Shift,
    second_version: int,
    actor: Account | None,
    at: datetime,
) -> tuple[Shift, Shift]:
    """Exchange who holds two shifts of one quarter. Raises CannotSwap, NotAvailable, StaleVersion."""
    with _changing(first, first_version, actor=actor, at=at) as one:
        two = locked_at_version(second, second_version)
        if one.rota_id != two.rota_id or one.id == two.id:
            raise CannotSwap(_("Ces deux créneaux ne sont pas du même planning."))
        if not all(shift.state in HELD and shift.counsellor for shift in (one, two)):
            raise CannotSwap(_("Il faut une personne nommée sur chacun des deux créneaux."))
        before = [_before(one), _before(two)]
        _exchange(one, two)
        remember(one.rota, "network.swap_shifts", before=before)
        _record("network.swap_shifts", one, actor, at=at, body={"with": str(two.id)})
    return one, two


def may_take(counsellor: Counsellor, shift: Shift, *, leaving: Shift | None = None) -> bool:
    """True when the counsellor may hold the shift, once they left `leaving`."""
    left = [shift.id, leaving.id] if leaving else [shift.id]
    return may_hold(counsellor, seat_of(shift), holding_between(shift.day, shift.day, without=left))


@contextmanager
def _changing(
    shift: Shift, version: int, *, actor: Account | None, at: datetime, is_presence: bool = False
) -> Iterator[Shift]:
    """The shift locked at its version, with its next one; its rota held, the right checked."""
    on = local(at).date()
    permission = "network.note_presence" if is_presence and shift.day == on else "network.change_shift"
    require(actor, permission, on=on, place_key=str(shift.rota.place_id))
    with transaction.atomic():
        locked(shift.rota)
        yield locked_at_version(shift, version)


def _before(current: Shift) -> dict[str, object]:
    """As it was: `current` already bears its next version."""
    return {**as_it_was(current), "version": current.version}


def _set_state(shift: Shift, state: ShiftState, verb: str, *, actor: Account | None, at: datetime) -> Shift:
    before = _before(shift)
    shift.state = state
    shift.save()
    remember(shift.rota, verb, before=[before])
    _record(verb, shift, actor, at=at)
    return shift


def _require_may_hold(counsellor: Counsellor, shift: Shift, *, leaving: Shift | None = None) -> None:
    if not may_take(counsellor, shift, leaving=leaving):
        raise NotAvailable(
            _("%(name)s ne peut pas tenir ce créneau : autre pôle, autre créneau, dates ou convention.")
            % {"name": str(counsellor)}
        )


def _exchange(one: Shift, two: Shift) -> None:
    first, second = one.counsellor, two.counsellor
    if first is None or second is None:
        return
    _require_may_hold(second, one, leaving=two)
    _require_may_hold(first, two, leaving=one)
    Shift.objects.filter(id=two.id).update(counsellor=None)
    one.counsellor, one.organisation = second, second.organisation
    two.counsellor, two.organisation = first, first.organisation
    one.save()
    two.save()


def _record(
    verb: str, shift: Shift, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    terms = {"pole": shift.pole_id, "day": shift.day, "half_day": shift.half_day, "state": shift.state, **(body or {})}
    key = str(shift.rota.place_id)
    journal.record(verb=verb, actor=actor, at=at, subject=str(shift.id), place_key=key, body=terms)
