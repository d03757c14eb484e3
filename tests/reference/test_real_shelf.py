"""The official diplomas, names and words of $MAILLAGE_DATA: imported once, with how far they join."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from maillage.config import env
from maillage.reference import queries
from maillage.reference.enums import Join
from maillage.reference.imports import ImportReport, importer
from maillage.reference.models import Diploma
from tests.portal.markup import Markup, faults
from tests.reference.sources import AT, counts

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
DATA = Path(env.text("MAILLAGE_DATA"))
SOURCES = ("rome", "onisep", "certifinfo", "esco", "vocabulaires")
HEAVIEST_PAGE_BYTES = 30_000  # compressed


@pytest.fixture(scope="module")
def reports(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, ImportReport]]:
    """The sources in the database for the tests of this file, then out of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {name: importer(name)(DATA, at=AT) for name in SOURCES}
        transaction.set_rollback(True)


def test_every_source_is_read_whole(reports: dict[str, ImportReport]) -> None:
    tables = {name: count.created for each in SOURCES[1:] for name, count in reports[each].tables.items()}

    assert tables == {
        "onisepname": 550,
        "speciality": 92,
        "formacode": 3048,
        "diploma": 9923,
        "diplomaoccupation": 17_573,
        "iscogroup": 619,
        "escooccupation": 3039,
        "romegroup": 532,
        "vocabulary": 32,
        "term": 418,
    }


def test_every_join_tells_how_far_it_goes(reports: dict[str, ImportReport]) -> None:
    joins = {line.join: (line.found, line.total) for each in SOURCES[1:] for line in reports[each].coverage}

    assert joins == {
        Join.ONISEP_ROME3: (483, 550),
        Join.ONISEP_TITLE: (233, 550),
        Join.DIPLOMA_ROME3: (17_497, 17_573),
        Join.DIPLOMA_SHEETS: (6317, 6741),
        Join.DIPLOMA_FORMACODE: (8314, 9908),
        Join.DIPLOMA_SPECIALITY: (8236, 8271),
        Join.DIPLOMA_LEVEL: (6075, 9923),
        Join.ESCO_ENGLISH: (3004, 3039),
        Join.ESCO_ROME3: (2305, 3039),
        Join.SHEETS_ISCO: (1584, 1584),
    }


@pytest.mark.parametrize("name", SOURCES[1:])
def test_a_second_reading_changes_nothing(reports: dict[str, ImportReport], name: str) -> None:
    assert counts(importer(name)(DATA, at=AT))[:3] == (0, 0, 0)


def test_no_name_keeps_a_straight_or_doubled_apostrophe(reports: dict[str, ImportReport]) -> None:
    assert not Diploma.objects.filter(name__contains="'").exists()


@pytest.mark.parametrize("code", ["H1206", "J1501", "M1805", "D1102"])
def test_pages_with_many_diplomas_stay_light_and_well_made(reports: dict[str, ImportReport], code: str) -> None:
    for address in (f"/metiers/{code}/", f"/metiers/{code}/diplomes/?tout=1", "/listes-de-mots/"):
        response = Client().get(address)

        assert len(gzip.compress(response.content)) <= HEAVIEST_PAGE_BYTES
        assert faults(Markup(response.content.decode())) == []


def test_a_name_only_onisep_gives_leads_to_its_family(reports: dict[str, ImportReport]) -> None:
    found = queries.occupations_starting_with("cogniticien")

    assert "Cogniticienne ou cogniticien" in {choice.found_by for choice in found}


def test_the_largest_family_shows_three_diplomas_a_level(reports: dict[str, ImportReport]) -> None:
    found = queries.diplomas_of("H1206", date(2026, 11, 25))

    assert found.count == sum(group.count for group in found.levels)
    assert max(len(group.diplomas) for group in found.levels) == 3
    assert found.sheets > 1
