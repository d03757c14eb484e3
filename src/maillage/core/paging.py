"""Long lists, one page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Paged(Generic[T]):
    """One page of a list; `number` starts at 1."""

    items: Sequence[T]
    number: int
    pages: int
    total: int

    @property
    def previous(self) -> int | None:
        """The page before, if any."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The page after, if any."""
        return self.number + 1 if self.number < self.pages else None


@overload
def page_of(rows: QuerySet[M], number: str | None, size: int = 50) -> Paged[M]: ...
@overload
def page_of(rows: Sequence[T], number: str | None, size: int = 50) -> Paged[T]: ...
def page_of(rows: Any, number: str | None, size: int = 50) -> Paged[Any]:
    """Page `number` as typed in an address: nonsense gives the first page, too far gives the last. Two queries."""
    page = Paginator(rows, size).get_page(number)
    return Paged(
        items=list(page.object_list), number=page.number, pages=page.paginator.num_pages, total=page.paginator.count
    )
