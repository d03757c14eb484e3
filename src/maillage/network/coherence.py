"""Names that mean the same and are written otherwise. It proposes, places decide. docs/algorithms/coherence.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from maillage.core.text import normalise

# Two names of one pôle; lower for services of one kind that no place gives both.
NEAR_IDENTICAL: Final = (0.75, 0.90)  # shared words, shared letters
SAME_KIND: Final = (0.50, 0.80)
_EMPTY: Final = frozenset((
    "a", "au", "aux", "avec", "ce", "ces", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "leur",
    "mon", "notre", "ou", "par", "pour", "sa", "se", "ses", "son", "sur", "un", "une", "votre",
))  # fmt: skip


@dataclass(frozen=True)
class Named:
    """A service as the comparison needs it: its name, what it is, where it is given."""

    key: str
    title: str
    pole: str
    kind: str
    places: frozenset[str]


@dataclass(frozen=True)
class Likeness:
    """How close two names are: shares of words and of letters, from 0 to 1."""

    words: float
    letters: float

    def reaches(self, thresholds: tuple[float, float]) -> bool:
        """True when either share reaches its threshold."""
        return self.words >= thresholds[0] or self.letters >= thresholds[1]


def likeness(first: str, second: str) -> Likeness:
    """Words shared among all words (Jaccard), and `difflib` on the words in order, empty ones left out."""
    one, other = _words(first), _words(second)
    together = set(one) | set(other)
    shared = len(set(one) & set(other)) / len(together) if together else 1.0
    letters = SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()
    return Likeness(shared, letters)


def is_alike(one: Named, other: Named) -> bool:
    """True when two services of a pôle seem to be one under two names. The same name is no question."""
    if one.pole != other.pole or one.title == other.title:
        return False
    thresholds = SAME_KIND if one.kind == other.kind and not one.places & other.places else NEAR_IDENTICAL
    return likeness(one.title, other.title).reaches(thresholds)


def proposals(own: Iterable[Named], others: Sequence[Named]) -> list[tuple[Named, Named]]:
    """Pairs: a service, and one like it whose name is used at more places, or as many and comes first.

    In the order of `own`, then of the places, then of the name.
    """
    found = []
    for one in own:
        alike = [other for other in others if other.key != one.key and is_alike(one, other)]
        wider = [other for other in alike if _rank(other, others) < _rank(one, others)]
        found += [(one, other) for other in sorted(wider, key=lambda other: _rank(other, others))]
    return found


def _rank(named: Named, others: Sequence[Named]) -> tuple[int, str, str]:
    """Names used at most places first, then by name."""
    places = frozenset().union(named.places, *(other.places for other in others if other.title == named.title))
    return -len(places), named.title, named.key


def _words(title: str) -> list[str]:
    return [word for word in normalise(title).split() if word not in _EMPTY]
