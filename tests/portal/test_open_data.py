"""The page of open data."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.portal.conftest import Populate, Read

FILES = [
    "/api/v1/places.geojson",
    "/api/v1/places.csv",
    "/api/v1/services.csv",
    "/api/v1/data-inclusion/structures.json",
    "/api/v1/data-inclusion/services.json",
]


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 lieu, CSV"), (1, "1 lieu, CSV"), (3, "3 lieux, CSV")], ids=["none", "one", "many"]
)
def test_each_file_is_told_with_how_much_it_holds(count: int, words: str, populate: Populate, read: Read) -> None:
    populate(count)

    page = read("/donnees/")

    assert [link for link in page.links() if link in FILES] == FILES
    assert words in page.source


def test_every_file_of_the_page_answers(populate: Populate, read: Read) -> None:
    populate(1)

    assert [Client().get(link).status_code for link in read("/en/donnees/").links() if link.startswith("/api/")] == [
        200
    ] * 5


def test_english_page_speaks_english(populate: Populate, read: Read) -> None:
    populate(3)

    page = read("/en/donnees/")

    assert page.texts("h1") == ["Open data"]
    assert "3 services, CSV" in page.source


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(
    count: int, populate: Populate, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    populate(count)

    with django_assert_max_num_queries(4):
        assert Client().get("/donnees/").status_code == 200
