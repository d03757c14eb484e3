"""The screen that closes a day: what it says before, what it does once, what it shows after."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.enums import DayState
from maillage.reception.models import Day, Incident, Sheet, Ticket, VisitFact, VisitTotal
from tests import factories
from tests.reception import days

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def at_desk(client: Client, place: Place) -> Client:
    """A browser signed in as the reception of Gap."""
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    client.force_login(account)
    return client


TODAY = local(timezone.now()).date()


def text(client: Client, name: str = "desk:closing", *args: object) -> str:
    return " ".join(client.get(reverse(name, args=["gap", *args])).content.decode().split())


def send(client: Client, **values: object) -> object:
    sent = {"operation": str(uuid.uuid4()), "is_sure": "on", **values}
    return client.post(reverse("desk:closing", args=["gap"]), sent)


def test_it_says_what_will_be_destroyed(at_desk: Client, place: Place) -> None:
    days.visit(place, 12, day=TODAY)
    days.sheet(place, day=TODAY)
    days.ticket(place, 1, day=TODAY)

    shown = text(at_desk)

    assert "1 ticket : il en reste le nombre" in shown
    assert "1 fiche sans nom : il en reste quatre morceaux" in shown
    assert "1 personne attend encore" in shown
    assert "Rien ne pourra être repris." in shown
    assert "anonyme" not in shown


def test_without_the_tick_nothing_is_closed(at_desk: Client, place: Place) -> None:
    days.sheet(place, day=TODAY)

    response = send(at_desk, is_sure="")

    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "Cochez cette case pour fermer" in response.content.decode()  # type: ignore[attr-defined]
    assert Sheet.objects.count() == 1


def test_sent_twice_it_is_closed_once_and_leads_to_its_account(at_desk: Client, place: Place) -> None:
    days.visit(place, 3, day=TODAY)
    operation = str(uuid.uuid4())

    first = send(at_desk, operation=operation, incidents=["reseau"])
    again = send(at_desk, operation=operation, incidents=["reseau"])

    assert (first.status_code, first["Location"]) == (302, f"/equipe/accueil/lieux/gap/fermeture/{TODAY}/")  # type: ignore
    assert (again.status_code, "Journée fermée du" in again.content.decode()) == (200, True)  # type: ignore
    assert Day.objects.get().state == DayState.CLOSED
    assert (VisitTotal.objects.count(), Incident.objects.count(), VisitFact.objects.count()) == (1, 1, 0)


def test_the_account_of_a_closed_day_is_shown(at_desk: Client, place: Place) -> None:
    days.visit(place, 12, day=TODAY)
    for number, waited in enumerate((5, 7, 9), start=1):
        days.ticket(place, number, waited=waited, day=TODAY)
    send(at_desk, incidents=["affluence"])

    shown = text(at_desk)

    assert "Journée fermée du" in shown
    assert "affluence hors du commun" in shown
    assert "7 min" in shown
    assert Ticket.objects.count() == 0


def test_a_correction_is_a_dated_line(at_desk: Client, place: Place) -> None:
    days.visit(place, 12, day=TODAY)
    send(at_desk)
    address = reverse("desk:correct", args=["gap", TODAY])

    at_desk.post(address, {"operation": str(uuid.uuid4()), "half_day": "matin", "number": "-2"})

    assert sorted(VisitTotal.objects.values_list("number", "added_on"), key=str) == [(-2, TODAY), (12, None)]
    assert "-2" in text(at_desk)


@pytest.mark.parametrize(
    ("number", "sentence"), [("0", "Zéro ne corrige rien."), ("-13", "C’est plus que ce qui a été compté")]
)
def test_a_correction_that_cannot_be_is_refused(at_desk: Client, place: Place, number: str, sentence: str) -> None:
    days.visit(place, 12, day=TODAY)
    send(at_desk)
    address = reverse("desk:correct", args=["gap", TODAY])

    response = at_desk.post(address, {"operation": str(uuid.uuid4()), "half_day": "matin", "number": number})

    assert (response.status_code, VisitTotal.objects.count()) == (422, 1)
    assert sentence in response.content.decode()


def test_a_day_left_open_is_closed_at_its_own_address(at_desk: Client, place: Place) -> None:
    yesterday = TODAY - timedelta(days=1)
    days.visit(place, 4, day=yesterday)

    sent = {"operation": str(uuid.uuid4()), "is_sure": "on"}
    at_desk.post(reverse("desk:closing_of_day", args=["gap", yesterday]), sent)

    assert Day.objects.values_list("day", "state").get() == (yesterday, DayState.CLOSED)


def test_a_counsellor_does_not_find_the_screen(client: Client, place: Place) -> None:
    account = factories.make_account()
    factories.make_grant(account, Role.COUNSELLOR, place.id)
    client.force_login(account)

    assert client.get(reverse("desk:closing", args=["gap"])).status_code == 404


def test_what_is_no_day_is_not_found(at_desk: Client) -> None:
    assert at_desk.get("/equipe/accueil/lieux/gap/fermeture/hier/").status_code == 404
