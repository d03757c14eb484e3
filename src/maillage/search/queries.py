"""Reads of search: an answer to a question, where it leads, suggestions while typing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from maillage.core.declarations import searchable_kinds
from maillage.search.answers import Answer, Found, Question, Why
from maillage.search.beginnings import look_up_beginnings
from maillage.search.errors import UnknownKind
from maillage.search.everyday.reading import (
    Synonym,
    everyday_rows,
    everyday_version,
    everyday_word,
    everyday_words,
)
from maillage.search.lookup import look_up
from maillage.search.needs.knowing import knows_every_word
from maillage.search.needs.reading import QuestionLine, kept_questions, question_of
from maillage.search.router.distress import distress_of, is_distress
from maillage.search.router.helplines import Distress, helplines
from maillage.search.router.routing import route_of
from maillage.search.routes import Helpline, Route
from maillage.search.store import reader, state
from maillage.search.store.state import State
from maillage.search.suggestions import suggest_from

__all__ = [
    "QuestionLine",
    "Synonym",
    "answer",
    "everyday_rows",
    "everyday_version",
    "everyday_word",
    "everyday_words",
    "index_version",
    "is_distress",
    "is_unanswered",
    "kept_questions",
    "known_kinds",
    "numbers_to_call",
    "question_of",
    "route",
    "suggest",
]


def answer(question: Question) -> Answer:
    """What is found, by kind; from the beginnings of names when there is no index."""
    return reader.ask(lambda index: look_up(index, question)) or look_up_beginnings(question)


def suggest(question: Question) -> tuple[Found, ...]:
    """What the question may become, the best first, whatever its kind; `limit` of them in all."""
    found = reader.ask(lambda index: suggest_from(index, question))
    if found is None:
        found = tuple(found for kind in look_up_beginnings(question).kinds for found in kind.found)
    return found[: question.limit]


def route(text: str, *, language: str, at: datetime) -> Route:
    """The pôle, reason, audience, place and time a sentence speaks of; or the people to call. Three queries at most."""
    return route_of(text, language=language, at=at)


def numbers_to_call(text: str = "") -> tuple[Helpline, ...]:
    """The free public numbers, the one that suits the text best first; danger first without a text."""
    return helplines(distress_of(text) or Distress.DANGER)


def index_version() -> str:
    """Changes whenever the same question may be answered otherwise by this node; empty without an index."""
    return reader.version()


def index_state() -> State:
    """How the index of this machine stands: reads it whole, and asks each kind its version."""
    return state.of_this_node(searchable_kinds)


def known_kinds(asked: Iterable[str]) -> tuple[str, ...]:
    """The kinds asked for, each once. Raises UnknownKind for one that nobody declared."""
    known, wanted = [kind.code for kind in searchable_kinds], tuple(dict.fromkeys(asked))
    for code in wanted:
        if code not in known:
            raise UnknownKind(code, known)
    return wanted


def is_unanswered(answer: Answer) -> bool:
    """True when an index says that nothing holds every word asked: such a question may be counted.

    What is nearly spelt so, where the index does not know the word, is help and no answer; what editors
    or a source call so is one.
    """
    if not answer.has_index:
        return False
    if not answer.count or answer.is_approximate:
        return True
    is_called_so = any(found.why in {Why.NAME, Why.OTHER_NAME} for kind in answer.kinds for found in kind.found)
    return not is_called_so and not knows_every_word(answer.question.text)
