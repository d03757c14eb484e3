"""From words to documents, in an opened index: candidates, judged, then one line a document, by kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from hashlib import blake2b

import tantivy

from maillage.core.geo import distance_km
from maillage.search import words
from maillage.search.answers import Answer, Found, FoundKind, Point, Question
from maillage.search.asked import read
from maillage.search.candidates import Candidates, Entry
from maillage.search.gathering import Gathering
from maillage.search.judging import Match
from maillage.search.vocabulary import vocabulary_of

# Scores nearer than this are the same: distance, date and the seed of the day tell them apart.
_BAND = 0.02
_FAR_KM = 25_000.0


def look_up(index: tantivy.Index, question: Question) -> Answer:
    """The documents that answer the question, by kind, the most relevant kind first."""
    matches = best_matches(index, question)
    kinds: dict[str, list[Match]] = {}
    for match in matches:
        kinds.setdefault(match.entry.kind, []).append(match)
    groups = tuple(_group(kind, found, question) for kind, found in kinds.items())
    is_approximate = not any(match.is_whole for match in matches)
    return Answer(question=question, kinds=groups, is_approximate=bool(groups) and is_approximate, has_index=True)


def best_matches(index: tantivy.Index, question: Question) -> list[Match]:
    """One match a document, in the order of relevance."""
    vocabulary = vocabulary_of(index)
    candidates = Candidates(index, vocabulary.searcher, question.kinds)
    found = Gathering(candidates, vocabulary, words.current(question.day)).matches(read(question.text))
    return one_by_document(found, question)


def one_by_document(matches: Iterable[Match], question: Question) -> list[Match]:
    """The best match of each document, the best document first."""
    return sorted(_best_by_document(matches).values(), key=partial(_order, question))


def _group(kind: str, matches: list[Match], question: Question) -> FoundKind:
    found = tuple(shown(match, question) for match in matches[: question.limit])
    return FoundKind(kind=kind, count=len(matches), found=found)


def _best_by_document(matches: Iterable[Match]) -> dict[str, Match]:
    best: dict[str, Match] = {}
    for match in matches:
        known = best.get(match.entry.document)
        if known is None or match.score > known.score:
            best[match.entry.document] = match
    return best


def _order(question: Question, match: Match) -> tuple[float, bool, bool, float, bool, int, bytes, str]:
    """Relevance, audience, distance, a point before an area, date, then the seed of the day: nothing else (R5, R7)."""
    entry = match.entry
    far = _distance(question.near, entry)
    return (
        -round(match.score / _BAND),
        not match.is_very_name,
        bool(question.audience) and question.audience not in entry.audiences,
        _FAR_KM if far is None else far,
        entry.latitude is None,
        -date.fromisoformat(entry.dated_on).toordinal() if entry.dated_on else 0,
        _seed(question.day, entry.document),
        entry.document,
    )


def _seed(day: date, document: str) -> bytes:
    return blake2b(f"{day.isoformat()} {document}".encode(), digest_size=8).digest()


def _distance(near: Point | None, entry: Entry) -> float | None:
    if near is None or entry.latitude is None or entry.longitude is None:
        return None
    return distance_km(near.latitude, near.longitude, entry.latitude, entry.longitude)


def shown(match: Match, question: Question) -> Found:
    """What is told of a match, in the language of the question when it has it."""
    entry = match.entry
    title, detail, language = entry.shown_in.get(question.language) or entry.shown_in["fr"]
    return Found(
        kind=entry.kind,
        code=entry.code,
        title=title,
        path=entry.path,
        detail=detail,
        language=language,
        why=match.why,
        matched=match.matched or title,
        distance_km=_distance(question.near, entry),
    )
