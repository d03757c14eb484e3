"""The share of women in an occupation, as far as it can honestly be told (docs/algorithms/share-of-women.md).

Figures exist by family of occupations, never by occupation. Nothing here is stored, nothing is weighted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from maillage.reference.enums import Mix, Untold


@dataclass(frozen=True)
class Thresholds:
    """From `low` to `high` percent of women, both included, an occupation is mixed; `source` says who draws it so."""

    low: Decimal
    high: Decimal
    source: str

    def mix_of(self, percent: Decimal) -> Mix:
        """The side of a share."""
        if percent > self.high:
            return Mix.WOMEN
        return Mix.MEN if percent < self.low else Mix.MIXED


# What public policies call a mixed occupation, and the alternative of studies on dominance (dossier §14).
POLICY: Final = Thresholds(Decimal(40), Decimal(60), "Insee, préfectures, Carif-Oref")
DOMINANCE: Final = Thresholds(Decimal(35), Decimal(65), "études de la Dares")
# From this spread on, a range says nothing of the occupation.
WIDEST_SPREAD: Final = Decimal(20)


@dataclass(frozen=True)
class FamilyShare:
    """A family of occupations: the sheets of ROME 4 it holds, the percent of women in it, None when not published."""

    code: str
    name: str
    occupations: int
    percent: Decimal | None


@dataclass(frozen=True)
class WomenTold:
    """What may be said: a share or a range and its side, or why it is not known."""

    families: tuple[FamilyShare, ...]
    lowest: Decimal | None = None
    highest: Decimal | None = None
    mix: Mix | None = None
    untold: Untold | None = None

    @property
    def is_range(self) -> bool:
        """True when several families give it."""
        return self.untold is None and len(self.families) > 1


def women_told(families: Sequence[FamilyShare], thresholds: Thresholds = POLICY) -> WomenTold:
    """What the families of an occupation let say of it. The order of `families` changes nothing but their order."""
    told = tuple(families)
    shares = [family.percent for family in told if family.percent is not None]
    if len(shares) < len(told) or not told:
        return WomenTold(told, untold=Untold.NO_FIGURE if told else Untold.NO_FAMILY)
    lowest, highest = min(shares), max(shares)
    if highest - lowest >= WIDEST_SPREAD:
        return WomenTold(told, untold=Untold.WIDE)
    sides = {thresholds.mix_of(share) for share in shares}
    if len(sides) > 1:
        return WomenTold(told, untold=Untold.BOTH_SIDES)
    return WomenTold(told, lowest, highest, sides.pop())
