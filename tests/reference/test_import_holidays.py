"""The importers of calendars: days become periods, and what is kept by hand past the source stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maillage.reference import queries
from maillage.reference.actions import replace_school_holidays
from maillage.reference.imports.holidays import import_public_holidays, import_school_holidays
from maillage.reference.models import PublicHoliday
from maillage.reference.queries import SchoolHolidayAnswer, SchoolHolidayLine
from maillage.reference.queries.editions import CoverageLine
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, replace

pytestmark = pytest.mark.django_db
SERVICES = MINIATURE / "services"
WINTER = "Vacances d’hiver"


def test_days_that_follow_under_one_name_are_one_period_both_days_included() -> None:
    import_school_holidays(SERVICES, at=AT)

    assert queries.school_holidays("A") == [SchoolHolidayLine("A", WINTER, date(2026, 3, 1), date(2026, 3, 3))]
    assert queries.school_holidays("B") == [
        SchoolHolidayLine("B", WINTER, date(2026, 3, 1), date(2026, 3, 2)),
        SchoolHolidayLine("B", "Pont de l’Ascension", date(2026, 3, 5), date(2026, 3, 5)),
    ]


def test_past_the_last_holiday_nothing_is_known_although_the_source_says_no() -> None:
    import_school_holidays(SERVICES, at=AT)

    assert queries.holiday_on("A", date(2026, 3, 3)) == SchoolHolidayAnswer(known=True, name=WINTER)
    assert queries.holiday_on("A", date(2026, 3, 4)) == SchoolHolidayAnswer(known=False, name="")


def test_holidays_kept_by_hand_after_the_source_stay_those_before_give_way() -> None:
    summer = ("Vacances d’été", date(2026, 7, 4), date(2026, 8, 30))
    replace_school_holidays(
        zone="A", holidays=[("Ancien", date(2026, 2, 27), date(2026, 2, 28)), summer], actor=None, at=AT
    )

    report = import_school_holidays(SERVICES, at=LATER)

    assert [line.name for line in queries.school_holidays("A")] == [WINTER, "Vacances d’été"]
    assert counts(report) == (4, 0, 1, 0)


def test_two_names_one_after_the_other_are_two_periods(tmp_path: Path) -> None:
    folder = copied("services", tmp_path)
    replace(folder / "vacances_scolaires.csv", "03-03,True,False,False,Vacances d'hiver", "03-03,True,False,False,Pont")

    import_school_holidays(folder, at=AT)

    assert [(line.name, line.ends_on.day) for line in queries.school_holidays("A")] == [(WINTER, 2), ("Pont", 3)]


def test_public_holidays_of_one_day_are_told_together() -> None:
    report = import_public_holidays(SERVICES, at=AT)

    assert dict(PublicHoliday.objects.values_list("day", "name")) == {
        date(2008, 5, 1): "1er mai et Ascension",
        date(2026, 7, 14): "14 juillet",
    }
    assert report.origin.vintage == "2008 à 2026"


def test_public_holidays_are_compared_with_the_calendar_of_opening_hours(tmp_path: Path) -> None:
    folder = copied("services", tmp_path)
    replace(folder / "jours_feries_metropole.csv", "2026-07-14", "2026-07-15")

    report = import_public_holidays(folder, at=AT)

    assert report.coverage == (CoverageLine("public-holidays", 1, 2),)


@pytest.mark.parametrize("read", [import_public_holidays, import_school_holidays])
def test_a_calendar_read_twice_changes_nothing_the_second_time(read: object) -> None:
    assert callable(read)
    first = read(SERVICES, at=AT)

    second = read(SERVICES, at=LATER)

    assert counts(second) == (0, 0, 0, first.created)
