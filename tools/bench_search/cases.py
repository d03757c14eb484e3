"""What is asked and what must come back."""

from __future__ import annotations

from dataclasses import dataclass


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
