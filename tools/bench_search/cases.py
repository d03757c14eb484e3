"""What is asked and what must come back."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from maillage.core.text import normalise
from maillage.reference.gender import both_genders


@dataclass(frozen=True)
class Case:
    """A question, and the codes of the documents of which any one is a right answer."""

    question: str
    expected: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class CaseSet:
    """Cases of one origin, all about one kind of document; `reading` tells how the right answers are read.

    `left_out` counts the rows of the origin for which the index has no right answer.
    """

    name: str
    kind: str
    reading: str
    cases: tuple[Case, ...]
    left_out: int = 0

    def known(self, held: Mapping[str, Set[str]]) -> list[bool]:
        """Whether a right answer bears that very name, or one of its two genders; `held` gives codes by normal form."""
        asked = [(case.expected, {case.question, *both_genders(case.question)}) for case in self.cases]
        return [any(expected & held.get(normalise(name), frozenset()) for name in names) for expected, names in asked]
