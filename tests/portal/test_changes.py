"""What a place changed after what people asked: nothing, one, many; drafts stay with the team."""

from __future__ import annotations

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
