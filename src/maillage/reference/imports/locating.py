"""Where a line of a directory stands: its commune by code, by former code, or by postal code and name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from maillage.core.text import normalise
from maillage.reference.models import Commune, PostalCode

_CEDEX: Final = re.compile(r"\bcedex\b.*$|\b\d{1,2}(?:er|e|eme)?(?: arrondissement)?$")
_SAINTS: Final = {"st": "saint", "ste": "sainte"}
_SUCCESSIONS: Final = 8


@dataclass(frozen=True)
class Spot:
    """A commune and its centre."""

    code: str
    name: str
    latitude: float
    longitude: float


class Gazetteer:
    """The communes in the database, read once."""

    @cached_property
    def _communes(self) -> dict[str, tuple[str, str | None, float, float]]:
        rows = Commune.objects.order_by("code").values_list("code", "name", "successor_id", "latitude", "longitude")
        return {code: (name, successor, latitude, longitude) for code, name, successor, latitude, longitude in rows}

    @cached_property
    def _by_postal_code(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for postal, code in PostalCode.objects.order_by("code", "commune_id").values_list("code", "commune_id"):
            found[postal].append(code)
        return found

    def by_code(self, code: str) -> Spot | None:
        """The commune of today that `code` is, or became part of."""
        for _step in range(_SUCCESSIONS):
            if code not in self._communes:
                return None
            name, successor, latitude, longitude = self._communes[code]
            if successor is None:
                return Spot(code, name, latitude, longitude)
            code = successor
        return None

    def named(self, postal_code: str, city: str) -> Spot | None:
        """The commune of that name served by that postal code; the only one served, whatever the name."""
        served = self._by_postal_code.get(postal_code, [])
        sought = _plain(city)
        named = [code for code in served if _plain(self._communes[code][0]) == sought]
        chosen = named or (served if len(served) == 1 else [])
        return self.by_code(chosen[0]) if chosen else None


def _plain(name: str) -> str:
    words = (_SAINTS.get(word, word) for word in normalise(name).split())
    return _CEDEX.sub("", " ".join(words)).strip()
