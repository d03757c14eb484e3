"""The answer to a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from maillage.core.pages import Page
from maillage.network.sheets import PlaceLine, PlaceToday, PoleLine
from maillage.search.routes import Helpline


@dataclass(frozen=True)
class Shown:
    """One thing found: `title` is HTML with the words asked for marked, `language` that of the title."""

    title: SafeString
    path: str
    detail: str
    language: str
    why: str
    distance: str


@dataclass(frozen=True)
class KindShown:
    """What was found of one kind, the best first; `count` also counts what is not shown.

    `is_whole`: the kind stands alone on the page.
    """

    kind: str
    label: str
    count: int
    found: tuple[Shown, ...]
    all_address: str
    is_whole: bool

    @property
    def is_cut(self) -> bool:
        """Whether more was found than is shown."""
        return self.count > len(self.found)


@dataclass(frozen=True)
class Facet:
    """A kind one may look at alone; an empty `kind` is all of them."""

    kind: str
    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class TownChoice:
    """A commune that what was typed may mean."""

    label: str
    address: str


@dataclass(frozen=True)
class AudienceChoice:
    """An audience one may say to be part of."""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class NextShown:
    """Where and when somebody is there; `distance` is empty when no commune is known."""

    place: PlaceLine
    hours: str
    distance: str


@dataclass(frozen=True)
class PoleShown:
    """A pôle the question belongs to, and the next hours of its counsellors."""

    pole: PoleLine
    next: NextShown | None


@dataclass(frozen=True)
class ChoiceShown:
    """An answer to the plain question: a pôle, in the words of a person."""

    pole: str
    label: str


@dataclass(frozen=True, kw_only=True)
class RouteShown:
    """Where the question leads. With `helplines`, nothing else of the answer is shown.

    Either `poles`, or a plain `question` with its `choices`; `reason` completes « Vous parlez de… ».
    """

    helplines: tuple[Helpline, ...]
    poles: tuple[PoleShown, ...]
    question: str
    choices: tuple[ChoiceShown, ...]
    reason: str
    is_outside: bool
    stands_first: bool


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """What was found by kind, or the nearest there is; where to ask a person.

    `is_answered`: something holds every word, or the pôle is sure. `status` is what is announced when the answer
    replaces another without reload. `town` is what stands in the field of the commune, `near` the commune
    distances start from, or empty. `can_be_counted`: no answer was found, the network may want to know.
    """

    template = "portal/search/search.html"
    fragment = "portal/search/_answer.html"
    title: str
    status: str
    query: str
    audience: str
    town: str
    near: str
    route: RouteShown | None
    towns: tuple[TownChoice, ...]
    audiences: tuple[AudienceChoice, ...]
    facets: tuple[Facet, ...]
    kinds: tuple[KindShown, ...]
    count: int
    is_answered: bool
    is_approximate: bool
    has_index: bool
    can_be_counted: bool
    poles: tuple[PoleLine, ...]
    open_now: tuple[PlaceToday, ...]
    next_open: tuple[PlaceToday, ...]
    at: datetime
