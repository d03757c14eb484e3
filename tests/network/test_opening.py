from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override
from holidays.countries.france import France
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.network.calendars import Always, SchoolCalendar
from maillage.network.errors import BadOpeningHours
from maillage.network.expressions import read_hours
from maillage.network.opening import Hours, Opening, State, opening_at
from tests.network.conftest import MONDAY, WEDNESDAY_ARMISTICE, paris

USUAL = "Mo-Fr 09:00-12:30,13:30-17:00"
OUT_OF_SCHOOL_HOLIDAYS = Always(answer=False)


def opening_of(expression: str, instant: datetime) -> Opening:
    return Hours(expression, OUT_OF_SCHOOL_HOLIDAYS).opening_at(instant)


# ── Open, closed, next ───────────────────────────────────────────────────────
def test_opening_in_the_morning_is_open_until_noon() -> None:
    opening = opening_of(USUAL, MONDAY)

    assert opening == Opening(State.OPEN, until=paris(2026, 11, 23, 12, 30))


def test_opening_at_lunch_is_closed_until_the_afternoon() -> None:
    opening = opening_of(USUAL, paris(2026, 11, 23, 12, 30))

    after = paris(2026, 11, 23, 13, 30)
    assert opening == Opening(State.CLOSED, until=after, opens_at=after)


def test_opening_at_the_second_it_opens_is_open() -> None:
    assert opening_of(USUAL, paris(2026, 11, 23, 9)).state == State.OPEN
    assert opening_of(USUAL, paris(2026, 11, 23, 8, 59)).state == State.CLOSED


def test_opening_on_friday_evening_opens_on_monday() -> None:
    assert opening_of(USUAL, paris(2026, 11, 27, 18)).opens_at == paris(2026, 11, 30, 9)


def test_opening_asked_in_another_time_zone_answers_by_the_clock_of_the_network() -> None:
    assert opening_of(USUAL, datetime(2026, 11, 23, 8, 30, tzinfo=UTC)) == opening_of(USUAL, paris(2026, 11, 23, 9, 30))


def test_opening_without_end_within_fourteen_days_has_no_end() -> None:
    assert opening_of("24/7", MONDAY) == Opening(State.OPEN)


def test_opening_farther_than_fourteen_days_is_not_told() -> None:
    assert opening_of("Dec 8 09:00-12:00", MONDAY) == Opening(State.CLOSED)
    assert opening_of("Dec 7 09:00-12:00", MONDAY).opens_at == paris(2026, 12, 7, 9)


def test_opening_keeps_the_comment_of_the_hours() -> None:
    assert opening_of('Mo-Fr 09:00-12:00 "sonner à l’interphone"', MONDAY).comment == "sonner à l’interphone"


def test_opening_closed_without_another_reason_keeps_the_comment_of_the_hours() -> None:
    opening = opening_of('Mo-Fr 09:00-12:00; Nov 23 off "travaux"', MONDAY)

    assert (opening.state, opening.reason, opening.comment) == (State.CLOSED, "", "travaux")


# ── Not known ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("expression", ["", "tous les jours sauf le mardi"])
def test_opening_of_hours_nobody_gave_or_can_read_is_unknown_never_closed(expression: str) -> None:
    assert opening_of(expression, MONDAY) == Opening(State.UNKNOWN, reason="Horaires non connus")


def test_opening_of_hours_said_uncertain_is_unknown_until_they_end() -> None:
    opening = opening_of("Mo-Fr 09:00-12:00 unknown", MONDAY)

    assert opening == Opening(State.UNKNOWN, until=paris(2026, 11, 23, 12), reason="Horaires non connus")


# ── Public holidays ──────────────────────────────────────────────────────────
@pytest.mark.parametrize("expression", [USUAL, f"{USUAL}; PH off", f"PH off; {USUAL}", f'{USUAL}; PH off "férié"'])
def test_opening_on_a_public_holiday_is_closed_and_names_it(expression: str) -> None:
    opening = opening_of(expression, WEDNESDAY_ARMISTICE)

    assert opening.state == State.CLOSED
    assert opening.reason == "Fermé : jour férié (Armistice)"
    assert opening.opens_at == paris(2026, 11, 12, 9)


def test_opening_on_a_public_holiday_is_named_in_english() -> None:
    with override("en"):
        assert opening_of(USUAL, WEDNESDAY_ARMISTICE).reason == "Closed: public holiday (Armistice Day)"


def test_opening_on_a_public_holiday_that_has_hours_of_its_own_is_open() -> None:
    assert opening_of(f"{USUAL}; PH 10:00-12:00", WEDNESDAY_ARMISTICE).until == paris(2026, 11, 11, 12)


def test_public_holidays_of_the_library_are_those_of_an_independent_calendar() -> None:
    hours = Hours("PH 00:00-24:00", OUT_OF_SCHOOL_HOLIDAYS)
    years = range(2020, 2041)
    days = [
        date(2020, 1, 1) + timedelta(days=n)
        for n in range(21 * 366)
        if date(2020, 1, 1) + timedelta(days=n) < date(2041, 1, 1)
    ]

    assert {day for day in days if hours.open_spans(day)} == set(France(years=years))  # type: ignore[no-untyped-call]


