"""Closures and other hours, as a place manager announces them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from django.http import HttpResponse
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.models import Place, SpecialHours
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def hours_of(place: Place) -> str:
    return f"/equipe/lieux/{place.slug}/horaires/"


def test_a_manager_closes_today_with_one_button_and_takes_it_back(
    organiser: Account, place: Place, press: Send
) -> None:
    closed = press(organiser, f"{hours_of(place)}fermer-aujourdhui/")
    special = SpecialHours.objects.get()
    back = press(organiser, f"/equipe/horaires/{special.id}/retirer/")

    special.refresh_from_db()
    assert told(closed) == ["Le public lit que le lieu est fermé aujourd’hui."]
    assert told(back) == ["C’est retiré : le lieu suit de nouveau ses horaires habituels."]
    assert (special.first_on == special.last_on, special.is_withdrawn) == (True, True)


def test_a_manager_announces_an_afternoon(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, hours_of(place), first_on="2040-05-07", part="apres_midi", reason="formation")

    special = SpecialHours.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, hours_of(place))
    assert (str(special.first_on), str(special.last_on), special.starts_at, special.ends_at) == (
        "2040-05-07", "2040-05-07", time(13), None,
    )  # fmt: skip


def test_other_hours_without_clocks_are_refused_in_place(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, hours_of(place), effect="ouvert", first_on="2040-05-07")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["starts_at"]
    assert not SpecialHours.objects.exists()


def test_reception_reads_and_changes_nothing(place: Place, client_of: Callable[[Account], Client], press: Send) -> None:
    reader = factories.make_account()
    factories.make_grant(reader, factories.Role.RECEPTION, place.id)
    factories.make_special_hours(place, first_on=factories.FAR_AHEAD, sentence="Travaux dans la rue.")

    page = client_of(reader).get(hours_of(place))
    refused = press(reader, f"{hours_of(place)}fermer-aujourdhui/")

    assert (page.status_code, page.context["form"], refused.status_code) == (200, None, 404)
    assert "Travaux dans la rue." in page.content.decode()


def test_the_public_page_and_its_data_say_the_closure(organiser: Account, place: Place, press: Send) -> None:
    press(organiser, f"{hours_of(place)}fermer-aujourdhui/")

    page = Client().get(f"/lieux/{place.slug}/").content.decode()

    assert "Fermé exceptionnellement" in page
    assert "Les horaires changent" in page
    assert '"opens":"00:00","closes":"00:00"' in page


# ── Before holidays ──────────────────────────────────────────────────────────
def first_holiday(page: HttpResponse) -> str:
    lines = page.context["form"].lines
    return next(line.occasion.code for line in lines if line.occasion.reason == "ferie")


def test_a_manager_decides_the_coming_holidays_in_one_form(
    organiser: Account, place: Place, client_of: Callable[[Account], Client], send: Send
) -> None:
    path = f"/equipe/lieux/{place.slug}/jours-feries/"
    code = first_holiday(client_of(organiser).get(path))

    answer = send(organiser, path, **{f"{code}-choice": "ferme"})

    special = SpecialHours.objects.get()
    again = client_of(organiser).get(path).context["form"]
    assert (answer.status_code, answer["Location"]) == (302, hours_of(place))
    assert f"{special.reason}-{special.first_on}" == code
    assert again[f"{code}-choice"].value() == "ferme"


def test_a_holiday_with_other_hours_but_no_clock_is_refused_in_place(
    organiser: Account, place: Place, client_of: Callable[[Account], Client], send: Send
) -> None:
    path = f"/equipe/lieux/{place.slug}/jours-feries/"
    code = first_holiday(client_of(organiser).get(path))

    answer = send(
        organiser, path, **{f"{code}-choice": "autres", f"{code}-starts_at": "16:00", f"{code}-ends_at": "10:00"}
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [f"{code}-starts_at"])
    assert not SpecialHours.objects.exists()
