"""The official job titles of $MAILLAGE_DATA: both genders fold alike and find the same sheets in the same order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import tantivy
from django.db import transaction
from pytest_django import DjangoDbBlocker

from maillage.config import env
from maillage.core.declarations import searchable_kinds
from maillage.reference.imports.rome import import_rome
from maillage.reference.models import Appellation
from maillage.search.analysis import folds
from maillage.search.answers import Question
from maillage.search.lookup import look_up
from tests.reference.sources import AT
from tests.search.conftest import DAY, codes, index_of

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
DATA = Path(env.text("MAILLAGE_DATA"))
_ASKED_WHOLE = 1_000
Titles = list[tuple[str, str]]


@pytest.fixture(scope="module")
def rome(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[tantivy.Index, Titles]]:
    """Every occupation of ROME 4 indexed, and every job title that has two forms."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_rome(DATA, at=AT)
        names = Appellation.objects.order_by("code").values_list("name_feminine", "name_masculine")
        titles = [(feminine, masculine) for feminine, masculine in names if feminine != masculine]
        yield index_of(searchable_kinds.get("occupation").documents()), titles
        transaction.set_rollback(True)


def test_every_official_title_folds_alike_in_both_genders(rome: tuple[tantivy.Index, Titles]) -> None:
    _index, titles = rome

    assert len(titles) == 10_877
    assert [pair for pair in titles if folds(pair[0]) != folds(pair[1])] == []


def test_both_genders_of_a_title_find_the_same_sheets_in_the_same_order(rome: tuple[tantivy.Index, Titles]) -> None:
    index, titles = rome
    asked = random.Random(20261125).sample(titles, _ASKED_WHOLE)

    def order(name: str) -> list[str]:
        return codes(look_up(index, Question(text=name, day=DAY)))

    assert [pair for pair in asked if order(pair[0]) != order(pair[1])] == []
