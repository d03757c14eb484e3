from __future__ import annotations

import pytest
from django.utils.translation import override

from maillage.core.declarations import searchable_kinds
from maillage.network.enums import Publication
from maillage.network.models import Network, Place
from tests import factories


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("place", "cité", ["/lieux/cite-du-port/"]),
        ("place", "PORT", ["/lieux/cite-du-port/"]),
        ("place", "marseil", ["/lieux/cite-du-port/"]),
        ("place", "ort", []),
        ("place", " ", []),
        ("pole", "empl", ["/poles/emploi/"]),
        ("service", "entretien", ["/services/preparer/"]),
        ("service", "caché", []),
    ],
)
def test_things_are_found_by_the_start_of_a_word_of_their_name(
    place: Place, kind: str, text: str, found: list[str]
) -> None:
    factories.make_service("Préparer un entretien", slug="preparer")
    factories.make_service("Caché", publication=Publication.DRAFT)

    assert [document.path for document in searchable_kinds.get(kind).starting_with(text, 5)] == found


@pytest.mark.parametrize("text", ["interview", "entretien"])
@pytest.mark.parametrize(("language", "shown"), [("fr", "Préparer un entretien"), ("en", "Prepare an interview")])
def test_a_service_is_found_by_either_language_and_shown_in_that_of_the_page(
    network: Network, text: str, language: str, shown: str
) -> None:
    factories.make_service(title_en="Prepare an interview", summary_en="An hour to get ready.")

    with override(language):
        (found,) = searchable_kinds.get("service").starting_with(text, 5)

    assert (found.names[0], found.language) == (shown, language)


def test_a_service_without_english_is_shown_in_french_and_says_so(network: Network) -> None:
    factories.make_service(title_en="Prepare an interview")

    with override("en"):
        (found,) = searchable_kinds.get("service").starting_with("interview", 5)

    assert (found.names, found.language) == (("Préparer un entretien", "Prepare an interview"), "fr")


@pytest.mark.parametrize("text", ["job", "empl"])
def test_a_pole_is_found_by_either_language_and_shown_in_that_of_the_page(network: Network, text: str) -> None:
    factories.make_pole(name_en="Work")

    with override("en"):
        (found,) = searchable_kinds.get("pole").starting_with(text, 5)

    assert (found.names[0], found.language) == ("Work", "en")


def test_found_things_stop_at_the_limit(network: Network) -> None:
    for number in range(3):
        factories.make_place(f"Point {number}")

    assert [document.names[0] for document in searchable_kinds.get("place").starting_with("point", 2)] == [
        "Point 0",
        "Point 1",
    ]


def test_documents_carry_what_may_be_searched(place: Place) -> None:
    (document,) = searchable_kinds.get("place").documents()

    assert (document.names, document.text) == (("Cité du Port", "Marseille"), "4 rue des Bassins 13002")
    assert (document.detail, document.language) == ("Marseille", "fr")
    assert (document.latitude, document.longitude) == (43.2965, 5.3698)
