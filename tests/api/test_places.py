"""Places as a map and as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.api.places import COLUMNS
from maillage.network import queries
from maillage.network.enums import PlaceKind, Publication
from maillage.network.models import Network, Place
from tests import factories
from tests.api.conftest import PARTNER, Fetch, text_of

Rows = Callable[[str], list[dict[str, str]]]
TODAY = date(2026, 11, 24)


def test_place_is_a_point_with_longitude_first(harbour: Place, fetch: Fetch) -> None:
    told = fetch("/api/v1/places.geojson")

    assert told["type"] == "FeatureCollection"
    assert [feature["geometry"] for feature in told["features"]] == [
        {"type": "Point", "coordinates": [5.3698, 43.2965]}
    ]
    assert told["features"][0]["properties"]["nom"] == "Maison de l’Anse"
    assert told["features"][0]["properties"]["page"] == "http://testserver/lieux/maison-de-l-anse/"


def test_place_without_a_position_has_no_geometry(network: Network, fetch: Fetch) -> None:
    factories.make_place("Le fil", kind=PlaceKind.ONLINE, latitude=None, longitude=None)

    told = fetch("/api/v1/places.geojson")

    assert [feature["geometry"] for feature in told["features"]] == [None]


def test_no_place_is_an_empty_collection(network: Network, fetch: Fetch, fetch_rows: Rows) -> None:
    assert fetch("/api/v1/places.geojson") == {"type": "FeatureCollection", "features": []}
    assert fetch_rows("/api/v1/places.csv") == []
    assert text_of("/api/v1/places.csv") == ",".join(COLUMNS) + "\r\n"


def test_table_tells_each_place_with_its_columns(harbour: Place, fetch_rows: Rows) -> None:
    (row,) = fetch_rows("/api/v1/places.csv")

    assert tuple(row) == COLUMNS
    assert (row["code_insee"], row["telephone"], row["longitude"]) == ("13055", "04 65 71 01 10", "5.3698")
    assert row["marche_de_plain_pied"] == "nc"


def test_drafts_and_ended_places_are_not_told(network: Network, fetch_rows: Rows) -> None:
    factories.make_place("Brouillon", publication=Publication.DRAFT)
    factories.make_place("Ancien", valid_until=date(2020, 1, 1))

    assert fetch_rows("/api/v1/places.csv") == []


@pytest.mark.parametrize("address", ["places.geojson", "places.csv", "services.csv", "data-inclusion/services.json"])
def test_no_answer_names_a_partner(address: str, harbour: Place) -> None:
    assert "relire" in text_of("/api/v1/services.csv")
    assert PARTNER not in text_of(f"/api/v1/{address}")


def test_a_cell_that_would_run_is_shown_as_text(network: Network, fetch_rows: Rows) -> None:
    factories.make_place("=CMD()", transport="@bus", address="+33", slug="formule")

    (row,) = fetch_rows("/api/v1/places.csv")

    assert (row["nom"], row["transports"], row["adresse"]) == ("'=CMD()", "'@bus", "'+33")


def test_updated_on_is_the_day_of_the_last_act_on_the_place(harbour: Place) -> None:
    from datetime import UTC, datetime

    from maillage.safeguards import journal

    for day in (3, 7):
        at = datetime(2026, 5, day, 23, 30, tzinfo=UTC)
        journal.record(verb="network.change_place", actor=None, at=at, place_key=str(harbour.id))
    journal.record(verb="essay.other", actor=None, at=datetime(2026, 6, 1, tzinfo=UTC), place_key=str(harbour.id))

    (sheet,) = queries.open_places(TODAY)

    assert sheet.updated_on == date(2026, 5, 8)  # half past one in Paris


@pytest.mark.parametrize("count", [1, 3])
def test_reads_cost_the_same_for_one_and_three(
    count: int, network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        factories.make_service(f"Service {number}", places=[factories.make_place(f"Lieu {number}")])

    with django_assert_num_queries(2):
        assert len(queries.open_places(TODAY)) == count
    with django_assert_num_queries(3):
        assert len(list(queries.open_services(TODAY))) == count
    with django_assert_num_queries(2):
        assert queries.open_counts(TODAY).services == count