# ── School holidays ──────────────────────────────────────────────────────────
IN_NOEL, AT_SCHOOL, PAST_THE_END = paris(2026, 12, 21, 10), MONDAY, paris(2027, 2, 15, 10)


@pytest.mark.parametrize(
    ("expression", "at_school", "in_holidays"),
    [
        ("Mo-Fr 09:00-17:00; SH off", State.OPEN, State.CLOSED),
        ("Mo-Fr 09:00-17:00; SH,PH off", State.OPEN, State.CLOSED),
        ("Mo-Fr 09:00-17:00; PH,SH off", State.OPEN, State.CLOSED),
        ("SH 09:00-12:00", State.CLOSED, State.OPEN),
        ("SH Mo-Fr 09:00-12:00", State.CLOSED, State.OPEN),
        ("SH Tu-Fr 09:00-12:00", State.CLOSED, State.CLOSED),
        ("Sa,SH 09:00-12:00", State.CLOSED, State.OPEN),
        ("Mo 09:00-12:00; SH Mo[1] off", State.OPEN, State.OPEN),
        ('Mo-Fr 09:00-17:00 "SH : voir l’accueil"', State.OPEN, State.OPEN),
    ],
)
def test_school_holidays_change_the_hours(
    school_calendar: None, expression: str, at_school: State, in_holidays: State
) -> None:
    read_hours(expression)

    assert opening_at(expression, AT_SCHOOL, school_zone="B").state == at_school
    assert opening_at(expression, IN_NOEL, school_zone="B").state == in_holidays


def test_school_holidays_are_given_as_the_reason(school_calendar: None) -> None:
    opening = opening_at("Mo-Fr 09:00-17:00; SH off", IN_NOEL, school_zone="B")

    assert opening.reason == "Fermé : vacances scolaires"


def test_school_holidays_past_the_calendar_are_not_known(school_calendar: None) -> None:
    opening = opening_at("Mo-Fr 09:00-17:00; SH off", PAST_THE_END, school_zone="B")

    assert opening.state == State.UNKNOWN
    assert opening.reason == "Horaires non connus : le calendrier des vacances scolaires ne va pas jusqu’à ce jour"


def test_school_holidays_of_an_absent_zone_are_not_known(db: None) -> None:
    assert opening_at("Mo-Fr 09:00-17:00; SH off", MONDAY, school_zone="").state == State.UNKNOWN


def test_day_closed_in_and_out_of_school_holidays_is_closed_past_the_calendar(school_calendar: None) -> None:
    sunday = paris(2027, 2, 14, 10)

    assert opening_at("Mo-Fr 09:00-17:00; SH off", sunday, school_zone="B").state == State.CLOSED


def test_next_opening_crosses_the_holidays(school_calendar: None) -> None:
    opening = opening_at("Mo-Fr 09:00-17:00; SH off", paris(2026, 12, 28, 10), school_zone="B")

    assert opening.until == paris(2027, 1, 4, 0)
    assert opening.opens_at is None


def test_hours_without_school_holidays_never_read_the_calendar() -> None:
    assert Hours(USUAL, SchoolCalendar("B")).opening_at(MONDAY).state == State.OPEN


# ── The two Sundays when the clock changes ───────────────────────────────────
def test_spring_sunday_has_an_hour_less() -> None:
    hours = Hours("Su 01:00-04:00", OUT_OF_SCHOOL_HOLIDAYS)

    (span,) = hours.open_spans(date(2027, 3, 28))

    assert span.ends_at.astimezone(UTC) - span.starts_at.astimezone(UTC) == timedelta(hours=2)
    assert hours.opening_at(paris(2027, 3, 28, 1, 30)).until == paris(2027, 3, 28, 4)


def test_hours_inside_the_missing_hour_of_spring_open_nothing() -> None:
    assert Hours("Su 02:00-02:30", OUT_OF_SCHOOL_HOLIDAYS).open_spans(date(2027, 3, 28)) == []


def test_autumn_sunday_has_an_hour_more() -> None:
    (span,) = Hours("Su 01:00-04:00", OUT_OF_SCHOOL_HOLIDAYS).open_spans(date(2026, 10, 25))

    assert span.ends_at.astimezone(UTC) - span.starts_at.astimezone(UTC) == timedelta(hours=4)


# ── Bounded time, whatever is written ────────────────────────────────────────
_WORDS = """
Mo Fr Su - , ; PH SH off open unknown 09:00 12:00 26:00 99:99 24/7 week 1 53 / 2 Jan Feb 30 2026 9999 easter
[1] [-1] +1 day +99999 days Mo-Fr 09:00-17:00 "c" || sunrise ( ) + 0
"""
WORDS = st.lists(st.sampled_from(_WORDS.split()), max_size=20)


@settings(max_examples=300, deadline=None)
@given(WORDS, st.sampled_from([" ", ""]))
def test_any_words_are_read_or_refused_within_bounded_time(words: list[str], joint: str) -> None:
    started = time.process_time()
    with suppress(BadOpeningHours):
        Hours(read_hours(joint.join(words)), OUT_OF_SCHOOL_HOLIDAYS).opening_at(MONDAY)

    assert time.process_time() - started < 0.5
