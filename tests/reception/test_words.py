"""The reasons of a place: those most counted there come first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception import queries as reception
from maillage.reception.models import VisitFact, VisitTotal
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture
def place() -> Place:
    load_words()
    return factories.make_place(slug="gap", name="Gap")


def add(place: Place, reason: str, number: int, *, days_ago: int, is_closed: bool = False) -> None:
    model = VisitTotal if is_closed else VisitFact
    model.objects.create(
        place_key=str(place.id), day=TODAY - timedelta(days_ago), half_day=HalfDay.MORNING, nature="individuel",
        reason=reason, outcome="nr", number=number,
    )  # fmt: skip


def codes(place: Place) -> tuple[list[str], list[str]]:
    reasons = reception.reasons_at(place, reception.choices_of("reason", TODAY, language="fr"), before=TODAY)
    return [one.code for one in reasons.first], [one.code for one in reasons.others]


def test_a_place_that_never_counted_has_the_list_in_its_order(place: Place) -> None:
    first, others = codes(place)

    assert first[:3] == ["rencontrer_conseiller", "decouvrir_metier", "choisir_orientation"]
    assert (len(first), len(others), "nr" in first + others) == (8, 11, False)


def test_most_counted_reasons_come_first_whether_the_day_is_closed_or_not(place: Place) -> None:
    add(place, "autre", 5, days_ago=2)
    add(place, "international", 4, days_ago=80, is_closed=True)
    add(place, "international", 4, days_ago=1)

    assert codes(place)[0][:3] == ["international", "autre", "rencontrer_conseiller"]


def test_today_and_what_is_over_ninety_days_old_move_nothing(place: Place) -> None:
    add(place, "autre", 50, days_ago=0)
    add(place, "international", 50, days_ago=91, is_closed=True)

    assert codes(place)[0][:2] == ["rencontrer_conseiller", "decouvrir_metier"]


def test_another_place_moves_nothing(place: Place) -> None:
    add(factories.make_place("Ailleurs"), "autre", 50, days_ago=2)

    assert "autre" not in codes(place)[0]


def test_a_choice_has_its_pole_and_its_english(place: Place) -> None:
    choices = reception.choices_of("reason", TODAY, language="en")

    assert choices[1] == reception.Choice("decouvrir_metier", "Discover a job or a sector", "orientation")
