"""Neutral by construction (R5, R7): relevance, audience, distance, date, then a seed of the day; nothing else."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.core.declarations import SearchableDocument
from maillage.search.answers import Question
from maillage.search.lookup import look_up
from tests.search.conftest import DAY, DOCUMENTS, Ask, codes, index_of, occupation

pytestmark = pytest.mark.django_db
_SAID = """
boulanger boulangère industriel infirmière infirmier nuit aide soignante assistant maternel steward hôtesse air stage
gap 3e souder arc enfants chef de la à planning
"""
WORDS = st.sampled_from(_SAID.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
SAME_FIXTURE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_document_and_a_question_know_neither_a_partner_nor_a_sex() -> None:
    known = {field.name for shape in (SearchableDocument, Question) for field in fields(shape)}

    assert known.isdisjoint({"partner", "organisation", "bearer", "owner", "sex", "gender", "account"})


@SAME_FIXTURE
@given(SENTENCES, st.permutations(DOCUMENTS))
def test_the_order_in_which_documents_come_changes_nothing(text: str, documents: list[SearchableDocument]) -> None:
    question = Question(text=text, day=DAY)

    assert codes(look_up(index_of(documents), question)) == codes(look_up(index_of(DOCUMENTS), question))


@SAME_FIXTURE
@given(SENTENCES, st.sampled_from(["jeunes", "seniors", "familles"]))
def test_an_audience_sorts_and_never_hides(ask: Ask, text: str, audience: str) -> None:
    with_audience, without = ask(text, audience=audience), ask(text)

    assert {kind.kind: kind.count for kind in with_audience.kinds} == {kind.kind: kind.count for kind in without.kinds}
    assert sorted(codes(with_audience)) == sorted(codes(without))


def test_an_audience_comes_first_among_equals() -> None:
    equals = [
        SearchableDocument("service", code, ("Chercher un emploi",), f"/services/{code}/", audiences=audiences)
        for code, audiences in (("a", ()), ("b", ("seniors",)), ("c", ()))
    ]

    assert codes(look_up(index_of(equals), Question(text="emploi", day=DAY, audience="seniors")))[0] == "b"


def test_equals_take_turns_from_day_to_day_and_stay_within_a_day() -> None:
    index = index_of(occupation(code, "Jardinière", "Jardinier") for code in ("A1", "A2", "A3"))

    def order(day: date) -> tuple[str, ...]:
        return tuple(codes(look_up(index, Question(text="jardinier", day=day))))

    assert order(DAY) == order(DAY)
    assert {order(DAY + timedelta(days=ahead))[0] for ahead in range(30)} == {"A1", "A2", "A3"}


@SAME_FIXTURE
@given(st.sampled_from([document.names[:2] for document in DOCUMENTS if document.kind == "occupation"]), SENTENCES)
def test_both_genders_find_the_same_in_the_same_order(ask: Ask, names: tuple[str, ...], more: str) -> None:
    feminine, masculine = names[0], names[-1]

    assert codes(ask(f"{feminine} {more}")) == codes(ask(f"{masculine} {more}"))
