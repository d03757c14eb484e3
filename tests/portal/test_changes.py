"""What a place changed after what people asked: nothing, one, many; drafts stay with the team."""

from __future__ import annotations

from datetime import date

import pytest

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
