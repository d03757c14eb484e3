"""What a place changed after what people asked: nothing, one, many; drafts stay with the team."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from maillage.network.models import Place
from tests import reception_factories
from tests.portal.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [0, 1, 3])
def test_page_tells_what_is_published_and_no_draft(place: Place, read: Read, number: int) -> None:
    reception_factories.make_demand(place, asked="Un brouillon")
    for one in range(number):
        reception_factories.make_demand(place, asked=f"Demande {one}", is_published=True)

    told = read(f"/lieux/{place.slug}/vous-avez-demande/")

    assert sorted(told.texts("h2")) == [f"Demande {one}" for one in range(number)]


def test_hall_screen_tells_the_three_newest(place: Place, read: Read) -> None:
    for one in range(4):
        reception_factories.make_demand(
            place, asked=f"Demande {one}", answered_on=date(2026, 11, 1 + one), is_published=True
        )

    told = read(f"/ecran/{place.slug}/").texts("strong")

    assert [words for words in told if words.startswith("Demande")] == ["Demande 3", "Demande 2", "Demande 1"]


@pytest.mark.parametrize(
    ("prefix", "language", "day"), [("", "fr", "24 novembre 2026"), ("/en", "en", "24 November 2026")]
)
def test_day_is_said_in_the_language_of_the_page_and_the_words_in_french(
    place: Place, prefix: str, language: str, day: str
) -> None:
    reception_factories.make_demand(place, answered_on=date(2026, 11, 24), is_published=True)

    page = Client().get(f"{prefix}/lieux/{place.slug}/vous-avez-demande/").content.decode()

    assert f'<p class="muted" lang="{language}">{day}</p>' in page
