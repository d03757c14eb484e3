"""The editors' list of words: added, changed, taken out, put back; read by search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network.models import Network
from maillage.safeguards.models import Entry
from maillage.search import actions, queries
from maillage.search.answers import Question, Why
from maillage.search.errors import SameWord, StaleVersion, UnknownValue, WordFindsNothing
from maillage.search.models import EverydayWord
from maillage.search.queries import Synonym
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.fixture
def documentalist(network: Network) -> Account:
    """Keeps the shelf."""
    account = factories.make_account("Dora Documente", email="dora@exemple.test")
    factories.make_grant(account, Role.DOCUMENTALIST)
    return account


def add(actor: Account | None, said: str = "  Gratte-papier ", means: str = "comptable") -> EverydayWord:
    return actions.add_everyday_word(said=said, means=means, actor=actor, at=AT)


def test_word_added_is_read_by_search_and_bears_a_role_not_a_person(documentalist: Account) -> None:
    before = queries.everyday_version()

    word = add(documentalist)

    assert queries.everyday_words(TODAY) == (Synonym("gratte papier", "comptable"),)
    assert queries.everyday_version() != before
    assert (word.said, word.role, word.valid_from) == ("Gratte-papier", Role.DOCUMENTALIST, TODAY)
    entry = Entry.objects.get()
    assert (entry.verb, entry.body["said"], entry.body["means"]) == (
        "search.everyday.add",
        "Gratte-papier",
        "comptable",
    )


def test_operator_adds_a_word_without_any_role(network: Network) -> None:
    assert add(None).role == ""


@pytest.mark.parametrize(
    ("said", "means", "field"),
    [
        ("", "comptable", "said"),
        (" – ", "comptable", "said"),
        ("x" * 81, "comptable", "said"),
        ("gratte-papier", "", "means"),
        ("gratte-papier", "y" * 121, "means"),
        ("Comptable", "comptablé", "means"),
    ],
)
def test_words_that_cannot_be_are_refused_beside_their_field(
    said: str, means: str, field: str, documentalist: Account
) -> None:
    with pytest.raises(UnknownValue) as refused:
        add(documentalist, said, means)

    assert set(refused.value.fields) == {field}
    assert EverydayWord.objects.count() == 0
    assert Entry.objects.count() == 0


def test_word_already_in_the_list_is_refused(documentalist: Account) -> None:
    add(documentalist)

    with pytest.raises(SameWord):
        add(documentalist, "GRATTE PAPIER", "secrétaire")

    assert EverydayWord.objects.count() == 1


def test_database_refuses_the_same_word_twice_in_force(network: Network) -> None:
    factories.make_everyday_word()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_everyday_word()


@pytest.fixture
def index(tmp_path: Path, network: Network) -> Iterator[None]:
    """An index that knows accountants."""
    factories.make_occupation()
    with override_settings(HOME=tmp_path):
        actions.build_index()
        yield


@pytest.mark.usefixtures("index")
def test_words_that_find_nothing_are_refused(documentalist: Account) -> None:
    with pytest.raises(WordFindsNothing):
        add(documentalist, means="licorne")

    assert add(documentalist, means="comptables").means == "comptables"


@pytest.mark.usefixtures("index")
def test_question_in_the_words_of_the_list_is_answered_at_once_and_no_longer_counted(documentalist: Account) -> None:
    question = Question(text="dresseuse de dossiers", day=TODAY)
    before = queries.answer(question)

    add(documentalist, "dresseur de dossiers", "comptable")
    after = queries.answer(question)

    assert queries.is_unanswered(before)
    assert not queries.is_unanswered(after)
    assert next((found.title, found.why) for kind in after.kinds for found in kind.found) == (
        "Comptable",
        Why.OTHER_NAME,
    )


def test_word_changed_keeps_who_was_slower_out(documentalist: Account) -> None:
    word = add(documentalist)
    change = {"word": word, "said": "gratte-papier", "actor": documentalist, "at": AT}

    changed = actions.change_everyday_word(means="comptable général", version=1, **change)
    with pytest.raises(StaleVersion):
        actions.change_everyday_word(means="secrétaire", version=1, **change)

    assert (changed.version, EverydayWord.objects.get().means) == (2, "comptable général")


def test_word_taken_out_is_no_longer_read_and_comes_back(documentalist: Account) -> None:
    word = factories.make_everyday_word()
    act = {"word": word, "actor": documentalist, "at": AT}

    actions.take_out_everyday_word(version=1, **act)
    out = queries.everyday_words(TODAY)
    actions.put_back_everyday_word(version=2, **act)

    assert out == ()
    assert queries.everyday_words(TODAY) == (Synonym("dresseur de drones", "télépilote de drone"),)


def test_word_taken_out_the_day_it_was_added_is_gone_that_day(documentalist: Account) -> None:
    word = add(documentalist)

    actions.take_out_everyday_word(word=word, version=1, actor=documentalist, at=AT)

    assert queries.everyday_words(TODAY) == ()


def test_word_is_not_put_back_beside_another_alike(documentalist: Account) -> None:
    word = factories.make_everyday_word(valid_until=date(2026, 1, 1))
    factories.make_everyday_word()

    with pytest.raises(SameWord):
        actions.put_back_everyday_word(word=word, version=1, actor=documentalist, at=AT)


@pytest.mark.parametrize("verb", ["add", "change", "take_out", "put_back"])
def test_reception_keeps_no_word(verb: str, colleague: Account) -> None:
    word = factories.make_everyday_word()
    acts = {
        "add": lambda: add(colleague),
        "change": lambda: actions.change_everyday_word(
            word=word, said="x", means="y", version=1, actor=colleague, at=AT
        ),
        "take_out": lambda: actions.take_out_everyday_word(word=word, version=1, actor=colleague, at=AT),
        "put_back": lambda: actions.put_back_everyday_word(word=word, version=1, actor=colleague, at=AT),
    }

    with pytest.raises(NotYours):
        acts[verb]()

    word.refresh_from_db()
    assert (word.version, EverydayWord.objects.count()) == (1, 1)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_list_is_read_in_one_query(count: int, django_assert_num_queries: object) -> None:
    for number in range(count):
        factories.make_everyday_word(f"mot {number}")

    with django_assert_num_queries(1):  # type: ignore[operator]
        found = queries.everyday_words(TODAY)

    assert [synonym.said for synonym in found] == [f"mot {number}" for number in range(count)]


def test_refusals_bear_a_stable_code() -> None:
    codes = {refusal.code for refusal in (SameWord, StaleVersion, UnknownValue, WordFindsNothing)}

    assert all(issubclass(refusal, Refusal) for refusal in (SameWord, StaleVersion))
    assert codes == {
        "search.same_word",
        "search.stale_version",
        "search.unknown_value",
        "search.word_finds_nothing",
    }
