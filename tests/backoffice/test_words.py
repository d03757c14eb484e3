"""The editors' list of words on staff screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from maillage.accounts.models import Account
from maillage.search import actions
from maillage.search.models import EverydayWord
from tests import factories
from tests.backoffice.conftest import Send, sent, told

pytestmark = pytest.mark.django_db
PATH = "/equipe/mots/"


@pytest.fixture
def index(tmp_path: Path, administrator: Account) -> Iterator[None]:
    """An index that knows accountants."""
    factories.make_occupation()
    with override_settings(HOME=tmp_path):
        actions.build_index()
        yield


@pytest.mark.parametrize("count", [0, 1, 3])
def test_list_shows_nothing_one_or_many(
    count: int, administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    for number in range(count):
        factories.make_everyday_word(f"mot {number}")

    page = client_of(administrator).get(PATH)

    assert [word.said for word in page.context["words"].items] == [f"mot {number}" for number in range(count)]
    assert ("La liste est vide" in page.content.decode()) == (count == 0)


@pytest.mark.usefixtures("index")
def test_meaning_is_tried_before_anything_is_saved(administrator: Account, send: Send) -> None:
    tried = send(administrator, f"{PATH}nouveau/", said="gratte-papier", means="comptable", **{"try": "1"})

    assert tried.status_code == 200
    assert "Voici ce que ces mots trouvent" in tried.content.decode()
    assert tried.context["found"].count == 1
    assert EverydayWord.objects.count() == 0


@pytest.mark.usefixtures("index")
def test_meaning_that_finds_nothing_is_refused_and_what_was_typed_stays(administrator: Account, send: Send) -> None:
    refused = send(administrator, f"{PATH}nouveau/", said="gratte-papier", means="licorne")

    assert refused.status_code == 422
    assert "La recherche ne trouve rien avec ces mots" in refused.content.decode()
    assert 'value="gratte-papier"' in refused.content.decode()


def test_word_is_added_taken_out_and_put_back(administrator: Account, send: Send, press: Send) -> None:
    added = send(administrator, f"{PATH}nouveau/", said="gratte-papier", means="comptable")
    word = EverydayWord.objects.get()
    out = press(administrator, f"{PATH}{word.id}/retirer/", version=1)
    back = press(administrator, f"{PATH}{word.id}/remettre/", version=2)

    assert added["Location"] == PATH
    assert told(out) == ["Le mot n’est plus dans la liste. Vous pouvez le remettre."]
    assert told(back) == ["Le mot est de nouveau là."]
    assert EverydayWord.objects.get().valid_until is None


def test_who_was_slower_is_told_and_loses_nothing(
    administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    word, client = factories.make_everyday_word(), client_of(administrator)
    path = f"{PATH}{word.id}/"
    first, second = (client.get(path).context["form"] for _ in range(2))
    client.post(path, sent(first, means="pilote de drone"))

    answer = client.post(path, sent(second, means="faiseur de cerfs-volants"))

    assert answer.status_code == 409
    assert "faiseur de cerfs-volants" in answer.content.decode()
