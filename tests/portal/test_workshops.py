"""Workshops of a place, as the public reads them."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client

from maillage.network.enums import Publication
from tests import factories, reception_factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def read(path: str) -> str:
    return Client().get(path).content.decode()


def test_todays_workshops_stand_on_the_board_by_hour_with_place_and_room() -> None:
    place = factories.make_place("Maison du Port", slug="port")
    hidden = factories.make_place("Maison cachée", publication=Publication.DRAFT)
    reception_factories.make_workshop(
        place, title="Atelier CV", day=TODAY, starts_at=time(14), room=factories.make_room(place)
    )
    reception_factories.make_workshop(place, title="Atelier du matin", day=TODAY, starts_at=time(9, 30))
    reception_factories.make_workshop(place, title="Atelier de demain", day=date(2026, 11, 25))
    reception_factories.make_workshop(hidden, title="Atelier caché", day=TODAY)

    page = read("/aujourdhui/")

    assert page.index("9\u00a0h\u00a030") < page.index("Atelier du matin") < page.index("Atelier CV")
    assert "Atelier de demain" not in page
    assert "Atelier caché" not in page


def test_a_place_tells_its_workshops_from_today_on() -> None:
    place = factories.make_place("Maison du Port", slug="port")
    reception_factories.make_workshop(place, title="Atelier de demain", day=date(2026, 11, 25))
    reception_factories.make_workshop(place, title="Atelier d’hier", day=date(2026, 11, 23))

    page = read("/lieux/port/")

    assert "Mercredi 25 novembre, 14\u00a0h" in page
    assert "Atelier d’hier" not in page


def test_without_workshop_nothing_is_said() -> None:
    factories.make_place("Maison du Port", slug="port")

    assert "Atelier" not in read("/aujourdhui/") + read("/lieux/port/")
