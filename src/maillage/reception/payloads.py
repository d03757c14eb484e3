"""How a desk writes a fact in its queue: a contract with devices that may be updated late.

A queue may have been filled by an older version of the desk: what version `SCHEMA - 2` wrote is still read.
A fact carries no device, no person and no clock: its day and half-day were worked out where it was told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from maillage.core.instants import HalfDay
from maillage.reception.enums import FactKind
from maillage.reception.errors import NewerDesk, Unreadable

SCHEMA: Final = 1
# How the body of an older version becomes one of the next: {1: from_1_to_2}. Two steps are kept.
STEPS: Final[Mapping[int, Callable[[dict[str, object]], dict[str, object]]]] = {}
_NAMES: Final = frozenset({"op_id", "seq", "schema", "kind", "place", "day", "half_day", "body"})
_MOST_VALUES, _MOST_CODES, _LONGEST = 40, 40, 100


@dataclass(frozen=True)
class Queued:
    """A fact as it waits in a queue. `seq` only orders one device's batch and is not kept."""

    operation_id: UUID
    seq: int
    kind: FactKind
    place_key: str
    day: date
    half_day: HalfDay
    body: Mapping[str, object]


def read(raw: object) -> Queued:
    """The fact of a queue. Raises Unreadable, and NewerDesk when this server is older than the desk."""
    if not isinstance(raw, dict) or set(raw) != _NAMES:
        raise _unreadable()
    _check_schema(raw["schema"])
    try:
        return Queued(
            operation_id=UUID(_text(raw["op_id"])),
            seq=_whole(raw["seq"]),
            kind=FactKind(raw["kind"]),
            place_key=str(UUID(_text(raw["place"]))),
            day=date.fromisoformat(_text(raw["day"])),
            half_day=HalfDay(raw["half_day"]),
            body=_of_today(_body(raw["body"]), raw["schema"]),
        )
    except ValueError:
        raise _unreadable() from None


def _check_schema(schema: object) -> None:
    if not isinstance(schema, int) or isinstance(schema, bool) or not max(1, SCHEMA - 2) <= schema:
        raise _unreadable()
    if schema > SCHEMA:
        raise NewerDesk(_("Le serveur est plus ancien que ce poste : la saisie attend sur l’appareil."))


def _of_today(body: dict[str, object], schema: int) -> dict[str, object]:
    for version in range(schema, SCHEMA):
        body = STEPS[version](body)
    return body


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _unreadable()
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _unreadable()
    return value


def _body(value: object) -> dict[str, object]:
    """A flat object of short values; which of them mean something is for the kind to say."""
    if not isinstance(value, dict) or len(value) > _MOST_VALUES:
        raise _unreadable()
    if not all(_is_short(one) for pair in value.items() for one in pair):
        raise _unreadable()
    return value


def _is_short(value: Any) -> bool:  # noqa: ANN401  whatever JSON held
    if isinstance(value, list):
        return len(value) <= _MOST_CODES and all(isinstance(one, str) and len(one) <= _LONGEST for one in value)
    if isinstance(value, str):
        return len(value) <= _LONGEST
    return value is None or isinstance(value, int)


def missing(after: int, batch: list[int]) -> list[int]:
    """The numbers that should stand between the last answered one and the last of this batch, and do not."""
    return sorted(set(range(after + 1, max(batch, default=after) + 1)) - set(batch))[:1000]


def _unreadable() -> Unreadable:
    return Unreadable(_("Cette saisie est illisible. Gardez-la, puis demandez de l’aide."))
