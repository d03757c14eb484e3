"""The card of another place."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from maillage.network.models import Place
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_card_names_a_place_and_never_who_bears_or_lends(desk: Client, place: Place) -> None:
    lender = factories.make_organisation("Perroquet Emploi", slug="perroquet")
    other = factories.make_place(
        "Maison des Alpes", phone="04 92 00 00 00", opening_hours="We 09:00-17:00", bearer=lender
    )
    factories.make_permanence(other, weekday=2, organisation=lender)

    page = desk.get(reverse("desk:elsewhere", args=["gap"]), {"besoin": factories.make_pole().code}).content.decode()

    cards = page[page.index("desk-ways") :]
    assert "Maison des Alpes" in cards
    assert "04 92 00 00 00" in cards
    assert "Perroquet" not in cards


def test_an_unknown_need_is_any_need(desk: Client) -> None:
    page = desk.get(reverse("desk:elsewhere", args=["gap"]), {"besoin": "loto"})

    assert (page.status_code, page.context["pole_code"], list(page.context["ways"])) == (200, "", [])
