"""The invented network of the starter pack: complete, readable, and invented indeed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from maillage.core.geo import distance_km
from maillage.core.instants import HalfDay
from maillage.core.text import measure, normalise
from maillage.demo import pack
from maillage.demo.network import half_days
from maillage.network.calendars import Always, public_holiday
from maillage.network.enums import Appointment, Known, PlaceKind, ServiceKind
from maillage.network.expressions import depends_on_school, read_hours
from maillage.network.half_days import open_within
from maillage.network.opening import Hours

PACK = pack.document("network.json")
PLACES: list[dict[str, Any]] = PACK["places"]
SERVICES: list[dict[str, Any]] = PACK["services"]
POLES: list[dict[str, Any]] = PACK["poles"]
PERMANENCES = pack.rows("permanences.csv")
PLACE_KEYS = {place["key"] for place in PLACES}
ORGANISATION_KEYS = {organisation["key"] for organisation in PACK["organisations"]}
POLE_CODES = {pole["code"] for pole in POLES}
COMMUNES = {row["code"]: row for row in pack.rows("communes.csv")}
# Real institutions and brands of the field: none may be met in an invented network.
REAL_NAMES = """
    afpa|france travail|pole emploi|apec|cap emploi|mission locale|missions locales|cio|cnam|onisep|transitions pro
    |bge|adie|plie|carif|oref|agefiph|opco|cibc|universcience|cite des metiers|positive planet|initiative france
    |chambre de commerce|chambre de metiers|france services|maison de l emploi|maisons de l emploi|greta|cidff|mdph
    |region sud|parcoursup|fongecif|couveuse|actiris|vie active
"""
REAL_WORDS = re.compile(r"\b(?:" + re.sub(r"\s*\n\s*", "", REAL_NAMES) + r")\b")


def values_of(node: Any) -> Iterator[str]:
    """Every text of a JSON tree."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from values_of(child)


def test_every_reference_resolves() -> None:
    assert {place["bearer"] for place in PLACES} - {None} <= ORGANISATION_KEYS
    assert {place["commune"] for place in PLACES} <= COMMUNES.keys()
    assert {service["pole"] for service in SERVICES} == POLE_CODES
    assert {key for service in SERVICES for key in service["places"]} <= PLACE_KEYS
    assert {service["provider"] for service in SERVICES} - {None} <= ORGANISATION_KEYS


def test_every_permanence_stands_somewhere() -> None:
    assert {row["place"] for row in PERMANENCES} <= PLACE_KEYS
    assert {row["pole"] for row in PERMANENCES} == POLE_CODES
    assert {row["organisation"] for row in PERMANENCES} <= ORGANISATION_KEYS


def test_codes_are_those_of_the_network() -> None:
    assert {place["kind"] for place in PLACES} == set(PlaceKind.values)
    assert {service["kind"] for service in SERVICES} == set(ServiceKind.values)
    assert {service["appointment"] for service in SERVICES} == set(Appointment.values)
    assert {place[field] for place in PLACES for field in ("step_free", "hearing_loop")} <= set(Known.values)


def test_the_towns_are_those_of_the_real_network() -> None:
    real = {row["commune"] for row in pack.rows("real_places.csv")}

    assert real <= {place["commune"] for place in PLACES}


def test_a_place_stands_in_its_commune() -> None:
    for place in PLACES:
        commune = COMMUNES[place["commune"]]
        assert place["postal_code"] in commune["postal_codes"].split(), place["key"]
        if place["latitude"] is not None:
            here = (place["latitude"], place["longitude"])
            there = (float(commune["latitude"]), float(commune["longitude"]))
            assert distance_km(*here, *there) < 6, place["key"]


def test_places_differ_as_real_ones_do() -> None:
    hours = [place["opening_hours"] for place in PLACES]

    assert "" in hours
    assert any("19:30" in text for text in hours)
    assert any("Sa" in text for text in hours)
    assert any(depends_on_school(text) for text in hours)
    assert any("valid_until" in place for place in PLACES)
    assert any(place["publication"] == "brouillon" for place in PLACES)
    assert all(read_hours(text) == text for text in hours)


def test_hours_close_on_public_holidays() -> None:
    assert all("PH off" in place["opening_hours"] for place in PLACES if place["opening_hours"])


