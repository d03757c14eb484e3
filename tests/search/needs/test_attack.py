"""Who holds the whole database tries every short question; one half of the key opens nothing (decision 55)."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from django.test import override_settings

from maillage.safeguards import retention
from maillage.search.models import GapKey, KeptQuestion, SearchGap
from maillage.search.needs import hashing
from tests.search.needs.conftest import ask, ask_until_kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

# A dictionary that holds what was asked.
DICTIONARY = ("abeilles", "chevaux", "drones", "nuit", "robots", "tatouage", "yoga")
NEXT_QUARTER = datetime(2027, 1, 1, 3, 0, tzinfo=UTC)


def reversed_by(salt: str) -> set[str]:
    """Questions of one or two words of the dictionary whose hash is in the database, for who believes in `salt`."""
    tried = [*itertools.combinations(DICTIONARY, 1), *itertools.combinations(DICTIONARY, 2)]
    found = {gap.digest for gap in SearchGap.objects.all()} | set(KeptQuestion.objects.values_list("digest", flat=True))
    return {" ".join(words) for words in tried if hashing.digest_of(words, salt) in found}


def test_control_both_halves_of_the_key_reverse_a_question_while_the_quarter_runs() -> None:
    ask("tatouage de drones")

    assert reversed_by(GapKey.objects.get().salt) == {"drones tatouage"}


def test_database_without_the_secret_key_reverses_nothing() -> None:
    ask("tatouage de drones")
    salt = GapKey.objects.get().salt

    with override_settings(SECRET_KEY="une autre machine"):
        assert reversed_by(salt) == set()


def test_secret_key_without_the_row_reverses_nothing() -> None:
    ask("tatouage de drones")

    assert reversed_by("") == set()
    assert reversed_by(hashing.new_salt()) == set()


def test_after_the_quarter_nothing_is_left_to_reverse() -> None:
    ask_until_kept()
    ask("tatouage de drones")
    salt = GapKey.objects.get().salt

    retention.purge(NEXT_QUARTER)

    assert reversed_by(salt) == set()
    assert SearchGap.objects.count() == 0
    assert list(KeptQuestion.objects.values_list("digest", flat=True)) == [""]
