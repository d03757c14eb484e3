"""Questions without an answer on staff screens: read, taken up, exported, noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.network.models import Place
from maillage.network.quarters import Quarter
from maillage.safeguards.models import Operation
from maillage.search import actions
from maillage.search.enums import FollowUp
from maillage.search.models import KeptQuestion, SearchGap
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db
PATH, NOTE = "/equipe/questions/", "/equipe/noter-une-question/"


@pytest.fixture
def question(administrator: Account) -> KeptQuestion:
    """A question kept this quarter."""
    return factories.make_question(quarter_ends_on=Quarter.of(timezone.localdate()).ends_on)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_quarter_shows_nothing_one_or_many(
    count: int, administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    for number in range(count):
        factories.make_question(f"question {number}", quarter_ends_on=Quarter.of(timezone.localdate()).ends_on)

    page = client_of(administrator).get(PATH)

    assert [line.words for line in page.context["lines"]] == [f"question {number}" for number in range(count)]
    assert ("Aucune question gardée" in page.content.decode()) == (count == 0)
    assert page.context["open_count"] == count


def test_question_is_taken_up_by_one_gesture_and_given_back_by_the_same(
    administrator: Account, question: KeptQuestion, press: Send
) -> None:
    path = f"{PATH}{question.id}/suivi/"
    taken = press(administrator, path, version=1, follow_up="prise_en_compte")
    given_back = press(administrator, path, version=2, follow_up="a_traiter")

    assert told(taken) == ["C’est noté : prise en compte."]
    assert told(given_back) == ["C’est noté : de nouveau à traiter."]


def test_who_was_slower_is_told(administrator: Account, question: KeptQuestion, press: Send) -> None:
    path = f"{PATH}{question.id}/suivi/"
    press(administrator, path, version=1, follow_up="prise_en_compte")

    late = press(administrator, path, version=1, follow_up="prise_en_compte")

    assert told(late) == ["Quelqu’un a changé cette question entre-temps. Regardez-la de nouveau."]


def test_export_tells_bands_and_runs_no_formula(administrator: Account, client_of: Callable[[Account], Client]) -> None:
    quarter = Quarter.of(timezone.localdate())
    factories.make_question("=drones", half_days=7, quarter_ends_on=quarter.ends_on)

    answer = client_of(administrator).get(f"{PATH}export.csv")

    assert answer.content.decode().splitlines() == [
        "trimestre,question,demi_journees,suivi",
        f"{quarter.code},'=drones,de 5 à 9 demi-journées,à traiter",
    ]


# ── At the desk ──────────────────────────────────────────────────────────────
@pytest.fixture
def index(tmp_path: Path, place: Place) -> Iterator[None]:
    """An index that knows one occupation."""
    factories.make_occupation()
    with override_settings(HOME=tmp_path):
        actions.build_index()
        yield


@pytest.mark.usefixtures("index")
def test_reception_notes_a_question_for_its_place_and_no_operation_holds_its_words(
    colleague: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(colleague).post(NOTE, {"question": "élevage de drones", "place": place.slug}, follow=True)

    assert told(answer) == ["Merci. Elle comptera si d’autres la posent. Rien n’est gardé de vous."]
    assert SearchGap.objects.count() == 1
    assert Operation.objects.count() == 0


@pytest.mark.usefixtures("index")
def test_another_place_is_not_offered_and_not_taken(
    colleague: Account, other_place: Place, client_of: Callable[[Account], Client]
) -> None:
    client = client_of(colleague)

    answer = client.post(NOTE, {"question": "élevage de drones", "place": other_place.slug})

    assert answer.status_code == 422
    assert SearchGap.objects.count() == 0


def test_who_has_no_place_is_told_so(administrator: Account, client_of: Callable[[Account], Client]) -> None:
    assert "Aucun lieu n’est à vous" in client_of(administrator).get(NOTE).content.decode()


# ── From a question to a word ────────────────────────────────────────────────
def test_question_becomes_a_word_in_one_gesture(
    administrator: Account, question: KeptQuestion, client_of: Callable[[Account], Client], send: Send
) -> None:
    path = f"/equipe/mots/nouveau/?question={question.id}"
    form = client_of(administrator).get(path).context["form"]

    answer = send(administrator, path, means="télépilote de drone")

    question.refresh_from_db()
    assert form.initial["said"] == "dressage drones"
    assert answer["Location"] == PATH
    assert question.follow_up == FollowUp.HEARD
