"""Workshops of a place, as the desk announces them and everybody reads them; how the place works."""

from __future__ import annotations

import uuid
from datetime import date, time

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from maillage.network.models import Place
from maillage.reception import queries as reception
from maillage.reception.models import ReceptionSettings, Workshop
from tests import factories, reception_factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
WORKSHOPS = reverse("desk:workshops", args=["gap"])
SETTINGS = reverse("desk:settings", args=["gap"])


def announce(desk: Client, **changes: str) -> HttpResponse:
    sent = {"operation": str(uuid.uuid4()), "title": "Atelier CV", "day": "2026-11-25", "starts_at": "14:00", **changes}
    return desk.post(WORKSHOPS, sent)


def test_a_workshop_is_announced_with_its_room_then_taken_off(desk: Client, place: Place) -> None:
    room = factories.make_room(place, name="Salle 2")
    announce(desk, room=str(room.id))
    lines = reception.workshops_of(place, TODAY)

    desk.post(reverse("desk:take-off-workshop", args=[lines[0].id]), {"operation": str(uuid.uuid4())})

    assert [(line.title, line.starts_at, line.room) for line in lines] == [("Atelier CV", time(14), "Salle 2")]
    assert not Workshop.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"day": "2026-11-24"}, "day"), ({"title": ""}, "title"), ({"starts_at": "25 h"}, "starts_at"),
     ({"room": str(uuid.uuid4())}, "room")],
    ids=["a day gone by", "no title", "no hour", "a room of elsewhere"],
)  # fmt: skip
def test_what_is_wrong_in_a_workshop_is_told_beside_its_field(desk: Client, change: dict[str, str], field: str) -> None:
    answer = announce(desk, **change)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Workshop.objects.exists()


def test_the_same_workshop_is_announced_once(desk: Client) -> None:
    announce(desk)

    answer = announce(desk)

    assert (answer.status_code, Workshop.objects.count()) == (409, 1)


def test_workshops_come_by_day_then_hour_in_one_query(place: Place, django_assert_num_queries: object) -> None:
    for title, day, hour in (("B", 26, 9), ("A", 25, 16), ("C", 25, 9)):
        reception_factories.make_workshop(place, title=title, day=date(2026, 11, day), starts_at=time(hour))
    reception_factories.make_workshop(place, title="hier", day=date(2026, 11, 24))

    with django_assert_num_queries(1):  # type: ignore[operator]
        found = reception.workshops_to_come("gap", TODAY)

    assert [line.title for line in found] == ["C", "A", "B"]
    assert [line.title for line in reception.workshops_by_place(TODAY)["gap"]] == ["C", "A"]


def test_reception_does_not_decide_how_the_place_works(desk: Client) -> None:
    assert desk.get(SETTINGS).status_code == 404


def test_a_manager_opens_a_queue_and_somebody_slower_loses_nothing(client: Client, place: Place) -> None:
    manager = factories.make_account()
    factories.make_grant(manager, Role.PLACE_MANAGER, place.id)
    client.force_login(manager)
    read = client.get(SETTINGS).context["form"]["version"].value()

    first = client.post(SETTINGS, {"operation": str(uuid.uuid4()), "version": read, "has_queue": "on"})
    slower = client.post(SETTINGS, {"operation": str(uuid.uuid4()), "version": read})

    assert (first.status_code, slower.status_code) == (302, 409)
    assert ReceptionSettings.objects.get().has_queue is True
