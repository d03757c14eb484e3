"""Occupations and communes as documents for packages that search."""

from __future__ import annotations

import pytest

from maillage.core.declarations import SearchableDocument, searchable_kinds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("communes", "rome")]


def test_every_occupation_is_a_document_with_all_its_names() -> None:
    documents = {document.code: document for document in searchable_kinds.get("occupation").documents()}

    assert sorted(documents) == ["A1101", "A1203", "D1106"]
    assert documents["D1106"] == SearchableDocument(
        kind="occupation",
        code="D1106",
        names=("Fleuriste", "Vendeuse de fleurs", "Vendeur de fleurs", "D1106"),
        path="/metiers/D1106/",
        text="Compose des bouquets.",
        title="Fleuriste",
        topics=("J’aime vendre", "J’aime la nature", "Commerce", "Vendre"),
    )


def test_every_commune_is_a_document_with_its_position() -> None:
    found = searchable_kinds.get("territory").documents()
    documents = {document.code: document for document in found if document.latitude is not None}

    assert len(documents) == 6
    assert documents["2A004"] == SearchableDocument(
        kind="territory",
        code="2A004",
        names=("Ajaccio",),
        path="/territoires/communes/2A004/",
        detail="Corse-du-Sud",
        latitude=41.93483,
        longitude=8.70136,
        other_names=("20000", "20090"),
    )


@pytest.mark.parametrize(
    ("kind", "text", "codes"), [("occupation", "jardin", ["A1203"]), ("territory", "aja", ["2A004"])]
)
def test_documents_are_found_by_their_first_letters(kind: str, text: str, codes: list[str]) -> None:
    found = searchable_kinds.get(kind).starting_with(text, 5)

    assert [document.code for document in found] == codes


def test_every_larger_territory_is_a_document_told_by_its_level() -> None:
    areas = [document for document in searchable_kinds.get("territory").documents() if document.latitude is None]

    assert len(areas) == 2 + 3 + 2 + 3 + 2  # EPCI, living areas, basins, départements, regions
    assert [(area.code, area.names, area.detail, area.path) for area in areas if area.names == ("Corse",)] == [
        ("region:94", ("Corse",), "Région", "/territoires/regions/94/")
    ]


def test_communes_come_before_larger_territories_of_the_same_name() -> None:
    found = searchable_kinds.get("territory").starting_with("marseille", 5)

    assert [document.code for document in found] == ["13055", "13201", "living_area:13055"]
