"""What a panier, a route sheet and a sheet point at: public things alone, by kind and code.

A reference is `kind:code`. One that leads to no public thing of the day is left aside: nothing but
public words can be kept or shown through here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from maillage.core.instants import local
from maillage.network import queries as network
from maillage.network.models import Place
from maillage.network.queries.places import published
from maillage.reference.gender import title_of
from maillage.reference.models import Occupation

MOST: Final = 12


@dataclass(frozen=True)
class Item:
    """A public thing to go and see. `path` is its French address, `lines` what to write down to get there."""

    kind: str
    code: str
    title: str
    path: str
    lines: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """How it is kept."""
        return f"{self.kind}:{self.code}"


def items_of(references: Iterable[str], *, on: date, language: str) -> tuple[Item, ...]:
    """The public things of `references`, each once, in their order; others left aside. One query a kind."""
    asked = tuple(dict.fromkeys(references))
    found: dict[str, Item] = {}
    for kind, read in _READERS.items():
        codes = [code for named, _colon, code in (one.partition(":") for one in asked) if named == kind]
        if codes:
            found |= {item.reference: item for item in read(codes, on, language)}
    return tuple(found[one] for one in asked if one in found)


def known_references(references: Iterable[str]) -> tuple[str, ...]:
    """Those of `references` that lead to a public thing today, in their order."""
    today = local(timezone.now()).date()
    return tuple(item.reference for item in items_of(references, on=today, language="fr"))


def held(codes: Iterable[str]) -> str:
    """Codes as a column keeps them: a blank between them."""
    return " ".join(codes)


def _occupations(codes: list[str], _on: date, _language: str) -> list[Item]:
    rows = Occupation.objects.filter(code__in=codes, ended_on=None)
    return [
        Item("occupation", row.code, title_of((row.name_feminine, row.name_masculine)), f"/metiers/{row.code}/")
        for row in rows
    ]


def _places(codes: list[str], on: date, _language: str) -> list[Item]:
    return [
        Item("place", row.slug, row.name, f"/lieux/{row.slug}/", _where(row))
        for row in published(on).filter(slug__in=codes)
    ]


def _where(place: Place) -> tuple[str, ...]:
    town = f"{place.postal_code} {place.commune.name}".strip()
    return tuple(filter(None, (", ".join(filter(None, (place.address, town))), place.phone)))


def _services(codes: list[str], on: date, language: str) -> list[Item]:
    return [
        Item("service", line.slug, line.title, f"/services/{line.slug}/", (line.summary,))
        for line in network.published_services(language, on=on)
        if line.slug in codes
    ]


def _poles(codes: list[str], _on: date, language: str) -> list[Item]:
    return [
        Item("pole", line.code, line.name, f"/poles/{line.code}/", (line.summary,))
        for line in network.poles(language)
        if line.code in codes
    ]


_READERS: Final[dict[str, Callable[[list[str], date, str], list[Item]]]] = {
    "occupation": _occupations,
    "place": _places,
    "service": _services,
    "pole": _poles,
}
KINDS: Final = tuple(_READERS)
