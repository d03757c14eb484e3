"""What the tickets of a half-day come to."""

from __future__ import annotations

from maillage.reception.enums import TicketState
from maillage.reception.queue_figures import Passage, QueueFigures, figures_of, minutes, ninetieth
from tests.reception.queueing import NINE, after


def received(wait: float, service: float) -> Passage:
    """Somebody who waited, then was received."""
    return Passage(TicketState.DONE, NINE, after(wait), after(wait), after(wait + service))


def test_figures_of_received_people_and_of_those_who_were_not() -> None:
    passages = [received(wait, 20) for wait in (5, 10, 15, 20, 60)]
    passages += [Passage(state, NINE, None, None, after(30)) for state in (TicketState.LEFT, TicketState.WAITING)]
    passages += [Passage(TicketState.ABSENT, NINE, after(9), None, after(12))]

    assert figures_of(passages) == QueueFigures(
        tickets=8, served=5, abandons=3, median_wait=15, ninetieth_wait=60, median_service=20
    )


def test_figures_of_nobody() -> None:
    assert figures_of([]) == QueueFigures(0, 0, 0, None, None, None)


def test_still_received_at_closing_is_served_and_has_no_service() -> None:
    passage = Passage(TicketState.IN_INTERVIEW, NINE, after(5), after(6), None)

    assert figures_of([passage]) == QueueFigures(1, 1, 0, 5, 5, None)


def test_ninetieth_is_the_nearest_rank() -> None:
    assert ninetieth([float(value) for value in range(1, 11)]) == 9.0


def test_clock_set_back_gives_no_negative_minute() -> None:
    assert minutes(after(5), NINE) == 0.0
