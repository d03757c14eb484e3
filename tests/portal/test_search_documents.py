"""The site's own pages, as documents that can be found."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.translation import override

from maillage.core.declarations import searchable_kinds
from maillage.portal.search_documents import page_documents


def test_pages_are_declared_as_a_kind_that_changes_with_the_code() -> None:
    kind = searchable_kinds.get("page")

    assert {document.code for document in kind.documents()} >= {
        "rights",
        "help",
        "accessibility",
        "simple",
        "open-data",
    }
    assert kind.version() == kind.version() != ""


@pytest.mark.django_db
def test_every_page_declared_answers_and_bears_its_title() -> None:
    answers = {document.names[0]: Client().get(document.path) for document in page_documents()}

    assert {title for title, answer in answers.items() if answer.status_code != 200} == set()
    assert {title for title, answer in answers.items() if title not in answer.content.decode()} == set()


def test_a_page_bears_both_languages_and_the_one_shown_comes_first() -> None:
    with override("en"):
        rights = next(document for document in page_documents() if document.code == "rights")

    assert (rights.names, rights.path, rights.language) == (("Your rights", "Vos droits"), "/droits/", "en")


@pytest.mark.parametrize("asked", ["droits", "anonym", "RGPD", "données pers"])
def test_a_page_is_found_by_the_beginning_of_what_people_call_it(asked: str) -> None:
    assert "rights" in [document.code for document in searchable_kinds.get("page").starting_with(asked, 5)]


@pytest.mark.parametrize("asked", ["", "%", "zzyzx"])
def test_nothing_is_found_by_nothing(asked: str) -> None:
    assert searchable_kinds.get("page").starting_with(asked, 5) == []
