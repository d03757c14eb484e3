"""What a question may become while it is typed: names with a word that starts so, or nearly so from four letters on."""

from __future__ import annotations

import tantivy

from maillage.search.analysis import exact_words
from maillage.search.answers import Found, Question, Why
from maillage.search.asked import LONGEST_READ
from maillage.search.candidates import Candidates, Entry
from maillage.search.entries import OTHER
from maillage.search.judging import Match
from maillage.search.lookup import one_by_document, shown
from maillage.search.vocabulary import Vocabulary, vocabulary_of

_WORDS_READ = 6
# A name that starts so, one of whose words starts so, one that is only nearly so.
_STARTS, _HAS_START, _NEARLY = 1.0, 0.8, 0.6
_OTHER_NAME, _BY_LETTER_LEFT, _LONGEST_LEFT = 0.9, 0.004, 30


def suggest_from(index: tantivy.Index, question: Question) -> tuple[Found, ...]:
    """At most `limit` things of distinct titles, the likeliest first."""
    typed = exact_words(question.text[:LONGEST_READ])[:_WORDS_READ]
    if not typed:
        return ()
    vocabulary = vocabulary_of(index)
    matches = _matches(typed, Candidates(index, vocabulary.searcher, question.kinds), vocabulary)
    distinct: dict[tuple[str, str, str], Found] = {}
    for match in one_by_document(matches, question):
        found = shown(match, question)
        distinct.setdefault((found.kind, found.title, found.detail), found)
    return tuple(distinct.values())[: question.limit]


def _matches(typed: list[str], candidates: Candidates, vocabulary: Vocabulary) -> list[Match]:
    """Names with words that start so; when there is none, nearly so."""
    for why, starts in ((Why.START, _as_typed), (Why.NEAR, _starts_of)):
        entries = candidates.starting([starts(word, vocabulary) for word in typed])
        if entries:
            return [_match(entry, typed, why) for entry in entries]
    return []


def _as_typed(word: str, _vocabulary: Vocabulary) -> tuple[str, ...]:
    return (word,)


def _starts_of(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The word when names have words that start so, else the starts at one letter of it."""
    return (word,) if vocabulary.has_start(word) else (word, *vocabulary.near_starts(word))


def _match(entry: Entry, typed: list[str], why: Why) -> Match:
    text = " ".join(typed)
    at = next((at for at, name in enumerate(entry.normal) if name.startswith(text)), None)
    name = entry.normal[at or 0]
    score = _NEARLY if why is Why.NEAR else _HAS_START if at is None else _STARTS
    score *= _OTHER_NAME if entry.role == OTHER else 1
    score -= _BY_LETTER_LEFT * min(_LONGEST_LEFT, max(0, len(name) - len(text)))
    reason = Why.NAME if name == text else Why.OTHER_NAME if why is Why.START and entry.role == OTHER else why
    return Match(
        entry, score, 1.0, reason, text, is_whole=True, is_very_name=name == text, shown_by=entry.spelt[at or 0]
    )
