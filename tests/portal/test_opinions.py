"""Anyone says what they thought of a visit: once a form, without cookie, and words are no answer."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from maillage.network.models import Place
from maillage.reception.models import SatisfactionAnswer
from tests.portal.conftest import Read
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def letterbox(place: Place) -> str:
    load_words()
    return f"/avis/{place.slug}/"


def test_opinion_is_dropped_in_without_cookie_or_token(letterbox: str) -> None:
    sent = {"operation": str(uuid.uuid4()), "found": "oui", "rating": "3"}

    answers = [Client(enforce_csrf_checks=True).post(letterbox, sent) for _again in range(2)]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, f"{letterbox}?merci")] * 2
    assert dict(answers[0].cookies) == {}
    assert list(SatisfactionAnswer.objects.values_list("found", "rating", "means")) == [("oui", "3", "page")]


def test_opinion_given_at_a_kiosk_says_so(letterbox: str) -> None:
    Client().post(f"{letterbox}?borne", {"operation": str(uuid.uuid4()), "found": "oui", "rating": "3"})

    assert list(SatisfactionAnswer.objects.values_list("means", flat=True)) == ["borne"]


def test_words_in_place_of_an_answer_change_nothing_and_are_not_repeated(letterbox: str) -> None:
    sent = {"operation": str(uuid.uuid4()), "found": "Jeanne Canari", "rating": "3"}

    answer = Client().post(letterbox, sent)

    assert answer.status_code == 422
    assert not SatisfactionAnswer.objects.exists()


def test_opinion_without_answer_is_told_so_in_place(letterbox: str) -> None:
    answer = Client().post(letterbox, {"operation": str(uuid.uuid4())})

    assert answer.status_code == 422
    assert "Répondez au moins à une question." in answer.content.decode()


def test_each_form_has_an_id_of_its_own(letterbox: str) -> None:
    ids = {re.search(r'name="operation" value="([^"]+)"', Client().get(letterbox).content.decode())[1] for _ in "ab"}

    assert len(ids) == 2


@pytest.mark.parametrize("language", ["", "/en"])
def test_page_asks_five_questions_in_the_language_of_the_reader(letterbox: str, read: Read, language: str) -> None:
    legends = read(f"{language}{letterbox}").texts("legend")

    first = {"": "Avez-vous trouvé ce que vous cherchiez ?", "/en": "Did you find what you were looking for?"}
    assert len(legends) == 5
    assert legends[0].startswith(first[language])


def test_place_nobody_published_has_no_page(letterbox: str, place: Place) -> None:
    Place.objects.update(publication="brouillon")

    assert Client().get(letterbox).status_code == 404
