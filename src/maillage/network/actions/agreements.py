"""Agreements: registered, changed, renewed by another one. None is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import apply, locked, locked_at_version, require_dates, require_valid, unknown
from maillage.network.errors import AgreementsOverlap, AlreadyRenewed
from maillage.network.fields import AgreementChanges, AgreementDetails
from maillage.network.models import Agreement, Organisation
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

Blackout = tuple[date, date]
_MANY = ("poles", "places")


def register_agreement(
    *,
    organisation: Organisation,
    half_days_per_month: int,
    valid_from: date,
    valid_until: date,
    actor: Account | None,
    at: datetime,
    **details: Unpack[AgreementDetails],
) -> Agreement:
    """Note what a partner promises. Raises AgreementsOverlap when another one runs at the same time."""
    require(actor, "network.change_agreement", on=local(at).date())
    agreement = Agreement(organisation=organisation, half_days_per_month=half_days_per_month)
    agreement.valid_from, agreement.valid_until = valid_from, valid_until
    with transaction.atomic():
        _write(agreement, details)
        _record("network.register_agreement", agreement, actor, at=at)
    return agreement


def change_agreement(
    *, agreement: Agreement, version: int, actor: Account | None, at: datetime, **changes: Unpack[AgreementChanges]
) -> Agreement:
    """Correct what is given. `version` is the one the page was made from; a stale one is refused."""
    require(actor, "network.change_agreement", on=local(at).date())
    with transaction.atomic():
        current = locked_at_version(agreement, version)
        changed = _write(current, changes)
        _record("network.change_agreement", current, actor, at=at, body={"changed": changed})
    return current


def renew_agreement(
    *, agreement: Agreement, valid_until: date, half_days_per_month: int, actor: Account | None, at: datetime
) -> Agreement:
    """Follow an agreement by another, from the day after its end, with the same pôles and places.

    Raises AlreadyRenewed.
    """
    require(actor, "network.change_agreement", on=local(at).date())
    with transaction.atomic():
        current = locked(agreement)
        if Agreement.objects.filter(renews=current).exists():
            raise AlreadyRenewed(_("Cette convention a déjà une suite : changez plutôt la suivante."))
        following = Agreement(organisation=current.organisation, renews=current, reference=current.reference)
        following.half_days_per_month = half_days_per_month
        following.valid_from = (current.valid_until or local(at).date()) + timedelta(days=1)
        following.valid_until = valid_until
        _write(following, {"poles": current.poles.all(), "places": current.places.all()})
        _record("network.renew_agreement", following, actor, at=at, body={"renews": str(current.id)})
    return following


def _write(agreement: Agreement, values: Mapping[str, Any]) -> list[str]:
    """Check and save the row, then what it points at; the names of what changed."""
    columns = {name: value for name, value in values.items() if name not in _MANY}
    if "blackouts" in columns:
        columns["blackouts"] = _in_order(columns["blackouts"])
    changed = apply(agreement, columns)
    locked(agreement.organisation)
    require_valid(agreement)
    require_dates(agreement)
    if agreement.half_days_per_month < 1:
        raise unknown("half_days_per_month", _("Une convention promet au moins une demi-journée par mois."))
    _require_alone(agreement)
    agreement.save()
    for name in _MANY:
        if name in values:
            getattr(agreement, name).set(_some(name, values[name]))
    return changed


def _some(name: str, rows: Iterable[object]) -> list[object]:
    rows = list(rows)
    if not rows:
        raise unknown(name, _("Choisissez-en au moins un."))
    return rows


def _in_order(blackouts: Sequence[Blackout]) -> list[list[str]]:
    for first, last in blackouts:
        if last < first:
            raise unknown("blackouts", _("Une absence finit après son début : vérifiez les dates."))
    return [[first.isoformat(), last.isoformat()] for first, last in sorted(blackouts)]


def _require_alone(agreement: Agreement) -> None:
    """One agreement at a time per partner: what is promised on a day has one answer."""
    others = Agreement.objects.exclude(id=agreement.id).filter(organisation=agreement.organisation)
    if others.filter(valid_from__lte=agreement.valid_until, valid_until__gte=agreement.valid_from).exists():
        raise AgreementsOverlap(_("Une autre convention de cet organisme court à ces dates : changez les dates."))


def _record(
    verb: str, agreement: Agreement, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    terms = {
        "organisation": str(agreement.organisation_id),
        "half_days_per_month": agreement.half_days_per_month,
        "valid_from": agreement.valid_from,
        "valid_until": agreement.valid_until,
    }
    journal.record(verb=verb, actor=actor, at=at, subject=str(agreement.id), body={**terms, **(body or {})})
