"""Opinions: one given on a screen, several typed from paper; bounded by the visits counted, not by who answers."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import HalfDay, half_day_of, local
from maillage.network.models import Place
from maillage.reception.actions.counting import code
from maillage.reception.enums import NOT_GIVEN, Means
from maillage.reception.errors import EnoughOpinions, SaysNothing, TooLate
from maillage.reception.models import SatisfactionAnswer
from maillage.reception.queries.satisfaction import room_for_opinions
from maillage.reception.rules import require
from maillage.reception.satisfaction import ASKED
from maillage.reception.words import require_known
from maillage.safeguards.fact_operations import once_as_fact
from maillage.safeguards.facts import wipe_write_ahead_log

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LATEST_DAYS: Final = 45
KEPT_DAYS: Final = 730
_SAYING: Final = ("found", "rating", "recommends", "wait")

Opinion = Mapping[str, object]


def give_opinion(*, place: Place, opinion: Opinion, means: Means, operation_id: UUID, at: datetime) -> bool:
    """Take in what a visitor answers on a screen; True when it was already there. Nothing tells who.

    Raises SaysNothing, UnknownValue, EnoughOpinions and the refusals of `once_as_fact`.
    """
    day, half_day = local(at).date(), half_day_of(at)
    row = _row({"place_key": str(place.id), "day": day, "half_day": half_day, "means": means}, opinion)

    def effect() -> None:
        if not room_for_opinions(place, day, half_day):
            raise EnoughOpinions(_("Ce lieu a reçu autant d’avis que de visites. Dites le vôtre à l’accueil."))
        row.save(force_insert=True)

    return once_as_fact(operation_id=operation_id, body=_body(row), at=at, effect=effect)


def type_opinions(
    *,
    place: Place,
    day: date,
    half_day: HalfDay,
    opinions: Sequence[Opinion],
    operation_id: UUID,
    actor: Account | None,
    at: datetime,
) -> bool:
    """Take in answers read on paper, several at once; True when they were already there.

    Raises NotYours, TooLate, SaysNothing, UnknownValue and the refusals of `once_as_fact`.
    """
    today = local(at).date()
    require(actor, "reception.welcome", on=today, place_key=str(place.id))
    if not today - timedelta(days=LATEST_DAYS) <= day <= today:
        raise TooLate(_("Choisissez un jour des 45 derniers jours."), fields={"day": [_("Ce jour est trop loin.")]})
    where = {"place_key": str(place.id), "day": day, "half_day": half_day, "means": Means.PAPER}
    rows = [_row(where, opinion) for opinion in opinions]
    if not rows:
        raise SaysNothing(_("Tapez au moins une réponse."))
    body = {"kind": "opinions", "rows": [_body(row) for row in rows]}
    return once_as_fact(
        operation_id=operation_id, body=body, at=at, effect=lambda: SatisfactionAnswer.objects.bulk_create(rows)
    )


def shuffle_and_forget(at: datetime) -> int:
    """Write the answers of past days again in random order, without the oldest; how many these were."""
    today = local(at).date()
    with transaction.atomic():
        forgotten = SatisfactionAnswer.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()[0]
        late = SatisfactionAnswer.objects.filter(day__lt=today, day__gte=today - timedelta(days=LATEST_DAYS + 1))
        rows = list(late.order_by("id"))
        late.delete()
        secrets.SystemRandom().shuffle(rows)
        for row in rows:
            row.id = uuid.uuid4()
        SatisfactionAnswer.objects.bulk_create(rows)
        transaction.on_commit(wipe_write_ahead_log)
    return forgotten


def _row(where: Mapping[str, Any], opinion: Opinion) -> SatisfactionAnswer:
    values = {name: code(opinion, name) for name in ASKED}
    if all(values[name] == NOT_GIVEN for name in _SAYING):
        raise SaysNothing(_("Répondez au moins à une question."))
    require_known(values, where["day"])
    return SatisfactionAnswer(**where, **values)


def _body(row: SatisfactionAnswer) -> dict[str, object]:
    where = {"kind": "opinion", "place_key": row.place_key, "day": row.day, "half_day": str(row.half_day)}
    return where | {name: getattr(row, name) for name in ASKED}
