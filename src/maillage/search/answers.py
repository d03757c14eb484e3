"""What is asked of search, and what comes back: frozen data classes that every interface shows its own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """Why something was found, from the strongest reason to the weakest."""

    NAME = "name"  # a name of it is what was asked
    WORDS = "words"  # a name of it holds the words asked
    OTHER_NAME = "other_name"  # people also call it so
    NEAR = "near"  # a name of it is spelt nearly so
    START = "start"  # a name of it starts so
    SKILL = "skill"  # it asks for what was named, or is liked for it
    TEXT = "text"  # its text speaks of it


@dataclass(frozen=True)
class Point:
    """Where distances are measured from: the centre of a commune, in decimal degrees."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked. No sex, no person: words, language, kinds, a place, an audience, a day.

    `audience` sorts and never hides (R5); `day` seeds the order of ties (R7).
    """

    text: str
    day: date
    language: str = "fr"
    kinds: tuple[str, ...] = ()
    limit: int = 12
    near: Point | None = None
    audience: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing found; `matched` is the name or the words by which it was, `language` that of the title."""

    kind: str
    code: str
    title: str
    path: str
    detail: str
    language: str
    why: Why
    matched: str
    distance_km: float | None = None


@dataclass(frozen=True, kw_only=True)
class FoundKind:
    """What was found of one kind, the best first; `count` also counts what was not returned."""

    kind: str
    count: int
    found: tuple[Found, ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Groups by kind, the most relevant kind first. `is_approximate`: nothing held every word asked.

    `has_index` is False when the answer comes from the beginnings of names, without any index.
    """

    question: Question
    kinds: tuple[FoundKind, ...]
    is_approximate: bool
    has_index: bool

    @property
    def count(self) -> int:
        """Everything found, returned or not."""
        return sum(kind.count for kind in self.kinds)
