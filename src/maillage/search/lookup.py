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
from maillage.search.asked import Asked, read
from maillage.search.candidates import Candidates, Entry
from maillage.search.judging import ENOUGH, Match, judged
from maillage.search.readings import Reading, readings
from maillage.search.vocabulary import Vocabulary, vocabulary_of

# From this score on, an answer is good and nothing wider is looked for.
_GOOD = 0.7
# From this one on, it bears the name asked, and texts that only speak of it are not looked for.
_SURE = 0.98
# Scores nearer than this are the same: distance, date and the seed of the day tell them apart.
_BAND = 0.02
_FEW = 5
_FAR_KM = 25_000.0


def look_up(index: tantivy.Index, question: Question) -> Answer:
    """The documents that answer the question, by kind, the most relevant kind first."""
    asked = read(question.text)
    vocabulary = vocabulary_of(index)
    candidates = Candidates(index, vocabulary.searcher, question.kinds)
    matches = _best_by_document(_matches(asked, candidates, vocabulary)) if asked.words else {}
    kinds: dict[str, list[Match]] = {}
    for match in sorted(matches.values(), key=partial(_order, question)):
        kinds.setdefault(match.entry.kind, []).append(match)
    groups = tuple(
        FoundKind(kind=kind, count=len(found), found=tuple(_found(match, question) for match in found[: question.limit]))
        for kind, found in kinds.items()
    )
    is_approximate = not any(match.is_whole for match in matches.values())
    return Answer(question=question, kinds=groups, is_approximate=bool(groups) and is_approximate, has_index=True)


def _matches(asked: Asked, candidates: Candidates, vocabulary: Vocabulary) -> list[Match]:
    """Names first as asked; more widely when none answers well; then what speaks of it."""
    known = words.current()
    found: list[Match] = []
    for widely in (False, True):
        read_as = list(readings(asked, vocabulary, known, widely=widely))
        found += _named(read_as, candidates, vocabulary)
        if any(match.score >= _GOOD for match in found):
            break
    if any(match.score >= _GOOD for match in found):
        found = [match for match in found if match.share >= ENOUGH]
    if asked.only_joins or any(match.score >= _SURE for match in found):
        return found
    return found + _speaking(read_as, candidates, vocabulary)


def _named(read_as: list[Reading], candidates: Candidates, vocabulary: Vocabulary) -> list[Match]:
    found: list[Match] = []
    for with_every in (True, False):
        for reading in read_as:
            if with_every or (len(reading.words) > 1 and not reading.is_cut):
                found += _judge(candidates.named(reading, with_every=with_every), reading, vocabulary)
        best = max((match.score for match in found), default=0.0)
        if best >= _SURE or (best >= _GOOD and len({match.entry.document for match in found}) >= _FEW):
            break
    return found


def _speaking(read_as: list[Reading], candidates: Candidates, vocabulary: Vocabulary) -> list[Match]:
    found: list[Match] = []
    for with_every in (True, False):
        for reading in read_as:
            found += _judge(candidates.speaking(reading, with_every=with_every), reading, vocabulary)
        if found or len(read_as[0].words) == 1:
            break
    return found


def _judge(entries: Iterable[Entry], reading: Reading, vocabulary: Vocabulary) -> list[Match]:
    return [match for entry in entries if (match := judged(entry, reading))]


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


def _found(match: Match, question: Question) -> Found:
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
