"""The walk-in queue (W3): numbers, states, who is called first, and what is refused."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from itertools import product

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network.models import Place, Pole
from maillage.reception import actions
from maillage.reception.enums import DayState, TicketState
from maillage.reception.errors import DayClosed, IllegalStep, NobodyWaits, NoQueue, TicketChanged
from maillage.reception.models import Day, Ticket
from maillage.safeguards.errors import BodyDiffers
from tests import factories
from tests.reception.queueing import NINE, act_on, after, called, taken, with_queue

pytestmark = pytest.mark.django_db
S = TicketState


@pytest.fixture
def jobs() -> Pole:
    return factories.make_pole("emploi", position=1)


@pytest.fixture
def training() -> Pole:
    return factories.make_pole("formation", name="Formation", position=2)


@pytest.fixture
def port(place: Place) -> Place:
    return with_queue(place)


def state_of(ticket: Ticket) -> str:
    return Ticket.objects.values_list("state", flat=True).get(id=ticket.id)


# ── Numbers ──────────────────────────────────────────────────────────────────
def test_numbers_of_a_day_follow_each_other_with_the_letter_of_their_pole(
    port: Place, jobs: Pole, training: Pole
) -> None:
    numbers = [taken(port, pole).number_text for pole in (jobs, training, jobs)]

    assert numbers == ["A-001", "B-002", "A-003"]


def test_numbers_begin_again_the_next_day(port: Place, jobs: Pole) -> None:
    taken(port, jobs)

    assert taken(port, jobs, at=after(24 * 60)).number_text == "A-001"


def test_same_form_sent_twice_gives_the_same_number_and_link(port: Place, jobs: Pole) -> None:
    operation = uuid.uuid4()

    first, again = (
        actions.take_ticket(place=port, pole=jobs, operation_id=operation, actor=None, at=NINE) for _time in range(2)
    )

    assert (again.ticket.id, again.token) == (first.ticket.id, first.token)
    assert (first.is_replay, again.is_replay) == (False, True)
    assert Ticket.objects.count() == 1


def test_same_form_for_another_pole_is_refused(port: Place, jobs: Pole, training: Pole) -> None:
    operation = uuid.uuid4()
    actions.take_ticket(place=port, pole=jobs, operation_id=operation, actor=None, at=NINE)

    with pytest.raises(BodyDiffers):
        actions.take_ticket(place=port, pole=training, operation_id=operation, actor=None, at=NINE)

    assert Ticket.objects.count() == 1


def test_token_has_128_bits_and_is_nowhere_in_the_row(port: Place, jobs: Pole) -> None:
    taken_now = actions.take_ticket(place=port, pole=jobs, operation_id=uuid.uuid4(), actor=None, at=NINE)

    row = Ticket.objects.values().get()

    assert len(taken_now.token) == 22
    assert taken_now.token not in str(row)


def test_place_without_a_queue_gives_no_number(place: Place, jobs: Pole) -> None:
    with pytest.raises(NoQueue):
        taken(place, jobs)

    assert Ticket.objects.count() == 0


def test_place_closed_in_mid_day_gives_no_number_and_keeps_those_given(port: Place, jobs: Pole) -> None:
    taken(port, jobs)
    Day.objects.filter(place=port).update(state=DayState.CLOSED)

    with pytest.raises(DayClosed):
        taken(port, jobs, at=after(60))

    assert Ticket.objects.count() == 1


def test_stranger_takes_no_number_here(port: Place, jobs: Pole, stranger: Account) -> None:
    with pytest.raises(NotYours):
        actions.take_ticket(place=port, pole=jobs, operation_id=uuid.uuid4(), actor=stranger, at=NINE)

    assert Ticket.objects.count() == 0


# ── Who is called ────────────────────────────────────────────────────────────
def test_first_come_is_first_called_inside_a_pole(port: Place, jobs: Pole, training: Pole) -> None:
    taken(port, training)
    first, second = taken(port, jobs, at=after(1)), taken(port, jobs, at=after(2))

    assert [called(port, jobs, at=after(5)).id, called(port, jobs, at=after(5)).id] == [first.id, second.id]


def test_call_at_any_pole_takes_the_first_of_all(port: Place, jobs: Pole, training: Pole) -> None:
    first = taken(port, training)
    taken(port, jobs, at=after(1))

    assert called(port, at=after(5)).id == first.id


def test_accessibility_need_goes_first(port: Place, jobs: Pole) -> None:
    taken(port, jobs)
    priority = taken(port, jobs, at=after(1), is_priority=True)

    assert called(port, jobs, at=after(5)).id == priority.id


def test_accessibility_need_told_later_goes_first_too(port: Place, jobs: Pole) -> None:
    taken(port, jobs)
    late = taken(port, jobs, at=after(1))
    actions.prioritise(act_on(late, at=after(2)))

    assert called(port, jobs, at=after(5)).id == late.id


def test_pause_is_passed_over_and_keeps_its_rank_fifteen_minutes(port: Place, jobs: Pole) -> None:
    paused, second, _third = (taken(port, jobs, at=after(minute)) for minute in range(3))
    actions.pause(act_on(paused, at=after(3)))

    assert called(port, jobs, at=after(17.9)).id == second.id
    assert called(port, jobs, at=after(18)).id == paused.id


def test_back_from_a_pause_is_called_at_once(port: Place, jobs: Pole) -> None:
    paused, _second = (taken(port, jobs, at=after(minute)) for minute in range(2))
    actions.pause(act_on(paused, at=after(3)))
    actions.resume(act_on(paused, at=after(5)))

    assert called(port, jobs, at=after(6)).id == paused.id


def test_moved_ticket_keeps_its_number_and_its_arrival(port: Place, jobs: Pole, training: Pole) -> None:
    moved = taken(port, jobs)
    taken(port, training, at=after(1))
    actions.move(act_on(moved, at=after(2)), training)

    first = called(port, training, at=after(5))

    assert (first.id, first.number_text, first.arrived_at) == (moved.id, "A-001", NINE)


def test_sent_on_after_an_interview_waits_from_then(port: Place, jobs: Pole, training: Pole) -> None:
    ticket = taken(port, jobs)
    called(port, jobs, at=after(5))
    actions.start_interview(act_on(ticket, at=after(6)))
    actions.move(act_on(ticket, at=after(20)), training)
    ticket.refresh_from_db()

    assert (ticket.state, ticket.pole_id, ticket.waits_from) == (S.MOVED, "formation", after(20))
    assert (ticket.called_at, ticket.started_at, ticket.desk) == (None, None, "")


def test_same_call_sent_twice_calls_once(port: Place, jobs: Pole) -> None:
    taken(port, jobs)
    second = taken(port, jobs, at=after(1))
    operation = uuid.uuid4()

    for _time in range(2):
        actions.call_next(place=port, pole=jobs, operation_id=operation, actor=None, at=after(2))

    assert state_of(second) == S.WAITING


def test_nobody_to_call_is_said(port: Place, jobs: Pole, training: Pole) -> None:
    taken(port, training)

    with pytest.raises(NobodyWaits, match="Personne n’attend à ce pôle"):
        called(port, jobs)


def test_rights_lost_in_mid_queue_call_nobody(port: Place, jobs: Pole, colleague: Account) -> None:
    ticket = taken(port, jobs)
    colleague.grants.update(valid_until=after(-24 * 60).date())

    with pytest.raises(NotYours):
        actions.call_next(place=port, pole=jobs, operation_id=uuid.uuid4(), actor=colleague, at=NINE)

    assert state_of(ticket) == S.WAITING


# ── Steps ────────────────────────────────────────────────────────────────────
STEPS: dict[str, tuple[Callable[[actions.Act], None], TicketState]] = {
    "start": (actions.start_interview, S.IN_INTERVIEW),
    "end": (actions.end_interview, S.DONE),
    "absent": (actions.mark_absent, S.ABSENT),
    "leave": (actions.leave, S.LEFT),
    "undo": (actions.undo_call, S.WAITING),
    "pause": (actions.pause, S.WAITING),
    "resume": (actions.resume, S.WAITING),
    "prioritise": (actions.prioritise, S.WAITING),
}
# W3, read from the dossier: which steps each state allows.
ALLOWED = {
    S.WAITING: {"leave", "pause", "resume", "prioritise"},
    S.CALLED: {"start", "absent", "leave", "undo"},
    S.IN_INTERVIEW: {"end"},
    S.DONE: set(),
    S.LEFT: set(),
    S.ABSENT: set(),
}


@pytest.mark.parametrize(("state", "step"), list(product(ALLOWED, STEPS)))
def test_steps_lead_where_w3_says_and_nowhere_else(port: Place, jobs: Pole, state: TicketState, step: str) -> None:
    ticket = taken(port, jobs)
    Ticket.objects.filter(id=ticket.id).update(state=state, called_at=NINE)
    act, reached = STEPS[step]

    if step in ALLOWED[state]:
        act(act_on(ticket, at=after(1)))
        assert state_of(ticket) == reached
    else:
        with pytest.raises(IllegalStep):
            act(act_on(ticket, at=after(1)))
        assert state_of(ticket) == state


@pytest.mark.parametrize("state", [S.DONE, S.LEFT, S.ABSENT])
def test_ticket_that_is_over_goes_to_no_other_pole(port: Place, jobs: Pole, training: Pole, state: TicketState) -> None:
    ticket = taken(port, jobs)
    Ticket.objects.filter(id=ticket.id).update(state=state)

    with pytest.raises(IllegalStep):
        actions.move(act_on(ticket), training)

    assert Ticket.objects.values_list("state", "pole_id").get() == (state, "emploi")


def test_call_is_taken_back_within_two_minutes_and_keeps_its_rank(port: Place, jobs: Pole) -> None:
    first, _second = (taken(port, jobs, at=after(minute)) for minute in range(2))
    called(port, jobs, at=after(5))
    actions.undo_call(act_on(first, at=after(7)))

    assert called(port, jobs, at=after(8)).id == first.id


def test_call_is_not_taken_back_later(port: Place, jobs: Pole) -> None:
    ticket = taken(port, jobs)
    called(port, jobs, at=after(5))

    with pytest.raises(IllegalStep, match="plus de deux minutes"):
        actions.undo_call(act_on(ticket, at=after(7.1)))

    assert state_of(ticket) == S.CALLED


def test_stale_tab_changes_nothing(port: Place, jobs: Pole) -> None:
    ticket = taken(port, jobs)
    stale = act_on(ticket)
    actions.pause(act_on(ticket))

    with pytest.raises(TicketChanged, match="A-001 a changé"):
        actions.leave(stale)

    assert state_of(ticket) == S.WAITING


def test_ticket_of_another_place_does_not_exist_here(port: Place, other_place: Place, jobs: Pole) -> None:
    ticket = taken(with_queue(other_place), jobs)

    with pytest.raises(NotYours):
        actions.leave(act_on(ticket, place=port))

    assert state_of(ticket) == S.WAITING


def test_same_step_sent_twice_is_done_once(port: Place, jobs: Pole) -> None:
    ticket = taken(port, jobs)
    act = act_on(ticket)

    for _time in range(2):
        actions.leave(act)

    ticket.refresh_from_db()
    assert (ticket.state, ticket.version) == (S.LEFT, 2)


def test_holder_leaves_from_the_phone(port: Place, jobs: Pole) -> None:
    mine = actions.take_ticket(place=port, pole=jobs, operation_id=uuid.uuid4(), actor=None, at=NINE)

    actions.leave_by_token(token=mine.token, at=after(5))

    assert state_of(mine.ticket) == S.LEFT


def test_false_token_moves_nobody(port: Place, jobs: Pole) -> None:
    ticket = taken(port, jobs)

    actions.leave_by_token(token="A" * 22, at=after(5))

    assert state_of(ticket) == S.WAITING
