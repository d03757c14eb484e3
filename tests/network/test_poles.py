from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.enums import Publication
from maillage.network.models import Network, Place
from maillage.network.sheets import PoleLine, Presence
from tests import factories

TODAY = date(2026, 11, 23)


def test_poles_come_in_their_order(network: Network) -> None:
    factories.make_pole("emploi", position=2)
    factories.make_pole("orientation", name="Orientation", position=1)

    assert [pole.code for pole in queries.poles("fr")] == ["orientation", "emploi"]


def test_pole_is_read_in_the_language_asked_for(network: Network) -> None:
    factories.make_pole("emploi")

    assert queries.poles("en") == [PoleLine("emploi", "Emploi (en)", "a job", "Look for a job.", is_translated=True)]
    assert queries.poles("fr") == [PoleLine("emploi", "Emploi", "un emploi", "Chercher un emploi.", is_translated=True)]


def test_pole_is_read_in_the_language_of_the_page_by_default(network: Network) -> None:
    factories.make_pole("emploi")

    with override("en"):
        assert queries.poles()[0].name == "Emploi (en)"


def test_pole_without_its_english_is_whole_in_french_and_says_so(network: Network) -> None:
    factories.make_pole("emploi", summary_en="")

    (pole,) = queries.poles("en")

    assert pole == PoleLine("emploi", "Emploi", "un emploi", "Chercher un emploi.", is_translated=False)


def test_pole_sheet_gives_services_and_where_it_is_staffed(place: Place, other_place: Place) -> None:
    pole = factories.make_pole("emploi", questions=["Comment faire mon CV ?"], questions_en=["How to write my CV?"])
    factories.make_service("Préparer un entretien", pole=pole)
    factories.make_service("Brouillon", pole=pole, publication=Publication.DRAFT)
    factories.make_permanence(other_place, pole=pole, half_day=HalfDay.AFTERNOON)
    factories.make_permanence(other_place, pole=pole)
    factories.make_permanence(place, pole=factories.make_pole("formation"))
    hidden = factories.make_place("Caché", publication=Publication.DRAFT)
    factories.make_permanence(hidden, pole=pole)

    sheet = queries.pole_sheet("emploi", "fr", on=TODAY)

    assert sheet.questions == ("Comment faire mon CV ?",)
    assert [service.title for service in sheet.services] == ["Préparer un entretien"]
    assert [week.place.name for week in sheet.places] == ["Centre des Alpes"]
    assert sheet.places[0].presences == (Presence(0, HalfDay.MORNING, 1), Presence(0, HalfDay.AFTERNOON, 1))


def test_pole_sheet_missing_one_english_text_is_whole_in_french(network: Network) -> None:
    factories.make_pole("emploi", description_en="")

    sheet = queries.pole_sheet("emploi", "en", on=TODAY)

    assert (sheet.pole.name, sheet.pole.is_translated) == ("Emploi", False)
    assert sheet.description == "Chercher un emploi, pas à pas."


def test_pole_nobody_knows_does_not_exist(db: None) -> None:
    with pytest.raises(NotYours):
        queries.pole_sheet("loisirs", "fr", on=TODAY)


@pytest.mark.parametrize("count", [1, 3])
def test_pole_sheet_costs_four_queries(
    network: Network, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    pole = factories.make_pole()
    for number in range(count):
        factories.make_permanence(factories.make_place(f"Lieu {number}"), pole=pole)
        factories.make_service(f"Service {number}", pole=pole)

    with django_assert_num_queries(4):
        sheet = queries.pole_sheet("emploi", "fr", on=TODAY)

    assert len(sheet.places) == len(sheet.services) == count


def test_service_sheet_gives_what_one_needs_to_come(place: Place) -> None:
    hidden = factories.make_place("Caché", publication=Publication.DRAFT)
    factories.make_service("Préparer un entretien", slug="preparer", places=[place, hidden], audiences=["jeunes"])

    sheet = queries.service_sheet("preparer", "fr", on=TODAY)

    assert (sheet.service.title, sheet.pole.code, sheet.audiences) == ("Préparer un entretien", "emploi", ("jeunes",))
    assert [line.name for line in sheet.places] == ["Cité du Port"]


def test_service_sheet_in_english_when_all_its_texts_are(network: Network) -> None:
    english = {"title_en": "Prepare an interview", "summary_en": "One hour.", "description_en": "In a small group."}
    factories.make_service("Préparer un entretien", slug="preparer", **english)

    sheet = queries.service_sheet("preparer", "en", on=TODAY)

    assert (sheet.service.title, sheet.service.is_translated) == ("Prepare an interview", True)
    assert sheet.description == "In a small group."


def test_service_sheet_missing_one_english_text_is_whole_in_french(network: Network) -> None:
    factories.make_service("Préparer un entretien", slug="preparer", title_en="Prepare", summary_en="One hour.")

    sheet = queries.service_sheet("preparer", "en", on=TODAY)

    assert (sheet.service.title, sheet.service.is_translated) == ("Préparer un entretien", False)
    assert sheet.description == "En petit groupe, avec une conseillère ou un conseiller."


@pytest.mark.parametrize("values", [{"publication": Publication.DRAFT}, {"valid_until": date(2026, 11, 22)}])
def test_service_the_public_may_not_see_does_not_exist(network: Network, values: dict[str, object]) -> None:
    factories.make_service("Caché", slug="cache", **values)

    with pytest.raises(NotYours):
        queries.service_sheet("cache", "fr", on=TODAY)


@pytest.mark.parametrize("count", [1, 3])
def test_service_sheet_costs_two_queries(
    network: Network, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    places = [factories.make_place(f"Lieu {number}") for number in range(count)]
    factories.make_service("Préparer un entretien", slug="preparer", places=places)

    with django_assert_num_queries(2):
        sheet = queries.service_sheet("preparer", "fr", on=TODAY)

    assert len(sheet.places) == count


def test_services_are_listed_by_pole_then_title(network: Network) -> None:
    emploi, orientation = factories.make_pole("emploi", position=2), factories.make_pole("orientation", position=1)
    for title, pole in (("Bâtir un CV", emploi), ("Atelier", emploi), ("Zoom sur un métier", orientation)):
        factories.make_service(title, pole=pole)

    assert [line.title for line in queries.published_services("fr", on=TODAY)] == [
        "Zoom sur un métier",
        "Atelier",
        "Bâtir un CV",
    ]
    assert [line.title for line in queries.services_of_pole("emploi", "fr", on=TODAY)] == ["Atelier", "Bâtir un CV"]
