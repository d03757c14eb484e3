"""Search on the beginning of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from maillage.core.pages import Page
from maillage.network.sheets import PlaceToday, PoleLine


@dataclass(frozen=True)
class Found:
    """One thing with a name that starts with the words asked for; `language` is that of the name shown."""

    name: str
    path: str
    detail: str
    language: str


@dataclass(frozen=True)
class FoundKind:
    """What was found of one kind; `kind` is the code of its declaration."""

    kind: str
    label: str | Promise
    found: tuple[Found, ...]


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """Names that start with what was typed, by kind; when nothing does, where to ask a person."""

    template = "portal/search/search.html"
    query: str
    kinds: tuple[FoundKind, ...]
    nearest: tuple[FoundKind, ...]
    count: int
    poles: tuple[PoleLine, ...]
    open_now: tuple[PlaceToday, ...]
    at: datetime
