"""Counsellors: lent by a partner, welcomed, gone, then forgotten. Nobody is evaluated (R13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import apply, locked_at_version, require_dates, require_valid, unknown
from maillage.network.fields import CounsellorChanges, CounsellorDetails
from maillage.network.models import Counsellor, Organisation, Place, Shift
from maillage.network.rules import not_yours, reach
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

FORGOTTEN_AFTER: Final = timedelta(days=90)
_MANY = ("poles", "places")


def register_counsellor(
    *,
    organisation: Organisation,
    first_name: str,
    family_name: str,
    actor: Account | None,
    at: datetime,
    **details: Unpack[CounsellorDetails],
) -> Counsellor:
    """Add somebody a partner lends, from today unless said otherwise. Their first name stays inside."""
    on = local(at).date()
    _require_places(actor, details.get("places", ()), on=on)
    counsellor = Counsellor(organisation=organisation, first_name=first_name, family_name=family_name, valid_from=on)
    with transaction.atomic():
        _write(counsellor, details)
        _record("network.register_counsellor", counsellor, actor, at=at)
    return counsellor


def change_counsellor(
    *, counsellor: Counsellor, version: int, actor: Account | None, at: datetime, **changes: Unpack[CounsellorChanges]
) -> Counsellor:
    """Change what is given. After the last day, shifts still to come are to be filled again."""
    on = local(at).date()
    _require_places(actor, counsellor.places.all(), on=on)
    if "places" in changes:
        _require_places(actor, changes["places"], on=on)
    with transaction.atomic():
        current = locked_at_version(counsellor, version)
        changed = _write(current, changes)
        freed = _free_shifts_after_departure(current)
        _record("network.change_counsellor", current, actor, at=at, body={"changed": changed, "freed": freed})
    return current


def forget_departed_counsellors(at: datetime) -> int:
    """Empty the names of those gone for 90 days, and end their calendar link; how many."""
    gone = Counsellor.objects.filter(valid_until__lt=local(at).date() - FORGOTTEN_AFTER)
    return gone.exclude(first_name="", family_name="").update(
        first_name="",
        family_name="",
        account=None,
        feed_hash=None,
        charter_read_on=None,
        module_followed_on=None,
        shows_first_name=False,
    )


def forget_holders(at: datetime) -> int:
    """Empty who held the shifts of over 90 days ago: the partner's count stays; how many shifts."""
    old = Shift.objects.filter(day__lt=local(at).date() - FORGOTTEN_AFTER, counsellor__isnull=False)
    return old.update(counsellor=None)


def _free_shifts_after_departure(counsellor: Counsellor) -> int:
    if counsellor.valid_until is None:
        return 0
    beyond = counsellor.shifts.filter(day__gt=counsellor.valid_until)
    return sum(_freed(shift) for shift in beyond.select_for_update(of=("self",)))


def _freed(shift: Shift) -> int:
    shift.counsellor, shift.organisation = None, None
    shift.version += 1
    shift.save(update_fields=["counsellor", "organisation", "version"])
    return 1


def _write(counsellor: Counsellor, values: Mapping[str, Any]) -> list[str]:
    changed = apply(counsellor, {name: value for name, value in values.items() if name not in _MANY})
    require_valid(counsellor)
    require_dates(counsellor)
    if not counsellor.first_name or not counsellor.family_name:
        raise unknown("first_name" if not counsellor.first_name else "family_name", _("Ce champ est obligatoire."))
    counsellor.save()
    for name in _MANY:
        if name in values:
            rows = list(values[name])
            if not rows:
                raise unknown(name, _("Choisissez-en au moins un."))
            getattr(counsellor, name).set(rows)
    return changed


def _require_places(actor: Account | None, places: Iterable[Place], *, on: date) -> None:
    """Raise NotYours unless the actor holds the whole network, or every one of these places."""
    if actor is None:
        return
    held = reach(actor, "network.change_counsellor", on=on)
    keys = {str(place.id) for place in places}
    if not held.is_whole and not (keys and keys <= held.places):
        raise not_yours()


def _record(
    verb: str, counsellor: Counsellor, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    """No name enters the journal: it could not be forgotten there before a year."""
    journal.record(verb=verb, actor=actor, at=at, subject=str(counsellor.id), body=body)
