"""School holidays: known inside the calendar, unknown outside."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.reference import actions, queries
from maillage.reference.errors import BadCalendar
from maillage.reference.queries import SchoolHolidayAnswer
from maillage.safeguards.models import Entry
from tests.reference.sources import AT

pytestmark = pytest.mark.django_db
AUTUMN = ("Vacances de la Toussaint", date(2026, 10, 17), date(2026, 11, 1))
CHRISTMAS = ("Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3))


@pytest.fixture
def zone_b() -> None:
    actions.replace_school_holidays(zone="B", holidays=[CHRISTMAS, AUTUMN], actor=None, at=AT)


@pytest.mark.usefixtures("zone_b")
@pytest.mark.parametrize(
    ("day", "known", "name"),
    [
        (date(2026, 10, 16), False, ""),
        (date(2026, 10, 17), True, "Vacances de la Toussaint"),
        (date(2026, 11, 1), True, "Vacances de la Toussaint"),
        (date(2026, 11, 2), True, ""),
        (date(2027, 1, 3), True, "Vacances de Noël"),
        (date(2027, 1, 4), False, ""),
    ],
)
def test_a_day_is_known_from_the_first_to_the_last_holiday(day: date, known: bool, name: str) -> None:  # noqa: FBT001
    assert queries.holiday_on("B", day) == SchoolHolidayAnswer(known=known, name=name)


@pytest.mark.usefixtures("zone_b")
def test_nothing_is_known_of_another_zone() -> None:
    assert queries.holiday_on("A", date(2026, 10, 20)) == SchoolHolidayAnswer(known=False, name="")


@pytest.mark.usefixtures("zone_b")
def test_a_new_calendar_replaces_the_one_of_its_zone_and_is_journalled() -> None:
    actions.replace_school_holidays(zone="B", holidays=[AUTUMN], actor=None, at=AT)

    assert [line.name for line in queries.school_holidays("B")] == ["Vacances de la Toussaint"]
    assert Entry.objects.filter(verb="reference.replace_school_holidays").count() == 2


@pytest.mark.usefixtures("zone_b")
@pytest.mark.parametrize(
    "holidays",
    [
        [("À l’envers", date(2026, 11, 1), date(2026, 10, 17))],
        [AUTUMN, ("Trop tôt", date(2026, 11, 1), date(2026, 11, 9))],
    ],
)
def test_a_calendar_that_cannot_be_is_refused(holidays: list[tuple[str, date, date]]) -> None:
    with pytest.raises(BadCalendar):
        actions.replace_school_holidays(zone="B", holidays=holidays, actor=None, at=AT)

    assert len(queries.school_holidays("B")) == 2
