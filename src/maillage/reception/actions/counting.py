"""Counting (W2): people, optional profiles, the counter at the door."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from maillage.reception.enums import INDIVIDUAL, NOT_GIVEN
from maillage.reception.errors import NothingToUndo, UnknownValue
from maillage.reception.facts import Body, Told
from maillage.reception.models import DoorCount, ProfileFact, VisitFact, VisitTotal
from maillage.reception.words import OUTCOMES, require_known

_MOST_AT_ONCE = 2000


def take_visit(told: Told) -> None:
    """Count people: `nature`, `reason`, `outcome`, `number` (negative: an undo), `groups` (of how many groups).

    Raises UnknownValue, and NothingToUndo when fewer were counted alike in the half-day.
    """
    nature = code(told.body, "nature", INDIVIDUAL)
    reason = code(told.body, "reason")
    outcome = code(told.body, "outcome")
    require_known({"nature": nature, "reason": reason}, told.day)
    if outcome not in OUTCOMES:
        raise unknown("outcome")
    number = whole(told.body, "number", least=-_MOST_AT_ONCE, most=_MOST_AT_ONCE)
    if number == 0:
        raise unknown("number")
    alike = {**told.where_and_when, "nature": nature, "reason": reason, "outcome": outcome}
    if number < 0:
        _require_counted(alike, -number)
    VisitFact.objects.create(**alike, number=number, groups=_groups(told.body, nature, number))


def take_profile(told: Told) -> None:
    """Keep one visitor's profile: `age`, `sex`, `situation`, each may be missing."""
    values = {name: code(told.body, name) for name in ("age", "sex", "situation")}
    require_known(values, told.day)
    ProfileFact.objects.create(**told.where_and_when, **values)


def take_door_count(told: Told) -> None:
    """Note what the counter at the door shows: `number`; the last one told holds."""
    number = whole(told.body, "number", least=0, most=100_000)
    DoorCount.objects.update_or_create(**told.where_and_when, defaults={"number": number})


def _groups(body: Body, nature: str, number: int) -> int:
    """How many groups these people came in, with the sign of their number; people alone, or not told, are none."""
    if nature in {INDIVIDUAL, NOT_GIVEN}:
        return 0
    groups = whole(body, "groups", least=1, most=abs(number)) if body.get("groups") is not None else 1
    return groups if number > 0 else -groups


def _require_counted(alike: dict[str, Any], number: int) -> None:
    # Once its day is closed, what was counted stands in totals.
    people = Sum("number", default=0)
    counted = [model.objects.filter(**alike).aggregate(people=people)["people"] for model in (VisitFact, VisitTotal)]
    if sum(counted) < number:
        raise NothingToUndo(_("Il ne reste rien à reprendre : ce compte est déjà corrigé."))


def code(body: Body, name: str, missing: str = NOT_GIVEN) -> str:
    """The code of a field; `missing` when it is not told. Raises UnknownValue when it is no short text."""
    value = body.get(name) or missing
    if not isinstance(value, str) or len(value) > 40:
        raise unknown(name)
    return value


def whole(body: Body, name: str, *, least: int, most: int) -> int:
    """The whole number of a field. Raises UnknownValue when it is none, or out of bounds."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise unknown(name)
    return value


def unknown(name: str) -> UnknownValue:
    """The refusal of one field's value."""
    sentence = _("Cette valeur ne convient pas : corrigez-la, puis recommencez.")
    return UnknownValue(sentence, fields={name: [sentence]})
