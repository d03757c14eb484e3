"""The week of a place."""

from __future__ import annotations

from maillage.core.instants import HalfDay
from maillage.network.enums import Weekday
from maillage.network.sheets import PoleLine, PoleWeek, Presence
from maillage.portal.timetable import Timetable, timetable_of

EMPLOI = PoleLine("emploi", "Emploi", "un emploi", "Chercher.", is_translated=True)
FORMATION = PoleLine("formation", "Formation", "une formation", "Apprendre.", is_translated=True)


def test_nobody_planned_gives_no_table() -> None:
    assert timetable_of([]) == Timetable((), (), ())


def test_working_days_are_shown_even_when_nobody_comes() -> None:
    table = timetable_of([PoleWeek(EMPLOI, (Presence(1, HalfDay.MORNING, 2),))])

    assert table.poles == (EMPLOI,)
    assert table.half_days == (HalfDay.MORNING, HalfDay.AFTERNOON)
    assert [(day.weekday, day.cells) for day in table.days] == [
        (Weekday.MONDAY, ((), ())),
        (Weekday.TUESDAY, ((EMPLOI,), ())),
        (Weekday.WEDNESDAY, ((), ())),
        (Weekday.THURSDAY, ((), ())),
        (Weekday.FRIDAY, ((), ())),
    ]


def test_two_poles_of_a_half_day_share_its_cell_in_their_order() -> None:
    both = Presence(0, HalfDay.AFTERNOON, 1)

    table = timetable_of([PoleWeek(EMPLOI, (both,)), PoleWeek(FORMATION, (both,))])

    assert table.days[0].cells == ((), (EMPLOI, FORMATION))


def test_saturday_and_evening_appear_when_staffed() -> None:
    table = timetable_of([PoleWeek(EMPLOI, (Presence(5, HalfDay.EVENING, 1),))])

    assert table.half_days == (HalfDay.MORNING, HalfDay.AFTERNOON, HalfDay.EVENING)
    assert table.days[-1].weekday == Weekday.SATURDAY
    assert table.days[-1].cells == ((), (), (EMPLOI,))
