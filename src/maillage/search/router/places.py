"""Where: the words of a sentence that may name a commune, and the one they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from maillage.core.text import normalise
from maillage.reference.queries import NamedCommune, communes_named
from maillage.search.router.expressions import words
from maillage.search.router.lexicon import is_known
from maillage.search.routes import NamedPlace

_FILE: Final = "places.txt"
_LONGEST_NAME: Final = 5
_MOST_WORDS: Final = 40
_ARTICLES: Final = {"la": "la", "le": "le", "les": "les", "l": "l", "au": "le", "aux": "les"}
# A name after one of these is a place; after the others, or at an end, only when it is well known.
_SURELY_BEFORE: Final = frozenset({"a", "sur", "vers", "in", "near", "around", "au", "aux", "habite", "pres"})
_PERHAPS_BEFORE: Final = frozenset({"de", "d", "dans", "from", "en", "at"})
_WELL_KNOWN: Final = 10_000


@dataclass(frozen=True)
class Span:
    """Words that may name a place; `is_likely` when what stands before says so."""

    words: str
    is_likely: bool


def place_of(text: str, region: Callable[[], str]) -> NamedPlace | None:
    """The commune `text` names, if any: likely before well known, long before short. One query, or none.

    `region` tells the code of the region of the network; it is asked only when a commune is named.
    """
    found_spans = list(spans(text))
    communes = communes_named({span.words for span in found_spans}, region)
    named = [(span, communes[span.words]) for span in found_spans if span.words in communes]
    believed = [(span, commune) for span, commune in named if _is_believed(span, commune, region())]
    if not believed:
        return None
    _span, commune = max(believed, key=lambda one: (one[0].words.count(" "), one[0].is_likely, one[1].population))
    return NamedPlace(commune.code, commune.name, commune.latitude, commune.longitude)


def _is_believed(span: Span, commune: NamedCommune, region_code: str) -> bool:
    if commune.population >= _WELL_KNOWN:
        return True
    return commune.region_code == region_code and (span.is_likely or " " in span.words)


def spans(text: str) -> Iterator[Span]:
    """Every run of words that may be a name, in the order of the sentence."""
    said = ["", "", *normalise(text).split()[:_MOST_WORDS]]
    for start in range(2, len(said)):
        earlier, before = said[start - 2 : start]
        is_likely = before in _SURELY_BEFORE or (before == "de" and earlier in {"pres", "cote", "autour"})
        for end in range(start + 1, min(start + _LONGEST_NAME, len(said)) + 1):
            at_an_end = start == 2 or end == len(said)
            name = _name(said[start:end], before) if at_an_end or is_likely or before in _PERHAPS_BEFORE else ""
            if name and _may_stand(name, is_likely, said[end : end + 1]):
                yield Span(name, is_likely)


def _may_stand(name: str, is_likely: bool, after: list[str]) -> bool:  # noqa: FBT001 - of one span
    return (is_likely or name not in words(_FILE, "only_likely")) and not set(after) & set(words(_FILE, "not_before"))


def _name(run: list[str], before: str) -> str:
    """The run as a name: « au Lavandou » is « le Lavandou »; empty when it is made of everyday words."""
    bare = [word for word in run if word not in _ARTICLES]
    if not bare or run[-1] in _ARTICLES or len(bare[0]) < 3:
        return ""
    if len(bare) == 1 and (bare[0] in words(_FILE, "never") or is_known(bare[0])):
        return ""
    article = _ARTICLES[before] + " " if before in {"au", "aux"} else ""
    name = article + " ".join(run)
    return _short_names().get(name, name)


@lru_cache(maxsize=1)
def _short_names() -> dict[str, str]:
    pairs = (pair.partition(" = ") for pair in words(_FILE, "short_names"))
    return {short: whole for short, _sign, whole in pairs}
