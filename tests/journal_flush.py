"""Lets tests that commit empty the database afterwards, in spite of the journal's triggers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unittest import mock

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

from maillage.safeguards import triggers

_flush = BaseDatabaseOperations.execute_sql_flush


def _flush_without_triggers(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
    with triggers.lifted(self.connection):
        _flush(self, sql_list)


@pytest.fixture(autouse=True, scope="session")
def journal_may_be_emptied_between_tests() -> Iterator[None]:
    with mock.patch.object(BaseDatabaseOperations, "execute_sql_flush", _flush_without_triggers):
        yield
