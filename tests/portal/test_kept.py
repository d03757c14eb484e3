"""What was taken away, as its holder reads it: neutral, found by nobody, erased at once; the card of the month."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.models import ReturnAnswer, RoutePage
from maillage.reception.return_codes import code_of
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db: None) -> Place:
    load_words()
    factories.make_network()
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def token(place: Place) -> str:
    return actions.leave_page(
        references=["place:gap"], place=place, operation_id=uuid.uuid4(), actor=None, at=timezone.now()
    )


@pytest.mark.parametrize("language", ["", "/en"])
def test_page_of_a_link_is_neutral_and_found_by_nobody(token: str, language: str) -> None:
    answer = Client().get(f"{language}/pages/{token}/")

    page = answer.content.decode()
    title = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0]
    assert "Gap" not in title
    assert "Gap" in page
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in page


@pytest.mark.parametrize("forge", [str.swapcase, lambda token: token[:-1], lambda token: f"{token}A"])
def test_forged_link_leads_to_no_page(token: str, forge: Callable[[str], str]) -> None:
    assert Client().get(f"/pages/{forge(token)}/").status_code == 404


def test_holder_is_asked_once_more_then_the_page_is_erased(token: str) -> None:
    asked = Client().get(f"/pages/{token}/?effacer").content.decode()
    assert "Effacer cette page maintenant" in asked
    assert RoutePage.objects.count() == 1

    answer = Client().post(f"/pages/{token}/")

    assert (answer.status_code, answer["Location"]) == (303, "/pages/effacee/")
    assert not RoutePage.objects.exists()
    assert Client().get(f"/pages/{token}/").status_code == 404


def test_erasing_twice_finds_nothing_left(token: str) -> None:
    answers = [Client().post(f"/pages/{token}/") for _again in range(2)]

    assert [answer.status_code for answer in answers] == [303, 404]


def test_another_site_cannot_erase_it(token: str) -> None:
    answer = Client().post(f"/pages/{token}/", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert RoutePage.objects.count() == 1


def test_card_is_answered_without_a_word_about_who(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_of(datetime(2026, 3, 3, tzinfo=UTC).date())
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 6, 10, 9, tzinfo=UTC))
    asked = Client().get(f"/retour/?code={code}").content.decode()
    operation = re.findall(r'name="operation" value="([^"]+)"', asked)[0]

    for _again in range(2):
        answer = Client().post("/retour/", {"code": code, "answer": "formation", "operation": operation})

    assert (answer.status_code, answer["Location"]) == (303, "/retour/?merci")
    assert dict(answer.cookies) == {}
    assert list(ReturnAnswer.objects.values_list("month", "answer")) == [(datetime(2026, 3, 1).date(), "formation")]  # noqa: DTZ001


def test_wrong_code_is_told_and_nothing_is_lost(place: Place) -> None:
    answer = Client().post("/retour/", {"code": "ABCDEF", "answer": "emploi", "operation": str(uuid.uuid4())})

    assert answer.status_code == 422
    assert "relisez-le" in answer.content.decode()
    assert 'value="ABCDEF"' in answer.content.decode()
    assert not ReturnAnswer.objects.exists()
