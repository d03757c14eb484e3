"""Declarations by which storeys meet unknown to each other.

A package declares, in its `apps.py`, what others may use without importing it: documents that can
be searched, sources of needs and of supply, figures. Insight packages read the registries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """Anything with a stable code."""

    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Named)


class Registry(Generic[T]):
    """Declarations of one type, by code, in the order they were declared."""

    def __init__(self) -> None:
        self._declared: dict[str, T] = {}

    def declare(self, item: T) -> T:
        """Add `item`. Raises ValueError when its code is taken."""
        if item.code in self._declared:
            raise ValueError(f"{item.code!r} is declared twice")
        self._declared[item.code] = item
        return item

    def get(self, code: str) -> T:
        """The declaration of `code`. Raises KeyError when there is none."""
        return self._declared[code]

    def __iter__(self) -> Iterator[T]:
        return iter(self._declared.values())

    def __len__(self) -> int:
        return len(self._declared)


@dataclass(frozen=True)
class ShownIn:
    """How a document is shown to readers of `reader`; `language` is that of the title, French when it has no other."""

    reader: str
    title: str
    detail: str = ""
    language: str = "fr"


@dataclass(frozen=True)
class SearchableDocument:
    """One public thing that can be found: its names weigh more than its text.

    The first name is the one to show, unless `title` says it better (both genders of an occupation): in
    the active language when the thing has one there, else in French, which `language` tells. `detail`
    tells it apart from things of a like name.
    """

    kind: str
    code: str
    names: tuple[str, ...]
    path: str
    text: str = ""
    detail: str = ""
    language: str = "fr"
    latitude: float | None = None
    longitude: float | None = None
    # What people also call it, never shown as its name: it is found by them, after its names.
    other_names: tuple[str, ...] = ()
    # Codes of the audiences it is meant for; they sort, they never hide (R5).
    audiences: tuple[str, ...] = ()
    dated_on: date | None = None
    title: str = ""
    # What it is made of or done with (skills, interests): found by them, after its names.
    topics: tuple[str, ...] = ()
    # The same thing for readers of other languages; where there is none, French is shown.
    shown_in: tuple[ShownIn, ...] = ()

    @property
    def shown_name(self) -> str:
        """What people read as its name."""
        return self.title or self.names[0]


@dataclass(frozen=True)
class SearchableKind:
    """A kind of document (`occupation`, `place`…) and how to read them all in constant memory.

    `documents` speaks the active language. `starting_with` answers without any index. `version` costs
    one query and changes whenever a document of the kind may have changed.
    """

    code: str
    documents: Callable[[], Iterable[SearchableDocument]]
    starting_with: Callable[[str, int], list[SearchableDocument]]
    version: Callable[[], str]
    # True when its documents hold common words alone: no name of a person, of a place or of an organisation.
    is_of_common_words: bool = False


@dataclass(frozen=True)
class Need:
    """How often a theme was asked for in a territory during a period; never a person."""

    theme: str
    territory: str
    period_start: date
    period_end: date
    count: int


@dataclass(frozen=True)
class NeedSource:
    """Where needs come from (reasons of visits, searches without answer…)."""

    code: str
    needs: Callable[[date, date], Iterable[Need]]


@dataclass(frozen=True)
class Supply:
    """What is offered at a point for a pôle, in hours of counsellors a week."""

    pole: str
    latitude: float
    longitude: float
    weekly_hours: float


@dataclass(frozen=True)
class SupplySource:
    """Where supply comes from (permanences, events…)."""

    code: str
    supplies: Callable[[date], Iterable[Supply]]


@dataclass(frozen=True)
class Figure:
    """A figure that may be shown: what it counts, in which unit, from which source."""

    code: str
    label: str
    unit: str
    source: str
    value: Callable[[date], float | None]


searchable_kinds: Registry[SearchableKind] = Registry()
need_sources: Registry[NeedSource] = Registry()
supply_sources: Registry[SupplySource] = Registry()
figures: Registry[Figure] = Registry()
