"""The queue that moves: through the acts of a desk, at an invented place only, within bounds, and it stops."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from maillage.demo.live import LiveQueue, live_place
from maillage.network.models import Network, Place
from maillage.reception.enums import DayState, TicketState
from maillage.reception.errors import DayClosed
from maillage.reception.models import Day, ReceptionSettings, Sheet, Ticket, VisitFact
from maillage.reference.imports.vocabularies import SHIPPED, import_vocabularies
from maillage.reference.models import Domain
from tests.demo.simulation.invented import POLES, make_places

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def place() -> Place:
    """The invented place, with a queue, and the words that sheets are made of."""
    import_vocabularies(SHIPPED, at=AT)
    Domain.objects.bulk_create(Domain(code=letter, name=letter) for letter in "ABCDEFGHIJKLMN")
    found = make_places()["maison-du-vallon"]
    ReceptionSettings.objects.create(place=found, has_queue=True)
    return found


def test_people_come_take_numbers_are_received_and_go(place: Place) -> None:
    queue = LiveQueue(place, random.Random(7))

    queue.warm_up(AT)

    states = set(Ticket.objects.values_list("state", flat=True))
    assert {TicketState.WAITING, TicketState.IN_INTERVIEW, TicketState.DONE} <= states
    assert Sheet.objects.count() == Ticket.objects.filter(state=TicketState.DONE).count()
    assert VisitFact.objects.count() > Ticket.objects.count() > 0
    assert set(VisitFact.objects.values_list("place_key", flat=True)) == {str(place.id)}


def test_the_minutes_before_are_lived_once_a_day(place: Place) -> None:
    LiveQueue(place, random.Random(7)).warm_up(AT)
    first = set(Ticket.objects.values_list("id", "version"))

    LiveQueue(place, random.Random(8)).warm_up(AT)

    assert set(Ticket.objects.values_list("id", "version")) == first


def test_each_pole_receives_one_person_at_a_time(place: Place) -> None:
    queue = LiveQueue(place, random.Random(7))

    queue.warm_up(AT)
    for number in range(30):
        queue.step(AT + timedelta(seconds=10 * number), since=timedelta(seconds=10))

    received = Ticket.objects.filter(state__in=[TicketState.CALLED, TicketState.IN_INTERVIEW])
    poles = list(received.values_list("pole", flat=True))
    assert len(poles) == len(set(poles)) <= len(POLES)


def test_no_more_than_fourteen_wait(place: Place) -> None:
    queue = LiveQueue(place, random.Random(7))

    for number in range(40):
        queue.step(AT + timedelta(seconds=number), since=timedelta(hours=1))

    assert Ticket.objects.filter(state=TicketState.WAITING).count() <= 14


def test_a_day_that_somebody_closed_is_left_closed(place: Place) -> None:
    Day.objects.create(place=place, day=AT.date(), state=DayState.CLOSED)

    with pytest.raises(DayClosed):
        LiveQueue(place, random.Random(7)).step(AT, since=timedelta(hours=1))

    assert (Ticket.objects.count(), VisitFact.objects.count()) == (0, 0)


def test_nothing_moves_where_the_queue_is_switched_off_nor_in_a_real_network(place: Place) -> None:
    moving = live_place()
    Network.objects.update(is_demonstration=False)
    real = live_place()
    Network.objects.update(is_demonstration=True)
    ReceptionSettings.objects.update(has_queue=False)

    assert (moving, real, live_place()) == (place, None, None)
