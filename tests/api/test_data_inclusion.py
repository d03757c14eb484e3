"""data·inclusion v1 out: every record is what the published schema takes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from data_inclusion.schema import v1
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.api import data_inclusion, words
from maillage.demo.load import load_starter
from maillage.network.enums import Appointment, Known, PlaceKind, ServiceKind
from maillage.network.models import Network, Place
from maillage.network.open_sheets import OpenPlace, OpenService
from maillage.network.sheets import Access, PlaceLine, ServiceLine
from tests import factories
from tests.api.conftest import Fetch

STRUCTURES, SERVICES = "/api/v1/data-inclusion/structures.json", "/api/v1/data-inclusion/services.json"
STRICT = {"ignore_warnings": False}
PUBLISHER = data_inclusion.Publisher(source="essai", site="https://essai.example", on=date(2026, 11, 24))


def valid(model: Any, record: object) -> Any:
    """The record as the published schema reads it, warnings being faults."""
    return model.model_validate(record, context=STRICT)


def test_our_words_are_those_of_the_published_schema() -> None:
    assert {str(word.value) for word in v1.Public} == words.PUBLICS
    assert {str(word.value) for word in v1.Thematique} == words.THEMES
    assert set(data_inclusion.TYPES.values()) <= {str(word.value) for word in v1.TypeService}


def test_place_is_a_structure(harbour: Place, fetch: Fetch) -> None:
    (record,) = fetch(STRUCTURES)

    valid(v1.Structure, record)
    assert record == {
        "source": "cite-dessai",
        "id": "cite-dessai--maison-de-l-anse",
        "nom": "Maison de l’Anse",
        "date_maj": "2000-01-01",
        "lien_source": "http://testserver/lieux/maison-de-l-anse/",
        "commune": "Marseille",
        "code_postal": "13002",
        "code_insee": "13055",
        "adresse": "4 rue des Bassins",
        "longitude": 5.3698,
        "latitude": 43.2965,
        "telephone": "+33465710110",
        "courriel": "anse@demo.example",
        "horaires_accueil": "Mo-Fr 09:00-12:30,13:30-17:00",
    }


def test_service_is_free_for_everybody_and_one_walks_in(harbour: Place, fetch: Fetch) -> None:
    (record,) = fetch(SERVICES)

    valid(v1.Service, record)
    told = {name: record[name] for name in ("id", "structure_id", "type", "frais", "publics", "zone_eligibilite")}
    assert told == {
        "id": "cite-dessai--relire-son-cv--maison-de-l-anse",
        "structure_id": "cite-dessai--maison-de-l-anse",
        "type": "atelier",
        "frais": "gratuit",
        "publics": ["tous-publics"],
        "zone_eligibilite": ["france"],
    }
    assert record["modes_mobilisation"] == ["se-presenter", "telephoner", "envoyer-un-courriel"]
    assert (record["mobilisable_par"], record["modes_accueil"]) == (["usagers"], ["en-presentiel"])


def test_service_at_three_places_is_three_services(network: Network, fetch: Fetch) -> None:
    places = [factories.make_place(f"Lieu {number}", slug=f"lieu-{number}") for number in range(3)]
    factories.make_service("Relire son CV", slug="relire", places=places)

    assert [record["structure_id"] for record in fetch(SERVICES)] == [f"cite-dessai--lieu-{n}" for n in range(3)]


def test_remote_service_is_at_the_online_place(network: Network, fetch: Fetch) -> None:
    factories.make_place("Le fil", slug="fil", kind=PlaceKind.ONLINE, latitude=None, longitude=None, address="")
    factories.make_service("Par téléphone", slug="telephone", is_remote=True)

    (record,) = fetch(SERVICES)

    assert (record["structure_id"], record["modes_accueil"]) == ("cite-dessai--fil", ["a-distance"])
    assert "modes_mobilisation" not in record


def test_service_that_stands_nowhere_is_left_out(network: Network, fetch: Fetch) -> None:
    factories.make_service("Nulle part")

    assert fetch(SERVICES) == []


def test_audience_without_a_code_is_told_in_words(network: Network, fetch: Fetch) -> None:
    factories.make_service("CV", audiences=["jeunes", "marins"], places=[factories.make_place()])

    (record,) = fetch(SERVICES)

    assert (record["publics"], record["publics_precisions"], record["nom"]) == (["jeunes"], "marins", "CV (atelier)")


@pytest.mark.django_db
def test_every_record_of_the_demonstration_is_valid(fetch: Fetch) -> None:
    from django.utils import timezone

    load_starter(at=timezone.now())

    structures, services = fetch(STRUCTURES), fetch(SERVICES)

    assert len(structures) >= 15
    assert len(services) >= 60
    for record in structures:
        valid(v1.Structure, record)
    for record in services:
        valid(v1.Service, record)
    assert {record["structure_id"] for record in services} <= {record["id"] for record in structures}
    assert len({record["id"] for record in services}) == len(services)


# ── Networks nobody thought of ───────────────────────────────────────────────
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60)
WEB = st.sampled_from(["", "https://lieu.example", "http://lieu.example/a?b=1", "ftp://lieu.example"])


@st.composite
def places(draw: st.DrawFn) -> OpenPlace:
    line = PlaceLine(
        slug=draw(st.sampled_from(["a", "b-2"])),
        name=draw(TEXT.filter(str.strip)),
        kind=draw(st.sampled_from(PlaceKind)),
        address=draw(TEXT),
        postal_code=draw(st.sampled_from(["", "13002", "20000"])),
        commune_code=draw(st.sampled_from(["13055", "2A004"])),
        commune_name="Marseille",
        department_code="13",
        department_name="Bouches-du-Rhône",
        latitude=draw(st.none() | st.floats(-90, 90)),
        longitude=draw(st.none() | st.floats(-180, 180)),
    )
    return OpenPlace(
        place=line,
        opening_hours=draw(st.sampled_from(["", "Mo-Fr 09:00-17:00"])),
        phone=draw(st.sampled_from(["", "04 65 71 01 10", "3949", "+377 99 99 99 99"])),
        email=draw(st.sampled_from(["", "accueil@lieu.example"])),
        website=draw(WEB),
        transport=draw(TEXT),
        accessibility_url=draw(WEB),
        accessibility=(Access("step_free", Known.UNKNOWN),),
        updated_on=draw(st.dates(date(1990, 1, 1), date(2030, 1, 1))),
    )


@st.composite
def offers(draw: st.DrawFn) -> OpenService:
    line = ServiceLine(
        slug="service",
        pole_code="emploi",
        kind=draw(st.sampled_from(ServiceKind)),
        title=draw(TEXT.filter(str.strip)),
        summary=draw(TEXT),
        appointment=draw(st.sampled_from(Appointment)),
        is_remote=draw(st.booleans()),
        is_translated=True,
    )
    return OpenService(
        service=line,
        pole_name="Emploi",
        description=draw(TEXT),
        audiences=tuple(draw(st.lists(st.sampled_from(["tous-publics", "jeunes", "marins", "femmes"]), unique=True))),
        conditions=draw(TEXT),
        appointment_reason=draw(TEXT),
        themes=tuple(draw(st.lists(st.sampled_from([*sorted(words.THEMES)[:5], "inconnu"]), unique=True))),
        languages=("fr",),
        updated_on=draw(st.dates(date(1990, 1, 1), date(2030, 1, 1))),
        place_slugs=("a", "b-2"),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(places(), places(), offers())
def test_every_record_of_any_network_is_valid(first: OpenPlace, second: OpenPlace, offer: OpenService) -> None:
    for sheet in (first, second):
        valid(v1.Structure, data_inclusion.structure(sheet, PUBLISHER))
    for record in data_inclusion.services([offer], {"a": first, "b-2": second}, PUBLISHER):
        valid(v1.Service, record)
