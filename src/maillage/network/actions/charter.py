"""What a place answers about the charter, and the derogations the coordination decides (R18)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import locked, require_dates, require_valid, unknown
from maillage.network.charter import CODES
from maillage.network.enums import CharterAnswer
from maillage.network.errors import ProofMissing
from maillage.network.models import Assessment, Derogation, Place
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_DEROGATION: Final = timedelta(days=731)  # two years: longer is no longer an exception
_NEEDS_PROOF: Final = {CharterAnswer.KEPT, CharterAnswer.PARTLY}


def assess_principle(
    *, place: Place, principle: str, answer: str, proof: str = "", actor: Account | None, at: datetime
) -> Assessment:
    """Answer for one principle at a place, today; the answers before stay. Raises ProofMissing."""
    on = local(at).date()
    require(actor, "network.assess_charter", on=on, place_key=str(place.id))
    _require_principle(principle)
    with transaction.atomic():
        row = Assessment(place=place, principle=principle, answer=answer, proof=proof, assessed_on=on)
        require_valid(row)
        if row.answer in _NEEDS_PROOF and not row.proof:
            sentence = _("Dites à quoi cela se voit : une affiche, un écran, une règle de l’équipe.")
            raise ProofMissing(sentence, fields={"proof": [str(sentence)]})
        row.save()
        body = {"principle": principle, "answer": row.answer}
        _record("network.assess_principle", actor, at, subject=str(place.id), place=place, body=body)
    return row


def decide_derogation(
    *,
    principle: str,
    place: Place | None,
    reason: str,
    decided_by: str,
    valid_from: date,
    valid_until: date,
    actor: Account | None,
    at: datetime,
) -> Derogation:
    """Set a principle aside, at a place or in the whole network, until a day. Coordination decides."""
    require(actor, "network.decide_derogation", on=local(at).date())
    _require_principle(principle)
    with transaction.atomic():
        row = Derogation(principle=principle, place=place, reason=reason, decided_by=decided_by)
        row.valid_from, row.valid_until = valid_from, valid_until
        require_valid(row)
        require_dates(row)
        if row.valid_until - row.valid_from > LONGEST_DEROGATION:
            raise unknown("valid_until", _("Une dérogation dure deux ans au plus : choisissez une fin plus proche."))
        row.save()
        _record("network.decide_derogation", actor, at, subject=str(row.id), place=place, body=_terms(row))
    return row


def end_derogation(*, derogation: Derogation, valid_until: date, actor: Account | None, at: datetime) -> Derogation:
    """Give a derogation an earlier last day; it is never made longer: another one is decided."""
    require(actor, "network.decide_derogation", on=local(at).date())
    with transaction.atomic():
        current = locked(derogation)
        if valid_until > current.valid_until:
            raise unknown("valid_until", _("Une dérogation ne se prolonge pas : décidez-en une autre."))
        current.valid_until = valid_until
        require_dates(current)
        current.save(update_fields=["valid_until"])
        _record("network.end_derogation", actor, at, subject=str(current.id), place=current.place, body=_terms(current))
    return current


def _require_principle(principle: str) -> None:
    if principle not in CODES:
        raise unknown("principle", _("Ce principe n’existe pas : choisissez-le dans la liste."))


def _terms(row: Derogation) -> dict[str, object]:
    return {"principle": row.principle, "valid_from": row.valid_from, "valid_until": row.valid_until}


def _record(
    verb: str, actor: Account | None, at: datetime, *, subject: str, place: Place | None, body: Mapping[str, object]
) -> None:
    key = str(place.id) if place else ""
    journal.record(verb=verb, actor=actor, at=at, subject=subject, place_key=key, body=body)
