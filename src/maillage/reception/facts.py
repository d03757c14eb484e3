"""What a desk tells: one fact at a time, of one kind, read from plain values before anything is written.

The same facts come from a page's form, from the queue of a desk without network (`desk`), from paper and
from the simulator. Each kind of `KINDS` reads its body and takes it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception.enums import FactKind

Body = Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """A fact as a desk tells it: where, on which half-day, and the values of its kind."""

    kind: FactKind
    place: Place
    day: date
    half_day: HalfDay
    body: Body

    @property
    def place_key(self) -> str:
        """The id of the place, as anonymous tables keep it."""
        return str(self.place.id)

    @property
    def where_and_when(self) -> dict[str, Any]:
        """The columns every anonymous row shares."""
        return {"place_key": self.place_key, "day": self.day, "half_day": self.half_day}
