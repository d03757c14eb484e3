"""The panier: what is chosen at the bench, held by the page itself and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from maillage.reception.references import MOST

FIELD: Final = "panier"
ADD, REMOVE, RAISE = "ajouter", "retirer", "monter"
_LONGEST: Final = 120


@dataclass(frozen=True)
class Panier:
    """References to public things, in the order of the steps."""

    references: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """True when no more fits on a sheet."""
        return len(self.references) >= MOST

    def with_one(self, reference: str) -> Panier:
        """With one more at the end, once."""
        if self.is_full or reference in self.references:
            return self
        return Panier((*self.references, reference))

    def without(self, reference: str) -> Panier:
        """With one less."""
        return Panier(tuple(one for one in self.references if one != reference))

    def raised(self, reference: str) -> Panier:
        """With one a step earlier."""
        if reference not in self.references[1:]:
            return self
        place = self.references.index(reference)
        order = list(self.references)
        order[place - 1], order[place] = order[place], order[place - 1]
        return Panier(tuple(order))


def panier_of(data: QueryDict) -> Panier:
    """The panier as the page sends it, changed by the button that was pressed."""
    panier = Panier(_short(data.getlist(FIELD))[:MOST])
    for reference in _short(data.getlist(ADD)):
        panier = panier.with_one(reference)
    for reference in data.getlist(REMOVE):
        panier = panier.without(reference)
    for reference in data.getlist(RAISE):
        panier = panier.raised(reference)
    return panier


def _short(references: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in references if len(one) <= _LONGEST))
