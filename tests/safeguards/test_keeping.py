"""Reads of public content are kept while the content stays, and only while a public page is made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils.translation import override

from maillage.safeguards import keeping
from maillage.safeguards.keeping import kept, reading_version


@pytest.fixture
def counted() -> tuple[list[int], Callable[[int], int]]:
    """A read that notes each time it is really made."""
    made: list[int] = []

    @kept
    def doubled(number: int) -> int:
        made.append(number)
        return number * 2

    return made, doubled


def test_nothing_is_kept_outside_a_public_page(counted: tuple[list[int], Callable[[int], int]]) -> None:
    made, doubled = counted

    assert [doubled(2), doubled(2)] == [4, 4]
    assert made == [2, 2]


def test_a_read_is_made_once_per_version_arguments_and_language(
    counted: tuple[list[int], Callable[[int], int]],
) -> None:
    made, doubled = counted

    with reading_version("one"):
        for number in (2, 2, 3):
            doubled(number)
        with override("en"):
            doubled(2)
    with reading_version("two"):
        doubled(2)

    assert made == [2, 3, 2, 2]


def test_an_empty_version_keeps_nothing(counted: tuple[list[int], Callable[[int], int]]) -> None:
    made, doubled = counted

    with reading_version(""):
        for number in (2, 2):
            doubled(number)

    assert made == [2, 2]


def test_what_was_used_least_lately_is_forgotten_first(
    counted: tuple[list[int], Callable[[int], int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, doubled = counted
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)

    with reading_version("one"):
        for number in (1, 2, 1, 3, 1, 2):
            doubled(number)

    assert made == [1, 2, 3, 2]
