"""What leaves the bench: a page behind a link, what changed three months later, a colleague asked for (W4)."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from maillage.core.dates import in_words
from maillage.core.instants import HalfDay, local
from maillage.network.models import Place, Pole
from maillage.reception.actions.counting import unknown
from maillage.reception.errors import NothingToTake, TooEarly, UnknownCode
from maillage.reception.models import PeerCall, ReturnAnswer, RoutePage
from maillage.reception.references import MOST, held, known_references
from maillage.reception.return_codes import month_of, opens_on
from maillage.reception.rules import not_yours, require
from maillage.reception.words import require_returned
from maillage.safeguards.fact_operations import once_as_fact
from maillage.safeguards.tokens import hash_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account

KEPT_DAYS: Final = 30
_TOKEN_BYTES: Final = 16  # 128 bits


def leave_page(
    *, references: Iterable[str], place: Place, operation_id: UUID, actor: Account | None, at: datetime
) -> str:
    """Put public things behind a link; its token, of which only the hash stays.

    The token is drawn from the random id of the form by our secret key: a form sent twice gives one page,
    and nothing kept leads back to it. Raises NotYours and NothingToTake.
    """
    today = local(at).date()
    require(actor, "reception.receive", on=today, place_key=str(place.id))
    known = known_references(references)[:MOST]
    if not known:
        raise NothingToTake(_("Le panier est vide : ajoutez d’abord quelque chose."))
    drawn = salted_hmac("maillage.reception.routes", operation_id.hex, algorithm="sha256").digest()
    token = base64.urlsafe_b64encode(drawn[:_TOKEN_BYTES]).decode().rstrip("=")
    kept = {"items": held(known), "expires_on": today + timedelta(days=KEPT_DAYS)}
    RoutePage.objects.get_or_create(digest=hash_of(token), defaults=kept)
    return token


def erase_page(*, token: str) -> None:
    """Erase the page of a link, at once, for who holds it. Raises NotYours when there is none, or no more."""
    if not RoutePage.objects.filter(digest=hash_of(token)).delete()[0]:
        raise not_yours()


def take_return(*, code: str, answer: str, operation_id: UUID, at: datetime) -> bool:
    """Count what changed for somebody three months later; True when this form was already counted.

    Raises UnknownCode, TooEarly and UnknownValue.
    """
    today = local(at).date()
    month = month_of(code, today)
    if month is None:
        raise UnknownCode(_("Ce code ne se trouve sur aucune carte de l’année : relisez-le."))
    if today < opens_on(month):
        day = in_words(opens_on(month))
        raise TooEarly(_("C’est encore tôt : revenez à partir du %(day)s.") % {"day": day})
    require_returned(answer, today)
    body = {"month": month, "answer": answer}
    return once_as_fact(
        operation_id=operation_id,
        body=body,
        at=at,
        effect=lambda: ReturnAnswer.objects.create(month=month, answer=answer),
    )


def call_colleague(*, place: Place, pole: str, day: date, half_day: HalfDay, actor: Account | None) -> None:
    """Ask the colleagues of the place to come to a pôle. Nothing tells who asks, nor about whom."""
    require(actor, "reception.receive", on=day, place_key=str(place.id))
    if not Pole.objects.filter(code=pole).exists():
        raise unknown("pole")
    PeerCall.objects.get_or_create(place_key=str(place.id), day=day, half_day=half_day, pole=pole)


def end_call(*, place: Place, pole: str, day: date, actor: Account | None) -> None:
    """A colleague comes, or is needed no more."""
    require(actor, "reception.receive", on=day, place_key=str(place.id))
    PeerCall.objects.filter(place_key=str(place.id), day=day, pole=pole).delete()
