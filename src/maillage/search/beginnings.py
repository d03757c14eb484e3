"""Answers without any index: names with a word that starts as asked, read from the database by each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from maillage.core.declarations import SearchableDocument, SearchableKind, searchable_kinds
from maillage.core.text import normalise
from maillage.search.answers import Answer, Found, FoundKind, Question, Why

# When nothing starts with the question, beginnings of its longest word that are tried instead.
_SHORTER = (6, 4)


def look_up_beginnings(question: Question) -> Answer:
    """What starts with the question; else, approximately, what starts with less and less of its longest word."""
    for text in _tried(question.text):
        kinds = tuple(_found_kinds(replace(question, text=text)))
        if kinds:
            return Answer(question=question, kinds=kinds, is_approximate=text != question.text, has_index=False)
    return Answer(question=question, kinds=(), is_approximate=False, has_index=False)


def _tried(text: str) -> Iterator[str]:
    words = normalise(text).split()
    if not words:
        return
    yield text
    longest = max(words, key=len)
    yield longest
    yield from (longest[:length] for length in _SHORTER if length < len(longest))


def _found_kinds(question: Question) -> Iterator[FoundKind]:
    for kind in searchable_kinds:
        if not question.kinds or kind.code in question.kinds:
            group = _starting_with(kind, question)
            if group.count:
                yield group


def _starting_with(kind: SearchableKind, question: Question) -> FoundKind:
    documents = kind.starting_with(question.text, question.limit)
    return FoundKind(kind=kind.code, count=len(documents), found=tuple(map(_found, documents)))


def _found(document: SearchableDocument) -> Found:
    return Found(
        kind=document.kind,
        code=document.code,
        title=document.shown_name,
        path=document.path,
        detail=document.detail,
        language=document.language,
        why=Why.START,
        matched=document.shown_name,
    )
