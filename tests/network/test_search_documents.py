from __future__ import annotations

import pytest

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
    assert (document.latitude, document.longitude) == (43.2965, 5.3698)
