"""What the tests of open data read with: no cookie, no key."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from maillage.network.models import Network, Place
from tests import factories

Fetch = Callable[[str], Any]
PARTNER = "Perroquet Emploi Conseil"


@pytest.fixture
def fetch(db: None) -> Fetch:
    """The JSON at an address."""
    return lambda address: json.loads(text_of(address))


@pytest.fixture
def fetch_rows(db: None) -> Callable[[str], list[dict[str, str]]]:
    """The records of the table at an address."""
    return lambda address: list(csv.DictReader(io.StringIO(text_of(address), newline="")))


@pytest.fixture
def harbour(network: Network) -> Place:
    """A place borne by a partner, with a service that partner provides."""
    partner = factories.make_organisation(PARTNER)
    place = factories.make_place(
        "Maison de l’Anse", slug="maison-de-l-anse", bearer=partner, phone="04 65 71 01 10", email="anse@demo.example"
    )
    factories.make_service("Relire son CV", slug="relire-son-cv", places=[place], provider=partner)
    return place


def text_of(address: str) -> str:
    """The text at an address, streamed or whole."""
    response = Client().get(address)
    return b"".join(response).decode()
