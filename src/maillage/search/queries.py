"""Reads of search: an answer to a question, suggestions while typing."""

from __future__ import annotations

from maillage.core.declarations import SearchableDocument, SearchableKind, searchable_kinds
from maillage.search.answers import Answer, Found, FoundKind, Question, Why
from maillage.search.lookup import look_up
from maillage.search.store import reader, state
from maillage.search.store.state import State


def answer(question: Question) -> Answer:
    """What is found, by kind; from the beginnings of names when there is no index."""
    return reader.ask(lambda index: look_up(index, question)) or _by_beginnings(question)


def _by_beginnings(question: Question) -> Answer:
    kinds = [kind for kind in searchable_kinds if not question.kinds or kind.code in question.kinds]
    groups = tuple(group for kind in kinds if (group := _starting_with(kind, question)).count)
    return Answer(question=question, kinds=groups, is_approximate=False, has_index=False)


def _starting_with(kind: SearchableKind, question: Question) -> FoundKind:
    documents = kind.starting_with(question.text, question.limit)
    return FoundKind(kind=kind.code, count=len(documents), found=tuple(map(_found, documents)))


def _found(document: SearchableDocument) -> Found:
    return Found(
        kind=document.kind,
        code=document.code,
        title=document.names[0],
        path=document.path,
        detail=document.detail,
        language=document.language,
        why=Why.START,
        matched=document.names[0],
    )


def index_state() -> State:
    """How the index of this machine stands: reads it whole, and asks each kind its version."""
    return state.of_this_node(searchable_kinds)
