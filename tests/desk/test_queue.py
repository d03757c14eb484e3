"""The queue on the desk's screen: a number, a call, and each ticket to its end."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from maillage.network.models import Place
from maillage.reception.models import PoleCrew, ReceptionSettings, Ticket
from tests import factories
from tests.reception.queueing import make_ticket, with_queue

pytestmark = pytest.mark.django_db


def address(name: str, *rest: object) -> str:
    """An address of the queue at Gap."""
    return reverse(f"desk:{name}", args=["gap", *rest])


def posted(client: Client, where: str, **values: object) -> str:
    """The page that follows, once a form is sent with a new operation id."""
    return client.post(where, {"operation": uuid.uuid4(), **values}, follow=True).content.decode()


@pytest.fixture(autouse=True)
def _with_a_queue(place: Place) -> None:
    """Gap has a queue, and two pôles."""
    with_queue(place)
    for code, name in (("emploi", "Emploi"), ("formation", "Formation")):
        factories.make_pole(code, name=name)


def test_place_without_a_queue_says_so(desk: Client) -> None:
    ReceptionSettings.objects.update(has_queue=False)

    page = desk.get(address("queue")).content.decode()

    assert "Ce lieu n’a pas de file d’attente" in page


def test_number_is_given_with_its_code_and_link_but_no_name(desk: Client) -> None:
    page = posted(desk, address("take_ticket"), pole="emploi")

    assert "A-001" in page
    assert re.search(r"http://testserver/ticket/[\w-]{22}/", page)
    assert "<svg viewBox=" in page
    assert "Personne ne reçoit à ce pôle" in page


def test_link_on_the_ticket_opens_its_page(desk: Client) -> None:
    page = posted(desk, address("take_ticket"), pole="emploi")
    link = re.search(r"http://testserver(/ticket/[\w-]{22}/)", page)
    assert link

    assert "A-001" in Client().get(link[1]).content.decode()


def test_button_pressed_twice_shows_the_same_number(desk: Client) -> None:
    sent = {"operation": uuid.uuid4(), "pole": "emploi"}

    pages = [desk.post(address("take_ticket"), sent).content.decode() for _time in range(2)]

    assert ["A-001" in page for page in pages] == [True, True]
    assert ["déjà donné" in page for page in pages] == [False, True]


def test_unknown_pole_gives_no_number(desk: Client) -> None:
    page = posted(desk, address("take_ticket"), pole="cuisine")

    assert "Choisissez un pôle" in page
    assert Ticket.objects.count() == 0


def test_call_shows_the_number_and_the_desk(desk: Client, place: Place) -> None:
    make_ticket(place, number=12)

    page = posted(desk, address("call_next"), pole="emploi", bureau="3")

    assert "Vous appelez le A-012." in page
    assert "bureau 3" in page
    assert 'value="3"' in page


def test_call_when_nobody_waits_says_so(desk: Client) -> None:
    assert "Personne n’attend à ce pôle." in posted(desk, address("call_next"), pole="emploi")


@pytest.mark.parametrize(
    ("asked", "state"),
    [("recevoir", "en_entretien"), ("absent", "absent"), ("parti", "parti"), ("annuler-appel", "en_attente")],
)
def test_buttons_lead_a_called_ticket_on(desk: Client, place: Place, asked: str, state: str) -> None:
    ticket = make_ticket(place, state="appele", called_at=timezone.now())

    posted(desk, address("queue_step", ticket.id, asked), version=1)

    assert Ticket.objects.get().state == state


def test_ticket_is_sent_to_another_pole(desk: Client, place: Place) -> None:
    ticket = make_ticket(place)

    posted(desk, address("queue_step", ticket.id, "autre-pole"), version=1, pole="formation")

    assert Ticket.objects.values_list("state", "pole_id").get() == ("renvoye", "formation")


def test_stale_tab_is_told_what_happened(desk: Client, place: Place) -> None:
    ticket = make_ticket(place, number=12, state="termine", version=5)

    page = posted(desk, address("queue_step", ticket.id, "parti"), version=1)

    assert "Le ticket A-012 est « terminé » : ce geste n’est plus possible." in page


def test_unknown_gesture_does_not_exist(desk: Client, place: Place) -> None:
    ticket = make_ticket(place)

    response = desk.post(address("queue_step", ticket.id, "danser"), {"operation": uuid.uuid4(), "version": 1})

    assert response.status_code == 404


def test_ticket_of_another_place_does_not_exist_here(desk: Client) -> None:
    ticket = make_ticket(factories.make_place("Ailleurs"))

    response = desk.post(address("queue_step", ticket.id, "parti"), {"operation": uuid.uuid4(), "version": 1})

    assert (response.status_code, Ticket.objects.get().state) == (404, "en_attente")


def test_who_receives_changes_the_wait_announced(desk: Client, place: Place) -> None:
    before = desk.get(address("queue")).content.decode()

    page = posted(desk, address("queue_crew"), pole="emploi", counsellors="2")

    assert "Moins de 5 minutes" not in before
    assert "Moins de 5 minutes" in page
    assert PoleCrew.objects.values_list("pole_id", "counsellors").get() == ("emploi", 2)


def test_all_counsellors_see_all_poles(desk: Client, place: Place) -> None:
    make_ticket(place, number=1)
    make_ticket(place, number=2, letter="B", pole=factories.make_pole("formation"))

    page = desk.get(address("queue")).content.decode()

    assert ("A-001" in page, "B-002" in page, "2 personnes attendent" in page) == (True, True, True)


def test_queue_page_asks_no_more_with_three_rows_than_with_one(desk: Client, place: Place) -> None:
    def asked() -> int:
        make_ticket(place, at=timezone.now() - timedelta(minutes=5))
        make_ticket(place, state="appele", called_at=timezone.now())
        desk.get(address("queue"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(address("queue"))
        return len(queries)

    with_one, _with_two, with_three = asked(), asked(), asked()

    assert with_three == with_one
