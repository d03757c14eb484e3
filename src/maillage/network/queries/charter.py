"""The charter at one place, and the register of derogations. Places are never set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from maillage.network.charter import BY_CODE, PRINCIPLES, Principle
from maillage.network.enums import CharterAnswer, DerogationState
from maillage.network.models import Assessment, Derogation, Place
from maillage.network.rules import not_yours, reach

if TYPE_CHECKING:
    from maillage.accounts.models import Account

ENDING: Final = timedelta(days=60)  # when the end of a derogation is told
ASSESSED_AGAIN: Final = timedelta(days=365)  # an answer is looked at again each year (dossier §12.1)


@dataclass(frozen=True)
class PrincipleLine:
    """A principle at a place: its last answer, None when nobody answered; whether it is over a year old."""

    principle: Principle
    answer: Assessment | None
    is_old: bool


@dataclass(frozen=True)
class CharterSheet:
    """The charter at one place, and how far its team looked at it."""

    place: Place
    lines: tuple[PrincipleLine, ...]
    counts: tuple[tuple[CharterAnswer, int], ...]
    answered: int

    @property
    def total(self) -> int:
        """How many principles there are."""
        return len(self.lines)


def place_of_charter(account: Account, slug: str, on: date) -> Place:
    """A place whose answers the account may read: its own, or any for the coordination. Raises NotYours."""
    held = reach(account, "network.read_charter", on=on)
    rows = Place.objects.select_related("commune__department", "bearer").filter(slug=slug)
    place = (rows if held.is_whole else rows.filter(id__in=held.places)).first()
    if place is None:
        raise not_yours()
    return place


def charter_sheet(place: Place, on: date) -> CharterSheet:
    """The last answer to each principle, in the order of the charter. One query."""
    last: dict[str, Assessment] = {}
    for row in Assessment.objects.filter(place=place).order_by("id"):
        last[row.principle] = row
    lines = tuple(_line(principle, last.get(principle.code), on) for principle in PRINCIPLES)
    found = Counter(CharterAnswer(row.answer) for row in last.values())
    return CharterSheet(place, lines, tuple((answer, found[answer]) for answer in CharterAnswer), len(last))


def _line(principle: Principle, answer: Assessment | None, on: date) -> PrincipleLine:
    return PrincipleLine(principle, answer, answer is not None and on - answer.assessed_on > ASSESSED_AGAIN)


def assessments_of(place: Place, principle: str) -> QuerySet[Assessment]:
    """Every answer of a place to a principle, the last one first."""
    return Assessment.objects.filter(place=place, principle=principle).order_by("-id")


def principle_named(code: str) -> Principle:
    """The principle of that code. Raises NotYours."""
    if code not in BY_CODE:
        raise not_yours()
    return BY_CODE[code]


@dataclass(frozen=True)
class DerogationLine:
    """A derogation, its principle and where it stands on the day asked."""

    derogation: Derogation
    principle: Principle
    state: DerogationState


def derogations_visible_to(account: Account, on: date) -> list[DerogationLine]:
    """The register: all of it, or what concerns the account's places; those in force first. Two queries."""
    held = reach(account, "network.read_charter", on=on)
    rows = Derogation.objects.select_related("place").order_by("-valid_until", "principle", "id")
    if not held.is_whole:
        rows = rows.filter(Q(place__isnull=True) | Q(place_id__in=held.places))
    lines = [DerogationLine(row, BY_CODE[row.principle], state_of(row, on)) for row in rows]
    return sorted(lines, key=lambda line: list(DerogationState).index(line.state))


def derogation_decided_by(account: Account, key: UUID, on: date) -> Derogation:
    """A derogation the account may end. Raises NotYours. Two queries."""
    held = reach(account, "network.decide_derogation", on=on)
    row = Derogation.objects.filter(id=key).select_related("place").first() if held.is_whole else None
    if row is None:
        raise not_yours()
    return row


def state_of(row: Derogation, on: date) -> DerogationState:
    """Where a derogation stands on a day, both ends included."""
    if row.valid_until < on:
        return DerogationState.ENDED
    if row.valid_from > on:
        return DerogationState.COMING
    return DerogationState.ENDING if row.valid_until - on <= ENDING else DerogationState.RUNNING


def places_without_derogation(principle: str, places: Iterable[Place], on: date) -> list[Place] | None:
    """Places where the principle holds on `on`; None when the whole network may set it aside. One query."""
    running = Derogation.objects.filter(principle=principle, valid_from__lte=on, valid_until__gte=on)
    keys = set(running.values_list("place_id", flat=True))
    return None if None in keys else [place for place in places if place.pk not in keys]
