"""The screen of a hall, and a number on a phone: what anyone sees, and what nobody may."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.models import PoleCrew, Ticket
from maillage.safeguards.logs import JsonFormatter
from tests import factories
from tests.reception.queueing import make_ticket

pytestmark = pytest.mark.django_db
TOKEN = "un-jeton-de-vingt-deux"


def hall(language: str = "") -> str:
    """The screen of the port."""
    return Client().get(f"{language}/ecran/cite-du-port/").content.decode()


def phone(token: str = TOKEN) -> str:
    """The page of a link."""
    return Client().get(f"/ticket/{token}/").content.decode()


# ── Hall ─────────────────────────────────────────────────────────────────────
def test_hall_shows_who_is_called_and_where(place: Place) -> None:
    make_ticket(place, number=12, state="appele", called_at=timezone.now(), desk="3")
    make_ticket(place, number=13)

    page = hall()

    assert ("A-012" in page, "bureau 3" in page, "A-013" in page) == (True, True, False)


def test_hall_with_nobody_called_says_where_to_look(place: Place) -> None:
    make_ticket(place)

    assert "Votre numéro s’affichera ici." in hall()


def test_hall_says_the_wait_and_who_does_not_receive(place: Place) -> None:
    make_ticket(place)
    make_ticket(place, pole=factories.make_pole("formation", name="Formation"))
    PoleCrew.objects.create(place=place, pole_id="emploi", day=timezone.localdate(), counsellors=1)

    page = hall()

    assert ("Entre" in page or "Moins de" in page, "Personne ne reçoit pour le moment" in page) == (True, True)


def test_hall_in_english(place: Place) -> None:
    make_ticket(place)

    assert "Numbers called" in hall("/en")


def test_hall_is_kept_until_the_queue_moves(place: Place) -> None:
    ticket = make_ticket(place, number=12)
    first = hall()
    kept = Client().get("/ecran/cite-du-port/", headers={"if-none-match": Client().get("/ecran/cite-du-port/")["ETag"]})

    actions.call_next(place=place, pole=None, operation_id=uuid.uuid4(), actor=None, at=timezone.now())

    assert kept.status_code == 304
    assert ("A-012" in first, "A-012" in hall()) == (False, True)
    assert ticket.number_text == "A-012"


def test_draft_place_has_no_screen(place: Place) -> None:
    Place.objects.update(publication="brouillon")

    assert Client().get("/ecran/cite-du-port/").status_code == 404


# ── Phone ────────────────────────────────────────────────────────────────────
def test_phone_says_how_many_go_first_and_the_range(place: Place) -> None:
    for _one in range(3):
        make_ticket(place, at=timezone.now() - timedelta(minutes=9))
    make_ticket(place, token=TOKEN, number=99)
    PoleCrew.objects.create(place=place, pole_id="emploi", day=timezone.localdate(), counsellors=1)

    page = phone()

    assert ("A-099" in page, "3 personnes passent avant vous." in page) == (True, True)
    assert "Entre 55\u00a0minutes et 2\u00a0h\u00a015" in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"state": "appele", "desk": "3"}, "C’est à vous : allez au bureau 3."),
        ({"state": "en_entretien"}, "Vous êtes en entretien."),
        ({"state": "termine"}, "Votre entretien est terminé."),
        ({"state": "parti"}, "Vous avez quitté la file."),
        ({"state": "absent"}, "personne n’est venu"),
        ({}, "Vous êtes la prochaine personne appelée."),
    ],
)
def test_phone_says_each_state(place: Place, values: dict[str, str], sentence: str) -> None:
    make_ticket(place, token=TOKEN, **values)

    assert sentence in phone()


def test_holder_leaves_by_one_button(place: Place) -> None:
    make_ticket(place, token=TOKEN)

    response = Client().post(f"/ticket/{TOKEN}/")

    assert (response.status_code, response["Location"]) == (303, f"/ticket/{TOKEN}/")
    assert Ticket.objects.get().state == "parti"


def test_forged_link_and_link_of_a_day_over_are_answered_alike(place: Place) -> None:
    make_ticket(place, token=TOKEN, at=timezone.now() - timedelta(days=1))

    over, forged = Client().get(f"/ticket/{TOKEN}/"), Client().get("/ticket/un-faux-jeton/")

    assert (over.status_code, forged.status_code) == (404, 404)
    assert over.content.decode().replace(TOKEN, "") == forged.content.decode().replace("un-faux-jeton", "")


def test_ticket_is_told_to_nobody_and_kept_nowhere(place: Place) -> None:
    make_ticket(place, token=TOKEN)

    response = Client().get(f"/ticket/{TOKEN}/")

    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "<title>Votre numéro – " in response.content.decode()
    assert "ETag" not in response.headers


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_log_holds_a_token(place: Place, method: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (f"/ticket/{TOKEN}/",), None)
    response = getattr(Client(), method)(f"/ticket/{TOKEN}/")
    record.request = response.wsgi_request

    line = JsonFormatter().format(record)

    assert '"message": "Not Found: /ticket/<slug:token>/"' in line
    assert TOKEN not in line
