"""Long lists, one page at a time."""

import pytest

from maillage.core.paging import page_of

LETTERS = list("abcdefg")


@pytest.mark.parametrize(
    ("typed", "number", "items"),
    [
        (None, 1, ["a", "b", "c"]),
        ("2", 2, ["d", "e", "f"]),
        ("3", 3, ["g"]),
        ("99", 3, ["g"]),
        ("-1", 3, ["g"]),
        ("two", 1, ["a", "b", "c"]),
    ],
)
def test_page_typed_in_an_address_is_always_a_page(typed: str | None, number: int, items: list[str]) -> None:
    page = page_of(LETTERS, typed, size=3)

    assert (page.number, page.pages, page.total, list(page.items)) == (number, 3, 7, items)


def test_first_page_has_a_next_and_no_previous() -> None:
    page = page_of(LETTERS, "1", size=3)

    assert (page.previous, page.next) == (None, 2)


def test_last_page_has_a_previous_and_no_next() -> None:
    page = page_of(LETTERS, "3", size=3)

    assert (page.previous, page.next) == (2, None)


def test_empty_list_is_one_empty_page() -> None:
    page = page_of([], "1")

    assert (page.number, page.pages, page.total, list(page.items)) == (1, 1, 0, [])