def test_five_poles_speak_for_themselves_in_both_languages() -> None:
    assert [pole["position"] for pole in POLES] == [1, 2, 3, 4, 5]
    for pole in POLES:
        assert len(pole["questions"]) == len(pole["questions_en"]) == 5
        assert all(question.endswith("?") for question in [*pole["questions"], *pole["questions_en"]])
        assert all(pole[field] and pole[f"{field}_en"] for field in ("name", "search_phrase", "summary", "description"))


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_a_service_is_complete(service: dict[str, Any]) -> None:
    assert 200 <= len(service["description"]) <= 2000
    assert len(service["summary"]) <= 300
    assert all(service[field] for field in ("title_en", "summary_en", "description_en", "simple_version", "themes"))
    assert service["places"]
    assert "price" not in service


@pytest.mark.parametrize(
    "text",
    [
        *(pole["description"] for pole in POLES),
        *(service["description"] for service in SERVICES),
        *(service["simple_version"] for service in SERVICES),
    ],
)
def test_a_text_reads_easily(text: str) -> None:
    read = measure(text)

    assert read.score >= 60
    assert read.mean_sentence_words <= 15
    assert read.longest_sentence_words <= 25


def test_no_short_text_has_a_long_sentence() -> None:
    texts = [service["summary"] for service in SERVICES]
    texts += [text for pole in POLES for text in [pole["summary"], *pole["questions"]]]

    assert [text for text in texts if measure(text).longest_sentence_words > 25] == []


def test_poles_name_no_partner() -> None:
    """R6: the question comes first, the institution never."""
    words = normalise(" ".join(str(value) for pole in POLES for value in pole.values()))

    assert [item["name"] for item in PACK["organisations"] if normalise(item["name"]) in words] == []


def test_the_real_institutions_are_nowhere() -> None:
    text = " . ".join(normalise(value) for value in values_of(PACK))

    assert REAL_WORDS.search("une antenne de france travail")
    assert REAL_WORDS.findall(text) == []


def test_telephones_are_fictions_and_mails_lead_nowhere() -> None:
    text = (pack.STARTER / "network.json").read_text()
    phones = [place["phone"] for place in PLACES if place["phone"]] + [PACK["network"]["contact_phone"]]

    assert all(re.fullmatch(r"04 65 71 \d\d \d\d", phone) for phone in phones)
    assert len(set(phones)) == len(phones)
    assert all(domain.endswith(".example") for domain in re.findall(r"@([\w.-]+)", text))
    assert all(host.endswith(".example") for host in re.findall(r"https?://([\w.-]+)", text))


def test_every_open_half_day_of_the_main_site_is_staffed() -> None:
    staffed = {
        pair for row in PERMANENCES if row["place"] == "maison-du-vallon" for pair in half_days(row["half_days"])
    }
    week = {(weekday, half) for weekday in range(5) for half in (HalfDay.MORNING, HalfDay.AFTERNOON)}

    assert staffed == week | {(3, HalfDay.EVENING), (5, HalfDay.MORNING)}


def test_each_centre_of_today_is_staffed_and_holds_interviews() -> None:
    centres = {
        place["key"]
        for place in PLACES
        if place["kind"] in {"site_central", "centre_associe"} and "valid_until" not in place
    }
    interviews = {key for service in SERVICES if service["kind"] == "entretien" for key in service["places"]}

    assert len(centres) == 8
    assert centres <= {row["place"] for row in PERMANENCES}
    assert centres <= interviews


def test_each_pole_is_staffed_somewhere_every_working_day() -> None:
    for pole in POLE_CODES:
        days = {weekday for row in PERMANENCES if row["pole"] == pole for weekday, _ in half_days(row["half_days"])}
        assert days >= {0, 1, 2, 3, 4}, pole


def test_a_permanence_falls_within_opening_hours() -> None:
    monday = date(2026, 11, 23)
    hours = {place["key"]: place["opening_hours"] for place in PLACES}
    assert not any(public_holiday(monday + timedelta(days=number)) for number in range(7))

    for row in PERMANENCES:
        opening = Hours(hours[row["place"]], Always(answer=False))
        for weekday, half_day in half_days(row["half_days"]):
            assert open_within(opening, monday + timedelta(days=weekday), half_day), (row["place"], weekday, half_day)
