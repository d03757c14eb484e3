"""Counting (W2): people, optional profiles, the counter at the door."""

from __future__ import annotations

from django.utils.translation import gettext as _

from maillage.reception.enums import NOT_GIVEN
from maillage.reception.errors import UnknownValue
from maillage.reception.facts import Body, Told
from maillage.reception.models import DoorCount, ProfileFact, VisitFact
from maillage.reception.words import OUTCOMES, require_known

_MOST_AT_ONCE = 2000


def take_visit(told: Told) -> None:
    """Count people: `nature`, `reason`, `outcome`, `number` (negative: an undo), `groups`."""
    nature = code(told.body, "nature", "individuel")
    reason = code(told.body, "reason")
    outcome = code(told.body, "outcome")
    require_known({"nature": nature, "reason": reason}, told.day)
    if outcome not in OUTCOMES:
        raise unknown("outcome")
    number = whole(told.body, "number", least=-_MOST_AT_ONCE, most=_MOST_AT_ONCE)
    if number == 0:
        raise unknown("number")
    is_group = nature != "individuel"
    VisitFact.objects.create(
        **told.where_and_when,
        nature=nature,
        reason=reason,
        outcome=outcome,
        number=number,
        groups=(1 if number > 0 else -1) if is_group else 0,
    )


def take_profile(told: Told) -> None:
    """Keep one visitor's profile: `age`, `sex`, `situation`, each may be missing."""
    values = {name: code(told.body, name) for name in ("age", "sex", "situation")}
    require_known(values, told.day)
    ProfileFact.objects.create(**told.where_and_when, **values)


def take_door_count(told: Told) -> None:
    """Note what the counter at the door shows: `number`; the last one told holds."""
    number = whole(told.body, "number", least=0, most=100_000)
    DoorCount.objects.update_or_create(**told.where_and_when, defaults={"number": number})


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
