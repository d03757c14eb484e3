"""What the queue tells: order, waits, a version; in a constant number of statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network.models import Place, Pole
from maillage.reception import actions, queries
from maillage.reception.enums import TicketState
from maillage.reception.models import PoleCrew, QueueTotal, Ticket
from maillage.reception.waiting import WaitRange
from maillage.safeguards.tokens import hash_of
from tests import factories
from tests.reception.queueing import NINE, act_on, after, called, taken, with_queue

pytestmark = pytest.mark.django_db
TEN = after(60)


@pytest.fixture
def jobs() -> Pole:
    return factories.make_pole("emploi", position=1)


@pytest.fixture
def port(place: Place) -> Place:
    return with_queue(place)


def crew(place: Place, pole: Pole, counsellors: int) -> None:
    """Say how many receive."""
    actions.set_crew(place=place, pole=pole, counsellors=counsellors, actor=None, at=NINE)


def wait_at(place: Place, pole: Pole) -> Any:
    """What the pôle announces at ten."""
    return next(one for one in queries.waits_of(place, TEN) if one.pole.code == pole.code)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("read", "statements"),
    [
        (lambda place: queries.queue_of(place, TEN), 6),
        (lambda place: queries.hall_of(place.slug, TEN), 9),
        (lambda place: queries.ticket_sheet("jeton", TEN), 7),
        (lambda place: queries.queue_version(place.slug, TEN), 2),
    ],
)
def test_reads_take_the_same_statements_whatever_the_rows(
    port: Place, jobs: Pole, rows: int, read: Callable[[Place], object], statements: int
) -> None:
    for minute in range(rows):
        taken(port, jobs, at=after(minute))
        called(port, at=after(minute))
        taken(port, jobs, at=after(100 + minute))
    Ticket.objects.filter(number=2).update(token_hash=hash_of("jeton"))

    with CaptureQueriesContext(connection) as asked:
        read(port)

    assert len(asked) == statements


def test_who_waits_stands_in_the_order_of_calls(port: Place, jobs: Pole) -> None:
    for minute in range(3):
        taken(port, jobs, at=after(minute), is_priority=minute == 2)

    board = queries.queue_of(port, TEN)

    assert [line.number for line in board.waiting] == ["A-003", "A-001", "A-002"]


def test_last_called_stands_first(port: Place, jobs: Pole) -> None:
    for minute in range(2):
        taken(port, jobs, at=after(minute))
    called(port, at=after(5))
    called(port, at=after(6), desk="3")

    board = queries.queue_of(port, TEN)

    assert [(line.number, line.desk) for line in board.called] == [("A-002", "3"), ("A-001", "")]


def test_counsellors_come_from_the_rota_of_the_half_day(port: Place, jobs: Pole) -> None:
    factories.make_permanence(port, pole=jobs, counsellors=2)
    factories.make_permanence(port, pole=jobs, counsellors=1, half_day=HalfDay.AFTERNOON)

    assert wait_at(port, jobs).counsellors == 2


def test_what_the_team_notes_holds_over_the_rota(port: Place, jobs: Pole) -> None:
    factories.make_permanence(port, pole=jobs, counsellors=2)
    crew(port, jobs, 1)

    assert wait_at(port, jobs).counsellors == 1


def test_who_takes_over_a_pole_counts_there(port: Place, jobs: Pole) -> None:
    taken(port, jobs)
    called(port, jobs)

    assert wait_at(port, jobs).counsellors == 1


def test_pole_with_no_counsellor_announces_no_wait(port: Place, jobs: Pole) -> None:
    taken(port, jobs)

    assert (wait_at(port, jobs).waiting, wait_at(port, jobs).wait) == (1, None)


def test_free_counsellor_means_soon(port: Place, jobs: Pole) -> None:
    crew(port, jobs, 1)

    assert wait_at(port, jobs).wait == WaitRange(0, 5)


def test_services_of_today_make_the_wait(port: Place, jobs: Pole) -> None:
    crew(port, jobs, 1)
    for number in range(5):
        ticket = taken(port, jobs)
        called(port, jobs)
        actions.start_interview(act_on(ticket))
        actions.end_interview(act_on(ticket, at=after(10 + number)))

    assert wait_at(port, jobs).service_minutes == 12.0


def test_habit_of_the_place_stands_until_there_are_services(port: Place, jobs: Pole) -> None:
    for days, half_day, minutes in ((7, HalfDay.MORNING, 30), (14, HalfDay.MORNING, 34), (7, HalfDay.AFTERNOON, 40)):
        QueueTotal.objects.create(
            place_key=str(port.id), day=(NINE - timedelta(days=days)).date(), half_day=half_day, pole="emploi",
            tickets=9, served=9, median_service=minutes,
        )  # fmt: skip

    assert wait_at(port, jobs).service_minutes == 32.0


def test_wait_of_a_moved_ticket_counts_who_arrived_before(port: Place, jobs: Pole) -> None:
    training = factories.make_pole("formation", position=2)
    mine = taken(port, jobs, at=after(1))
    taken(port, training, at=after(0))
    taken(port, training, at=after(2))
    actions.move(act_on(mine, at=after(3)), training)
    Ticket.objects.filter(id=mine.id).update(token_hash=hash_of("jeton"))

    sheet = queries.ticket_sheet("jeton", TEN)

    assert (sheet.line.state, sheet.before) == (TicketState.MOVED, 1)


def test_forged_link_finds_nothing(port: Place, jobs: Pole) -> None:
    taken(port, jobs)

    with pytest.raises(NotYours):
        queries.ticket_sheet("faux", TEN)


def test_version_changes_with_each_step_and_each_crew(port: Place, jobs: Pole) -> None:
    def version() -> str:
        return queries.queue_version(port.slug, TEN)

    seen = [version()]
    ticket = taken(port, jobs)
    seen.append(version())
    actions.pause(act_on(ticket))
    seen.append(version())
    crew(port, jobs, 3)
    seen.append(version())

    assert len(set(seen)) == 4
    assert version() == seen[-1]


def test_queue_of_another_place_is_not_told(port: Place, other_place: Place, jobs: Pole) -> None:
    taken(with_queue(other_place), jobs)
    PoleCrew.objects.create(place=other_place, pole=jobs, day=NINE.date(), counsellors=4)

    assert queries.queue_of(port, TEN).waiting == ()
    assert wait_at(port, jobs).counsellors == 0
