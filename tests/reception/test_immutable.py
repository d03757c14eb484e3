"""A closed day stays closed, and its totals as they are: the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from maillage.network.models import Place
from maillage.reception import actions, triggers
from maillage.reception.models import Day, VisitTotal
from tests import factories
from tests.reception.days import AT, DAY, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    """A place whose day is closed, with five people."""
    place = factories.make_place()
    visit(place, 5)
    actions.close_day(place=place, day=DAY, actor=None, at=AT)
    return place


@pytest.mark.parametrize(
    "change",
    [
        lambda: Day.objects.update(state="open"),
        lambda: Day.objects.update(version=9),
        lambda: VisitTotal.objects.update(number=50),
        lambda: VisitTotal.objects.update(added_on=DAY),
    ],
    ids=["reopened", "day", "number", "date"],
)
def test_what_is_closed_cannot_be_changed(place: Place, change: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match=r"immutable|never changed"), transaction.atomic():
        change()

    assert (Day.objects.get().state, VisitTotal.objects.get().number) == ("closed", 5)


def test_triggers_are_put_back_after_a_migration_makes_the_table_anew(place: Place) -> None:
    with connection.cursor() as cursor:
        on = " ON reception_day" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER day_stays_closed{on}")

    triggers.install()

    with pytest.raises(DatabaseError), transaction.atomic():
        Day.objects.update(state="open")


def test_an_open_day_changes() -> None:
    day = Day.objects.create(place=factories.make_place(), day=DAY)

    Day.objects.update(version=2)

    day.refresh_from_db()
    assert day.version == 2
