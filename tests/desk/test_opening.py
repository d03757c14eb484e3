"""Opening a day: who is there, who is not, and what the public reads at once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Place, Shift
from maillage.reception.models import Day
from maillage.safeguards.models import Entry
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
OPENING = reverse("desk:opening", args=["gap"])


@pytest.fixture
def seat(place: Place) -> Shift:
    """Somebody expected this morning at Gap, in a published quarter."""
    lent = factories.make_counsellor(factories.make_organisation("Mission Alpes", slug="alpes"), places=[place])
    rota = factories.make_rota(place, date(2026, 10, 1), publication=Publication.PUBLISHED)
    return factories.make_shift(rota, TODAY, counsellor=lent)


def press(desk: Client, route: str, seat: Shift, **values: Any) -> HttpResponse:
    """Press a button of a seat, as a page that read it now."""
    sent = {"operation": str(uuid.uuid4()), "version": seat.version, **values}
    return desk.post(reverse(route, args=[seat.id]), sent, follow=True)


def board() -> str:
    """What the public reads of today."""
    return Client().get("/aujourdhui/").content.decode()


def test_presence_is_confirmed_by_one_tap(desk: Client, seat: Shift) -> None:
    page = desk.get(OPENING)
    answer = press(desk, "desk:confirm-presence", seat)

    seat.refresh_from_db()
    assert page.context["to_confirm"] == 1
    assert (seat.state, answer.context["to_confirm"]) == (ShiftState.CONFIRMED, 0)


def test_one_tap_says_that_everybody_of_the_half_day_is_there(desk: Client, seat: Shift) -> None:
    here = [factories.make_counsellor(seat.counsellor.organisation) for _one in range(2)]
    factories.make_shift(seat.rota, TODAY, counsellor=here[0])
    later = factories.make_shift(seat.rota, TODAY, counsellor=here[1], half_day="apres_midi")
    hole = factories.make_shift(seat.rota, TODAY)

    desk.post(reverse("desk:confirm-all", args=["gap"]), {"operation": str(uuid.uuid4())})

    left = Shift.objects.filter(state=ShiftState.PLANNED)
    assert {one.id for one in left} == {later.id, hole.id}


def test_an_absence_is_on_the_public_board_at_once_then_the_replacement_is(desk: Client, seat: Shift) -> None:
    lender = factories.make_organisation("Cap Alpes", slug="cap")
    free = factories.make_counsellor(lender, places=[seat.rota.place], family_name="Roux")
    before = board()

    absence = press(desk, "desk:note-absence", seat)
    without = board()
    seat.refresh_from_db()
    filled = press(desk, "desk:replace", seat, counsellor=free.id)

    pole = seat.pole.name
    assert (pole in before, pole in without, pole in board()) == (True, False, True)
    assert [one.counsellor for one in absence.context["candidates"]] == [free]
    assert [(one.counsellor, one.state) for one in filled.context["place_day"].seats] == [(free, ShiftState.PLANNED)]


def test_a_stale_tab_notes_nothing_twice(desk: Client, seat: Shift) -> None:
    press(desk, "desk:confirm-presence", seat)

    answer = press(desk, "desk:note-absence", seat)

    seat.refresh_from_db()
    assert seat.state == ShiftState.CONFIRMED
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_reception_touches_no_seat_of_another_day(desk: Client, place: Place, seat: Shift) -> None:
    tomorrow = factories.make_shift(seat.rota, date(2026, 11, 26), counsellor=seat.counsellor)

    answer = press(desk, "desk:note-absence", tomorrow)

    tomorrow.refresh_from_db()
    assert (answer.status_code, tomorrow.state) == (404, ShiftState.PLANNED)


def test_the_usual_week_has_nobody_to_confirm(desk: Client, place: Place) -> None:
    factories.make_permanence(place, weekday=2)

    place_day = desk.get(OPENING).context["place_day"]

    assert (place_day.seats, [one.counsellors for one in place_day.pattern]) == ((), [1])


def test_publishing_the_board_opens_the_day_once_and_names_nobody(desk: Client, place: Place) -> None:
    sent = {"operation": str(uuid.uuid4())}

    for _again in range(2):
        desk.post(reverse("desk:open", args=["gap"]), sent)

    assert Day.objects.get().day == TODAY
    entry = Entry.objects.get(verb="reception.open_day")
    assert (entry.actor_id or "", entry.place_key, entry.body) == ("", str(place.id), {"day": "2026-11-25"})
    assert desk.get(reverse("desk:day", args=["gap"])).context["opening"] is None


def test_a_place_closed_in_mid_day_says_so_and_keeps_counting(desk: Client, place: Place, tell: Any) -> None:
    tell("desk:count", number="1")
    factories.make_special_hours(place, first_on=TODAY, sentence="Fuite d’eau.")

    tell("desk:count", number="1")

    page = desk.get(reverse("desk:day", args=["gap"]))
    assert (page.context["is_shut"], page.context["frame"].so_far.people_of_day) == (True, 2)
    assert "Le lieu est annoncé fermé" in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_opening_costs_the_same_whoever_is_expected(
    desk: Client, seat: Shift, number: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for _one in range(number - 1):
        factories.make_shift(seat.rota, TODAY, counsellor=factories.make_counsellor(seat.counsellor.organisation))

    with django_assert_max_num_queries(27):
        desk.get(OPENING)
