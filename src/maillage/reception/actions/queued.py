"""What the queue of a desk brings: each fact counted, found already there, set aside for a person, or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours, Refusal
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.actions.intake import take, take_in
from maillage.reception.actions.late import LATEST_DAYS
from maillage.reception.enums import WhyAside
from maillage.reception.errors import NewerDesk, TooLate, Unreadable
from maillage.reception.facts import Told
from maillage.reception.models import Reconciliation
from maillage.reception.payloads import Queued
from maillage.safeguards import room
from maillage.safeguards.errors import NoRoom, StillInFlight
from maillage.safeguards.fact_operations import once_as_fact

if TYPE_CHECKING:
    from maillage.accounts.models import Account


class Outcome(StrEnum):
    """What became of a fact; `LATER` alone leaves it in the queue."""

    TAKEN = "taken"
    ALREADY = "already"
    ASIDE = "aside"
    REFUSED = "refused"
    LATER = "later"


@dataclass(frozen=True)
class Answer:
    """What the desk is told about one fact. `code` and `sentence` are empty when there is nothing to say."""

    outcome: Outcome
    code: str = ""
    sentence: str = ""
    status: int = 200


def take_in_queued(*, queued: Sequence[Queued], actor: Account, at: datetime) -> list[Answer]:
    """Take in what a queue brings, in its order, each fact in its own transaction."""
    places = {str(place.id): place for place in Place.objects.filter(id__in={one.place_key for one in queued})}
    return [_answer(partial(_take_one, one, places, actor=actor, at=at)) for one in queued]


def refused(refusal: Refusal) -> Answer:
    """What a refusal tells the desk; one that passes by itself leaves the fact in the queue."""
    passes = isinstance(refusal, StillInFlight | NewerDesk | NoRoom)
    outcome = Outcome.LATER if passes else Outcome.REFUSED
    return Answer(outcome, refusal.code, str(refusal.sentence), refusal.status)


def _answer(act: Callable[[], Answer]) -> Answer:
    try:
        with room.refusing():
            return act()
    except Refusal as refusal:
        return refused(refusal)


def _take_one(one: Queued, places: Mapping[str, Place], *, actor: Account, at: datetime) -> Answer:
    if one.place_key not in places:
        raise Unreadable(_("Le lieu de cette saisie n’existe plus. Gardez-la, puis demandez de l’aide."))
    told = Told(one.kind, places[one.place_key], one.day, one.half_day, one.body)
    try:
        was_there = take_in(told=told, operation_id=one.operation_id, actor=actor, at=at)
    except (NotYours, TooLate) as refusal:
        return _set_aside(told, one.operation_id, reason=_why(refusal, told, at), at=at)
    return Answer(Outcome.ALREADY if was_there else Outcome.TAKEN)


def _why(refusal: Refusal, told: Told, at: datetime) -> WhyAside:
    """Why a person must decide. Raises the refusal again when nobody may: the fact is too old."""
    today = local(at).date()
    if told.day < today - timedelta(days=LATEST_DAYS):
        raise refusal
    return WhyAside.RIGHTS_LOST if isinstance(refusal, NotYours) else WhyAside.AHEAD


def _set_aside(told: Told, operation_id: UUID, *, reason: WhyAside, at: datetime) -> Answer:
    """Keep the fact for a person, once, after its own kind has read it: what it would refuse is refused here too."""

    def keep() -> None:
        listened = _Listened(told.body)
        with transaction.atomic():
            take(replace(told, body=listened), author=None)
            transaction.set_rollback(True)
        Reconciliation.objects.create(**told.where_and_when, kind=told.kind, reason=reason, body=listened.heard)

    body = {"kind": told.kind, **told.where_and_when, **told.body}
    was_there = once_as_fact(operation_id=operation_id, body=body, at=at, effect=keep)
    return Answer(Outcome.ALREADY if was_there else Outcome.ASIDE, f"reception.{reason}", str(reason.label))


class _Listened(Mapping[str, object]):
    """A body that remembers what was read of it: what no rule of its kind looked at is not kept."""

    def __init__(self, body: Mapping[str, object]) -> None:
        self._body = body
        self.heard: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        self.heard[name] = self._body[name]
        return self.heard[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._body)

    def __len__(self) -> int:
        return len(self._body)
