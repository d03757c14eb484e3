"""A Tuesday morning, and a network with nothing, one or many of each thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from maillage.network.models import Network, Place
from tests import factories
from tests.portal.markup import Markup

# Tuesday 24 November 2026, 10:30 in Paris: schools and offices work.
MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
CANARIES = ("Association du Port", "Maison des Alpes", "Perroquet Emploi Conseil")

Read = Callable[[str], Markup]
Populate = Callable[[int], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock of the views."""

    def set_to(instant: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: instant)

    return set_to


@pytest.fixture(autouse=True)
def _tuesday_morning(set_clock: Callable[[datetime], None]) -> None:
    set_clock(MORNING)


@pytest.fixture
def read(db: None) -> Read:
    """Open an address without any cookie and parse the page."""

    def opened(address: str) -> Markup:
        response = Client().get(address)
        return Markup(response.content.decode())

    return opened


@pytest.fixture
def gap(network: Network) -> None:
    """The commune of Gap, without any place."""
    factories.make_commune("05061", "Gap", latitude=44.5594, longitude=6.0786, postal_code="05000")


@pytest.fixture
def staffed_place(place: Place) -> Place:
    """The place in Marseille with a service and the pôle « Emploi » on Tuesday mornings, lent by a partner."""
    lender = factories.make_organisation(CANARIES[2])
    factories.make_permanence(place, weekday=1, organisation=lender)
    factories.make_service(slug="preparer-un-entretien", places=[place], provider=lender)
    return place


@pytest.fixture
def populate(network: Network) -> Populate:
    """Make `count` of everything the public can read."""

    def make(count: int) -> None:
        lender = factories.make_organisation(CANARIES[2])
        for number in range(Place.objects.count(), count):
            pole = factories.make_pole(("emploi", "formation", "orientation")[number], name=f"Pôle {number}")
            place = factories.make_place(f"Lieu {number}", slug=f"lieu-{number}", bearer=lender)
            factories.make_permanence(place, pole=pole, weekday=1, organisation=lender)
            factories.make_service(f"Service {number}", slug=f"service-{number}", pole=pole, places=[place])
            factories.make_occupation(f"M120{number}", search_name=f"  comptable {number}")

    return make
