"""The months of the demonstration: validated as places would, the latest left to who runs one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from maillage.accounts.enums import Role
from maillage.demo.months import validate_last_months
from maillage.network.models import Network, Place
from maillage.reception.enums import DayState
from maillage.reception.models import NETWORK_KEY, Day, Period
from tests import factories
from tests.reception.figures import rows
from tests.reception.figures.words import load_words

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def demonstration(network: Network) -> Network:
    """An invented network."""
    Network.objects.update(is_demonstration=True)
    load_words()
    return network


def lived(name: str) -> Place:
    """A place with a closed day in September and in October."""
    place = factories.make_place(name)
    for day in (SEPTEMBER, OCTOBER):
        rows.visits(place, 12, day=day)
        Day.objects.create(place=place, day=day, state=DayState.CLOSED)
    return place


def validated() -> set[tuple[str, date]]:
    return set(Period.objects.values_list("place_key", "starts_on"))


def test_latest_month_of_a_place_that_somebody_runs_waits_for_them_and_the_network_with_it(
    demonstration: Network,
) -> None:
    run, other = lived("Gap"), lived("Nice")
    factories.make_grant(factories.make_account(), Role.PLACE_MANAGER, run.id)

    for _again in range(2):
        validate_last_months(at=AT)

    assert validated() == {
        (str(run.id), SEPTEMBER),
        (str(other.id), SEPTEMBER),
        (NETWORK_KEY, SEPTEMBER),
        (str(other.id), OCTOBER),
    }


def test_real_network_is_left_alone(network: Network) -> None:
    Network.objects.update(is_demonstration=False)
    lived("Gap")

    validate_last_months(at=AT)

    assert validated() == set()
