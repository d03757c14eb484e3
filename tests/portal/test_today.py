"""Today: who is there, until when; the refreshed board is the board of a reload."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from maillage.core.instants import HalfDay
from maillage.network.enums import PlaceKind
from maillage.network.models import Place
from tests import factories
from tests.portal.conftest import Read

SetClock = Callable[[datetime], None]


def test_an_open_place_says_until_when_and_with_whom(staffed_place: Place, read: Read) -> None:
    row = next(text for text in read("/aujourdhui/").texts("li") if "Cité du Port" in text)

    assert "Ouvert jusqu’à 12 h 30" in row
    assert "Emploi jusqu’à 12 h 30" in row


def test_a_pole_of_the_afternoon_is_told_for_later(place: Place, read: Read) -> None:
    factories.make_permanence(place, weekday=1, half_day=HalfDay.AFTERNOON)

    row = next(text for text in read("/aujourdhui/").texts("li") if "Cité du Port" in text)

    assert "Maintenant Accueil et documentation, en libre accès" in row
    assert "Plus tard Emploi de 13 h 30 à 17 h" in row


def test_a_place_that_opens_later_is_apart(staffed_place: Place, read: Read, set_clock: SetClock) -> None:
    set_clock(datetime(2026, 11, 24, 6, 0, tzinfo=UTC))

    page = read("/aujourdhui/")

    assert page.texts("h2") == ["Ouvre plus tard aujourd’hui"]
    assert "Aucun lieu n’est ouvert en ce moment" in page.source
    assert "Ouvre à 9 h" in page.source.replace("\u00a0", " ")


def test_a_closed_place_says_when_it_opens_again(place: Place, read: Read, set_clock: SetClock) -> None:
    set_clock(datetime(2026, 11, 27, 19, 0, tzinfo=UTC))

    page = read("/aujourdhui/")

    assert page.texts("h2") == ["Fermé pour aujourd’hui"]
    assert "Ouvre lundi à 9 h" in page.source.replace("\u00a0", " ")


def test_unknown_hours_are_never_said_closed(network: object, read: Read) -> None:
    factories.make_place("Point du Lac", opening_hours="")

    page = read("/aujourdhui/")

    assert page.texts("h2") == ["Horaires non connus : téléphonez avant de venir"]
    assert "Fermé" not in page.source


def test_a_public_holiday_is_named(place: Place, read: Read, set_clock: SetClock) -> None:
    set_clock(datetime(2026, 12, 25, 9, 0, tzinfo=UTC))

    assert "Jour férié : Noël." in read("/aujourdhui/").source


def test_advice_at_a_distance_is_apart(place: Place, read: Read) -> None:
    factories.make_place("Conseil par téléphone", kind=PlaceKind.ONLINE, latitude=None, longitude=None, address="")

    assert read("/aujourdhui/").texts("h2") == ["Ouvert maintenant", "Sans vous déplacer"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_refreshed_board_equals_a_reload(prefix: str, staffed_place: Place) -> None:
    whole = Client().get(f"{prefix}/aujourdhui/").content.decode()

    board = Client().get(f"{prefix}/aujourdhui/", headers={"X-Fragment": "true"}).content.decode()

    start = whole.index(">", whole.index('<div id="board"')) + 1
    assert whole[start:].startswith(board)
    assert "<h1" not in board


def test_the_page_of_a_minute_is_not_sent_again(staffed_place: Place, set_clock: SetClock) -> None:
    first = Client().get("/aujourdhui/")

    same = Client().get("/aujourdhui/", headers={"If-None-Match": first.headers["ETag"]})
    set_clock(datetime(2026, 11, 24, 9, 31, tzinfo=UTC))
    next_minute = Client().get("/aujourdhui/", headers={"If-None-Match": first.headers["ETag"]})

    assert (same.status_code, next_minute.status_code) == (304, 200)
