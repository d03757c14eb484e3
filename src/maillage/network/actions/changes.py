"""The last change of a rota, kept so that it can be undone once: ids and states, no name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import locked
from maillage.network.enums import ShiftState
from maillage.network.errors import NothingToUndo
from maillage.network.models import Rota, Shift
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def as_it_was(shift: Shift) -> dict[str, Any]:
    """What undoing gives back to a shift, and the version it will have after the change."""
    return {
        "id": str(shift.id),
        "organisation": str(shift.organisation_id) if shift.organisation_id else None,
        "counsellor": str(shift.counsellor_id) if shift.counsellor_id else None,
        "state": shift.state,
        "version": shift.version + 1,
    }


def remember(rota: Rota, verb: str, *, before: Iterable[dict[str, Any]] = (), made: Iterable[Shift] = ()) -> None:
    """Keep the change just made, instead of the one before."""
    rota.last_change = {
        "verb": verb,
        "before": list(before),
        "made": [{"id": str(shift.id), "version": shift.version} for shift in made],
    }
    rota.save(update_fields=["last_change"])


def undo_last_change(*, rota: Rota, actor: Account | None, at: datetime) -> Rota:
    """Give back what the last change took. Raises NothingToUndo when somebody touched it since."""
    require(actor, "network.plan_rota", on=local(at).date(), place_key=str(rota.place_id))
    with transaction.atomic():
        current = locked(rota)
        change = current.last_change
        if not change:
            raise NothingToUndo(_("Il n’y a rien à annuler."))
        _take_away(current, change["made"])
        # Emptied first: two that were exchanged on one half-day would meet on the way back.
        Shift.objects.filter(id__in=[kept["id"] for kept in change["before"]]).update(counsellor=None)
        for kept in change["before"]:
            _give_back(current, kept)
        current.last_change = {}
        current.save(update_fields=["last_change"])
        journal.record(
            verb="network.undo_rota_change",
            actor=actor,
            at=at,
            subject=str(current.id),
            place_key=str(current.place_id),
            body={"undone": change["verb"], "shifts": len(change["made"]) + len(change["before"])},
        )
    return current


def _take_away(rota: Rota, made: list[dict[str, Any]]) -> None:
    for kept in made:
        _untouched(rota, kept).delete()


def _give_back(rota: Rota, kept: dict[str, Any]) -> None:
    shift = _untouched(rota, kept)
    shift.organisation_id = UUID(kept["organisation"]) if kept["organisation"] else None
    shift.counsellor_id = UUID(kept["counsellor"]) if kept["counsellor"] else None
    shift.state = kept["state"]
    shift.version += 1
    if shift.counsellor_id and shift.state in {ShiftState.PLANNED, ShiftState.CONFIRMED}:
        _require_free(shift)
    shift.save()


def _untouched(rota: Rota, kept: dict[str, Any]) -> Shift:
    shift = Shift.objects.select_for_update().filter(rota=rota, id=kept["id"]).first()
    if shift is None or shift.version != kept["version"]:
        raise NothingToUndo(_("Ce créneau a changé depuis : reprenez-le à la main."))
    return shift


def _require_free(shift: Shift) -> None:
    held = Shift.objects.held().exclude(id=shift.id)
    if held.filter(counsellor=shift.counsellor_id, day=shift.day, half_day=shift.half_day).exists():
        raise NothingToUndo(_("Cette personne tient un autre créneau depuis : reprenez-le à la main."))
