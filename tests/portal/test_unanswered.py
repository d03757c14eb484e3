"""A question without an answer is dropped in by anyone, and the page says what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from maillage.network.models import Network
from maillage.search import actions
from maillage.search.models import SearchGap
from tests import factories
from tests.portal.conftest import Read

pytestmark = pytest.mark.django_db
LETTERBOX = "/recherche/sans-reponse/"


@pytest.fixture
def index(tmp_path: Path, network: Network) -> Iterator[None]:
    """An index that knows one occupation."""
    factories.make_occupation()
    with override_settings(HOME=tmp_path):
        actions.build_index()
        yield


@pytest.mark.parametrize(("language", "led"), [("", LETTERBOX), ("/en", f"/en{LETTERBOX}")])
def test_question_dropped_in_is_counted_and_its_words_are_in_no_address(language: str, led: str, index: None) -> None:
    answer = Client(enforce_csrf_checks=True).post(f"{language}{LETTERBOX}", {"question": "élevage de drones"})

    assert (answer.status_code, answer["Location"]) == (303, f"{led}?comptee")
    assert SearchGap.objects.count() == 1
    assert dict(answer.cookies) == {}


def test_script_is_answered_without_a_page(index: None) -> None:
    answer = Client().post(LETTERBOX, {"question": "élevage de drones"}, headers={"x-fragment": "true"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert SearchGap.objects.count() == 1


@pytest.mark.parametrize("wish", ["sec-gpc", "dnt"])
def test_browser_that_asks_for_nothing_sends_nothing_alone_and_keeps_the_button(wish: str, index: None) -> None:
    Client().post(LETTERBOX, {"question": "élevage de drones", "alone": "1"}, headers={wish: "1"})
    alone = SearchGap.objects.count()

    Client().post(LETTERBOX, {"question": "élevage de drones"}, headers={wish: "1"})

    assert (alone, SearchGap.objects.count()) == (0, 1)


def test_question_that_is_not_counted_is_answered_alike(index: None) -> None:
    counted = Client().post(LETTERBOX, {"question": "élevage de drones"})
    nothing = Client().post(LETTERBOX, {"question": "jeanne 06 12 34 56 78"})

    assert (counted.status_code, counted["Location"]) == (nothing.status_code, nothing["Location"])
    assert SearchGap.objects.count() == 1


def test_page_thanks_who_dropped_a_question_in_and_no_one_else(network: Network, read: Read) -> None:
    assert "C’est envoyé, merci." not in read(LETTERBOX).texts("strong")
    assert "C’est envoyé, merci." in read(f"{LETTERBOX}?comptee").texts("strong")
    assert read(LETTERBOX).texts("h2") == ["Ce qui est compté", "Ce qui n’est jamais gardé", "Votre choix"]


def test_empty_answer_offers_to_count_the_question(index: None) -> None:
    page = Client().get("/recherche/?q=zzz+%22%3E").content.decode()

    assert f'action="{LETTERBOX}" method="post" data-unanswered data-alone>' in page
    assert 'name="question" value="zzz &quot;&gt;"' in page
    assert "csrfmiddlewaretoken" not in page


def test_near_answer_offers_to_say_that_it_is_not_one_and_sends_nothing_alone(index: None) -> None:
    page = Client().get("/recherche/?q=comptable+drones").content.decode()

    assert f'action="{LETTERBOX}" method="post" data-unanswered>' in page
    assert "Ce n’est pas ce que je cherche : compter cette question" in page


def test_question_with_an_answer_is_not_offered_to_be_counted(index: None) -> None:
    assert "data-unanswered" not in Client().get("/recherche/?q=comptable").content.decode()


def test_without_an_index_nothing_is_offered(network: Network, settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]

    assert "data-unanswered" not in Client().get("/recherche/?q=zzz").content.decode()


def test_search_without_a_question_offers_nothing_to_count(index: None) -> None:
    assert "data-unanswered" not in Client().get("/recherche/").content.decode()
