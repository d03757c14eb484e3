"""Validating a month or a year (W11): its figures are frozen, and what comes later is a dated line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.enums import Span
from maillage.reception.errors import AlreadyValidated, NotOverYet, NotReady
from maillage.reception.freezing import Frozen
from maillage.reception.models import NETWORK_KEY, FrozenFigure, Period
from maillage.reception.queries.counted import Stretch
from maillage.reception.queries.periods import (
    Readiness,
    frozen_of_network,
    frozen_of_place,
    readiness_of_network,
    readiness_of_place,
)
from maillage.reception.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def validate(*, place: Place, span: Span, starts_on: date, actor: Account | None, at: datetime) -> Period:
    """Freeze the figures of a place's month or year. Raises NotYours, NotOverYet, AlreadyValidated, NotReady."""
    key = str(place.id)
    require(actor, "reception.validate_month", on=local(at).date(), place_key=key)
    with transaction.atomic():
        _require_ready(readiness_of_place(place, span, starts_on), Stretch(span, starts_on, ()), at)
        return _freeze(key, span, starts_on, rows=frozen_of_place(key, span, starts_on), actor=actor, at=at)


def consolidate(*, span: Span, starts_on: date, actor: Account | None, at: datetime) -> Period:
    """Freeze the network's figures, once every place validated its own. Raises as `validate`."""
    require(actor, "reception.consolidate", on=local(at).date(), place_key=NETWORK_KEY)
    with transaction.atomic():
        _require_ready(readiness_of_network(span, starts_on), Stretch(span, starts_on, ()), at)
        return _freeze(NETWORK_KEY, span, starts_on, rows=frozen_of_network(span, starts_on), actor=actor, at=at)


def _require_ready(readiness: Readiness, stretch: Stretch, at: datetime) -> None:
    if stretch.ends_on >= local(at).date():
        raise NotOverYet(_("Cette période n’est pas finie : validez-la quand elle le sera."))
    if readiness.is_validated:
        raise AlreadyValidated(_("Cette période est déjà validée."))
    if not readiness.is_ready:
        raise NotReady(_("Il reste des jours à fermer, ou des mois à valider : la page les nomme."))


def _freeze(
    key: str, span: Span, starts_on: date, *, rows: Iterable[Frozen], actor: Account | None, at: datetime
) -> Period:
    period = Period.objects.create(place_key=key, span=span, starts_on=starts_on, validated_on=local(at).date())
    FrozenFigure.objects.bulk_create(
        [
            FrozenFigure(
                place_key=key,
                span=span,
                starts_on=starts_on,
                table=row.table,
                item=row.item,
                number=row.number,
                is_hidden=row.is_hidden,
            )
            for row in rows
        ],
        batch_size=500,
    )
    body = {"span": span, "starts_on": starts_on}
    journal.record(verb="reception.validate", actor=actor, at=at, place_key=key, body=body)
    return period
