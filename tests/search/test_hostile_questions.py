"""Questions nobody should ask: answered like any other, in bounded work, never executed, never given back raw."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from html import escape
from urllib.parse import quote

import pytest
from django.test import Client

from maillage.network.models import Place, Service
from maillage.search import actions, asked, queries
from maillage.search.answers import Question
from tests import factories
from tools.bench_search import hostile

DAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 14, tzinfo=UTC)
THROUGH_HTTP, POLES = 240, 5
TAG = re.compile(r"<(?:script>alert|img src=x|svg/on|/title><b>|!--)[^>]*>?")


@pytest.fixture
def index(place: Place, network: object) -> None:
    """A small index that some of the words of the questions find."""
    for rank, title in enumerate(("Atelier cuisine", "CAP cuisine", "Formation VAE", "Emploi à Marseille")):
        factories.make_service(title, slug=f"service-{rank}")
    actions.bring_index_up_to_date(actions.Wish(is_whole=True))


def _rows() -> tuple[list[str], list[str]]:
    places = Place.objects.order_by("slug").values_list("slug", flat=True)
    return list(places), list(Service.objects.order_by("slug").values_list("slug", flat=True))


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_hostile_questions_are_answered_as_others_are(count: int, index: None) -> None:
    before = _rows()

    for text in hostile.strings(count):
        question = Question(text=text, day=DAY, limit=5)
        answer, suggested = queries.answer(question), queries.suggest(question)
        assert answer.has_index
        assert all(len(kind.found) <= 5 for kind in answer.kinds)
        assert len(suggested) <= 5

    assert _rows() == before


def test_only_so_much_of_a_question_is_read() -> None:
    for text in hostile.strings(1_000):
        words = asked.read(text).words
        assert len(words) <= asked.WORDS_READ
        assert all(len(word.spelt) <= asked.LONGEST_WORD for word in words)


@pytest.mark.parametrize("path", ["/recherche/", "/recherche.json", "/recherche/suggestions.json"])
def test_a_hostile_question_gets_a_page_that_does_not_give_it_back_raw(path: str, index: None) -> None:
    client, before = Client(), _rows()

    for text in hostile.strings(THROUGH_HTTP):
        answer = client.get(f"{path}?q={quote(text, errors='surrogatepass')}")
        assert answer.status_code == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        body = answer.content.decode()
        if path.endswith(".json"):
            json.loads(body)
            assert answer.headers["Content-Type"] == "application/json"
        else:
            assert not [tag for tag in TAG.findall(text) if tag in body]
            assert b"\0" not in answer.content

    assert _rows() == before


def test_a_hostile_question_is_shown_as_it_was_typed(index: None) -> None:
    text = '<script>alert(1)</script> & "boulangère"'

    body = Client().get("/recherche/", {"q": text}).content.decode()

    assert escape(text, quote=True).replace("&#x27;", "&#39;") in body


def test_hostile_sentences_lead_to_few_poles_or_none(index: None) -> None:
    for text in hostile.strings(1_000):
        assert 0 <= len(queries.route(text, language="fr", at=AT).poles) <= POLES
