"""The list of places and a place, a pôle, a service."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from maillage.core.instants import HalfDay
from maillage.network.enums import PlaceKind, Publication
from maillage.network.models import Place
from tests import factories
from tests.portal.conftest import Read
from tests.portal.markup import Markup


def rows_of(page: Markup) -> list[str]:
    """Rows of the tables."""
    return page.texts("tr")


def facts_of(page: Markup) -> dict[str, str]:
    """Terms and what is known of them."""
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=False))


def test_places_stand_under_their_departement(place: Place, other_place: Place, read: Read) -> None:
    page = read("/lieux/")

    assert page.texts("h2") == ["Hautes-Alpes (05)", "Département 13 (13)"]
    assert page.texts("h3") == ["Centre des Alpes", "Cité du Port"]


def test_advice_at_a_distance_stands_apart(place: Place, read: Read) -> None:
    factories.make_place("Conseil par téléphone", kind=PlaceKind.ONLINE, latitude=None, longitude=None)

    assert read("/lieux/").texts("h2")[-1] == "Sans vous déplacer"


def test_a_place_tells_its_week(staffed_place: Place, read: Read) -> None:
    factories.make_permanence(staffed_place, weekday=3, half_day=HalfDay.AFTERNOON)

    rows = rows_of(read("/lieux/cite-du-port/"))

    assert "Mardi Emploi –personne" in rows
    assert "Jeudi –personne Emploi" in rows


def test_a_place_tells_its_hours_in_words(staffed_place: Place, read: Read) -> None:
    page = read("/lieux/cite-du-port/")

    assert "Lundi9 h – 12 h 30, 13 h 30 – 17 h" in rows_of(page)
    assert "Dimanchefermé" in rows_of(page)


def test_what_nobody_checked_is_not_known(place: Place, read: Read) -> None:
    facts = facts_of(read("/lieux/cite-du-port/"))

    assert facts["Accès de plain-pied"] == "Non connu"
    assert "Transports : non connu" in read("/lieux/cite-du-port/").texts("p")


def test_unknown_hours_say_to_call(network: object, read: Read) -> None:
    factories.make_place("Point du Lac", slug="point-du-lac", opening_hours="")

    page = read("/lieux/point-du-lac/")

    assert "Horaires non connus. Téléphonez avant de venir." in page.texts("p")


@pytest.mark.parametrize("address", ["/lieux/nulle-part/", "/poles/rien/", "/services/rien/"])
def test_what_does_not_exist_is_a_page_that_helps(address: str, place: Place) -> None:
    response = Client().get(address)

    page = Markup(response.content.decode())
    assert response.status_code == 404
    assert page.texts("h1") == ["Cette page est introuvable"]
    assert {"/pres-de-chez-moi/", "/aujourdhui/", "/metiers/", "/plan-du-site/"} <= set(page.links())


def test_a_draft_is_not_shown(place: Place) -> None:
    Place.objects.update(publication=Publication.DRAFT)

    assert Client().get("/lieux/cite-du-port/").status_code == 404


def test_machines_read_the_place(place: Place, read: Read) -> None:
    Place.objects.update(phone="04 91 00 00 00")

    block = next(
        each for each in read("/lieux/cite-du-port/").all("script") if each.attributes["type"] == "application/ld+json"
    )

    assert json.loads(block.text) == {
        "@context": "https://schema.org",
        "@type": "CivicStructure",
        "@id": "http://testserver/lieux/cite-du-port/",
        "url": "http://testserver/lieux/cite-du-port/",
        "name": "Cité du Port",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "4 rue des Bassins",
            "postalCode": "13002",
            "addressLocality": "Marseille",
            "addressCountry": "FR",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 43.2965, "longitude": 5.3698},
        "telephone": "04 91 00 00 00",
        "openingHours": "Mo-Fr 09:00-12:30,13:30-17:00",
        "isAccessibleForFree": True,
        "publicAccess": True,
    }


def test_no_text_ends_the_block_of_machines(place: Place, read: Read) -> None:
    Place.objects.update(name="</script><script>alert(1)</script>")

    page = read("/lieux/cite-du-port/")

    assert "<script>alert" not in page.source
    block = next(each for each in page.all("script") if each.attributes["type"] == "application/ld+json")
    assert json.loads(block.text)["name"] == "</script><script>alert(1)</script>"


def test_a_pole_starts_from_questions(network: object, read: Read) -> None:
    factories.make_pole(questions=["Mon CV est-il bon ?"])

    page = read("/poles/emploi/")

    assert page.texts("h1") == ["Emploi"]
    assert "Mon CV est-il bon ?" in page.texts("li")


def test_a_pole_says_where_and_when(staffed_place: Place, read: Read) -> None:
    assert "mardi matin" in read("/poles/emploi/").texts("p")


def test_a_service_is_free_for_everyone_by_default(staffed_place: Place, read: Read) -> None:
    page = read("/services/preparer-un-entretien/")

    assert "Gratuit" in page.texts("span")
    assert facts_of(page)["Pour qui"] == "Pour tout le monde"
    assert "/lieux/cite-du-port/" in page.links()


def test_an_untranslated_service_says_it_is_french(staffed_place: Place, read: Read) -> None:
    page = read("/en/services/preparer-un-entretien/")

    assert {heading.text.strip(): heading.language for heading in page.all("h1")} == {"Préparer un entretien": "fr"}
