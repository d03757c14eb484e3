from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.enums import Known, PlaceKind, Publication
from maillage.network.models import Network, Place
from maillage.network.opening import State
from maillage.network.sheets import Access, MapPoint, NetworkSheet, PlaceLine, Presence
from tests import factories
from tests.network.conftest import MONDAY, paris

MARSEILLE = (43.2965, 5.3698)
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Somewhere:
    latitude: float
    longitude: float


# ── The network ──────────────────────────────────────────────────────────────
def test_network_nobody_described_has_safe_words(db: None) -> None:
    sheet = queries.current_network()

    assert sheet == NetworkSheet(name="Maillage", short_name="Maillage", is_demonstration=False)


def test_network_described_is_read_in_one_query(
    network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        sheet = queries.current_network()

    assert (sheet.name, sheet.is_demonstration, sheet.school_zone) == ("Cité des métiers d’essai", True, "B")


# ── Lists ────────────────────────────────────────────────────────────────────
def test_published_places_are_those_in_force_by_name(place: Place, other_place: Place) -> None:
    factories.make_place("Ancien lieu", valid_until=date(2026, 11, 22))
    factories.make_place("Brouillon", publication=Publication.DRAFT)
    factories.make_place("Futur lieu", valid_from=date(2026, 11, 24))
    factories.make_place("Palais des congrès", kind=PlaceKind.EVENT_VENUE)

    assert [line.name for line in queries.published_places(TODAY)] == ["Centre des Alpes", "Cité du Port"]


def test_published_place_on_its_last_day_is_still_there(network: Network) -> None:
    factories.make_place("Dernier jour", valid_until=TODAY)

    assert [line.name for line in queries.published_places(TODAY)] == ["Dernier jour"]


def test_place_line_tells_where(place: Place) -> None:
    (line,) = queries.published_places(TODAY)

    assert line == PlaceLine(
        slug="cite-du-port",
        name="Cité du Port",
        kind=PlaceKind.ASSOCIATED_CENTRE,
        address="4 rue des Bassins",
        postal_code="13002",
        commune_code="13055",
        commune_name="Marseille",
        department_code="13",
        department_name="Département 13",
        latitude=43.2965,
        longitude=5.3698,
    )


def test_map_holds_the_places_of_the_region_that_have_a_position(place: Place) -> None:
    factories.make_place("Sans position", latitude=None, longitude=None)

    points = queries.places_map("93", TODAY)

    assert points == [MapPoint("cite-du-port", "Cité du Port", PlaceKind.ASSOCIATED_CENTRE, 43.2965, 5.3698)]
    assert queries.places_map("84", TODAY) == []


# ── Near ─────────────────────────────────────────────────────────────────────
def test_places_near_are_ordered_by_distance_then_name(place: Place, other_place: Place) -> None:
    factories.make_place("Annexe du Port")
    factories.make_place("Conseil en ligne", kind=PlaceKind.ONLINE)

    near = queries.places_near(*MARSEILLE, MONDAY)

    assert [(line.place.name, round(line.distance_km)) for line in near] == [
        ("Annexe du Port", 0),
        ("Cité du Port", 0),
        ("Centre des Alpes", 151),
    ]
    assert near[0].opening.until == paris(2026, 11, 23, 12, 30)


def test_places_near_stop_at_the_limit(place: Place, other_place: Place) -> None:
    assert [line.place.name for line in queries.places_near(*MARSEILLE, MONDAY, limit=1)] == ["Cité du Port"]


def test_online_places_stand_apart(place: Place) -> None:
    factories.make_place("Conseil en ligne", kind=PlaceKind.ONLINE, opening_hours="24/7")

    (online,) = queries.online_places(MONDAY)

    assert (online.place.name, online.place.is_online, online.opening.state) == ("Conseil en ligne", True, State.OPEN)


@pytest.mark.parametrize("count", [1, 3])
def test_places_near_cost_four_queries_whatever_their_number(
    network: Network, school_calendar: None, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        factories.make_place(f"Lieu {number}", opening_hours="Mo-Fr 09:00-17:00; SH off")

    with django_assert_num_queries(4):
        near = queries.places_near(*MARSEILLE, MONDAY)

    assert len(near) == count


def test_coverage_gives_the_nearest_place_the_nearest_open_one_and_advice_at_a_distance(
    place: Place, other_place: Place
) -> None:
    Place.objects.filter(id=place.id).update(opening_hours="Tu 09:00-12:00")
    factories.make_place("Conseil en ligne", kind=PlaceKind.ONLINE)

    covered = queries.coverage(Somewhere(*MARSEILLE), MONDAY)

    assert covered.nearest is not None
    assert covered.nearest_open is not None
    assert covered.nearest.place.name == "Cité du Port"
    assert covered.nearest_open.place.name == "Centre des Alpes"
    assert [line.place.name for line in covered.online] == ["Conseil en ligne"]


def test_coverage_without_any_place_says_none(network: Network) -> None:
    covered = queries.coverage(Somewhere(*MARSEILLE), MONDAY)

    assert (covered.nearest, covered.nearest_open, covered.online) == (None, None, ())


# ── One place ────────────────────────────────────────────────────────────────
def test_place_sheet_tells_hours_access_and_who_is_there(place: Place) -> None:
    place.step_free = Known.YES
    place.languages = ["fr", "ar"]
    place.save()
    emploi = factories.make_pole()
    factories.make_permanence(place, pole=emploi, counsellors=2, weekday=1, half_day=HalfDay.AFTERNOON)
    factories.make_permanence(place, pole=emploi)
    factories.make_permanence(place, pole=emploi, valid_until=date(2026, 11, 1))
    factories.make_service("Préparer un entretien", places=[place])

    sheet = queries.place_sheet("cite-du-port", MONDAY)

    assert sheet.opening.state == State.OPEN
    assert [line.label for line in sheet.hours][:2] == ["lundi", "mardi"]
    assert sheet.accessibility == (
        Access("step_free", Known.YES),
        Access("hearing_loop", Known.UNKNOWN),
        Access("sign_language", Known.UNKNOWN),
        Access("accessible_toilets", Known.UNKNOWN),
    )
    assert sheet.languages == ("fr", "ar")
    assert [week.pole.code for week in sheet.poles] == ["emploi"]
    assert sheet.poles[0].presences == (Presence(0, HalfDay.MORNING, 1), Presence(1, HalfDay.AFTERNOON, 2))
    assert [service.title for service in sheet.services] == ["Préparer un entretien"]


def test_presences_of_several_partners_are_one(place: Place, organisation: object, other_organisation: object) -> None:
    pole = factories.make_pole()
    factories.make_permanence(place, pole=pole, organisation=organisation)
    factories.make_permanence(place, pole=pole, organisation=other_organisation, counsellors=2)

    assert queries.place_sheet("cite-du-port", MONDAY).poles[0].presences == (Presence(0, HalfDay.MORNING, 3),)


def test_place_sheet_without_hours_says_so(network: Network) -> None:
    factories.make_place("Sans horaires", slug="sans-horaires", opening_hours="")

    sheet = queries.place_sheet("sans-horaires", MONDAY)

    assert (sheet.opening.state, sheet.hours) == (State.UNKNOWN, ())


def test_place_sheet_of_an_event_venue_can_be_read(network: Network) -> None:
    factories.make_place("Palais des congrès", slug="palais", kind=PlaceKind.EVENT_VENUE)

    assert queries.place_sheet("palais", MONDAY).place.name == "Palais des congrès"


@pytest.mark.parametrize("values", [{"publication": Publication.DRAFT}, {"valid_until": date(2026, 11, 22)}])
def test_place_sheet_of_what_the_public_may_not_see_does_not_exist(network: Network, values: dict[str, object]) -> None:
    factories.make_place("Caché", slug="cache", **values)

    with pytest.raises(NotYours):
        queries.place_sheet("cache", MONDAY)


@pytest.mark.parametrize("count", [1, 3])
def test_place_sheet_costs_eight_queries_whatever_it_holds(
    place: Place, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        pole = factories.make_pole(f"pole-{number}")
        factories.make_permanence(place, pole=pole)
        factories.make_service(f"Service {number}", pole=pole, places=[place])

    with django_assert_num_queries(8):
        sheet = queries.place_sheet("cite-du-port", MONDAY)

    assert len(sheet.poles) == len(sheet.services) == count
