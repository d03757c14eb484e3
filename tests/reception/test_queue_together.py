"""Desks that press at the same instant: each calls somebody else."""

from __future__ import annotations

import functools

import pytest

from maillage.network.models import Place
from maillage.reception.models import Ticket
from tests import factories
from tests.reception.queueing import after, called, taken, with_queue
from tests.safeguards.together import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_desks_at_once_call_eight_numbers() -> None:
    factories.make_network()
    place, pole = with_queue(factories.make_place()), factories.make_pole()
    for minute in range(8):
        taken(place, pole, at=after(minute))
    call = functools.partial(called, place, pole, at=after(10))

    numbers = together([call] * 8)

    assert sorted(ticket.number for ticket in numbers if isinstance(ticket, Ticket)) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_eight_numbers_taken_at_once_are_eight() -> None:
    factories.make_network()
    place, pole = with_queue(factories.make_place()), factories.make_pole()

    numbers = together([functools.partial(taken, place, pole)] * 8)

    assert sorted(ticket.number for ticket in numbers if isinstance(ticket, Ticket)) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_last_in_the_queue_is_called_by_one_desk_alone(place_with_one: Place) -> None:
    answers = together([functools.partial(called, place_with_one, at=after(10))] * 4)

    assert [type(answer).__name__ for answer in answers].count("Ticket") == 1
    assert [type(answer).__name__ for answer in answers].count("NobodyWaits") == 3


@pytest.fixture
def place_with_one() -> Place:
    factories.make_network()
    place = with_queue(factories.make_place())
    taken(place, factories.make_pole())
    return place
