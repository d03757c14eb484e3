from __future__ import annotations

from datetime import date

import pytest

from maillage.network.wording import DayInWords, opening_hours_in_words

ON = date(2026, 11, 23)
USUAL = "Mo-Fr 09:00-12:30,13:30-17:00"


def lines(expression: str, language: str = "fr") -> list[str]:
    return [
        f"{line.label} : {line.hours}".replace("\u00a0", " ")
        for line in opening_hours_in_words(expression, language, on=ON)
    ]


def extra(expression: str, language: str = "fr") -> list[str]:
    return lines(expression, language)[7:]


def test_usual_week_is_told_day_by_day() -> None:
    assert lines(USUAL) == [
        "lundi : 9 h – 12 h 30, 13 h 30 – 17 h",
        "mardi : 9 h – 12 h 30, 13 h 30 – 17 h",
        "mercredi : 9 h – 12 h 30, 13 h 30 – 17 h",
        "jeudi : 9 h – 12 h 30, 13 h 30 – 17 h",
        "vendredi : 9 h – 12 h 30, 13 h 30 – 17 h",
        "samedi : fermé",
        "dimanche : fermé",
        "jours fériés : fermé",
    ]


def test_usual_week_is_told_in_english() -> None:
    assert lines(USUAL, "en") == [
        "Monday : 9 am – 12.30 pm, 1.30 pm – 5 pm",
        "Tuesday : 9 am – 12.30 pm, 1.30 pm – 5 pm",
        "Wednesday : 9 am – 12.30 pm, 1.30 pm – 5 pm",
        "Thursday : 9 am – 12.30 pm, 1.30 pm – 5 pm",
        "Friday : 9 am – 12.30 pm, 1.30 pm – 5 pm",
        "Saturday : closed",
        "Sunday : closed",
        "public holidays : closed",
    ]


def test_lines_carry_their_weekday_and_exceptions_none() -> None:
    told = opening_hours_in_words(USUAL, "fr", on=ON)

    assert [line.weekday for line in told] == [0, 1, 2, 3, 4, 5, 6, None]
    assert str(told[5]) == "samedi\u00a0: fermé"
    assert told[5] == DayInWords("samedi", "fermé", 5)


@pytest.mark.parametrize(
    ("expression", "monday"),
    [
        ("Mo 00:00-24:00", "lundi : 24 h sur 24"),
        ("Mo 08:05-09:00", "lundi : 8 h 05 – 9 h"),
        ("Mo 20:00-24:00", "lundi : 20 h – minuit"),
        ("Mo 22:00-26:00", "lundi : 22 h – minuit"),
        ('Mo 09:00-12:00 "sur rendez-vous"', "lundi : 9 h – 12 h (sur rendez-vous)"),
        ("Mo 09:00-12:00 unknown", "lundi : 9 h – 12 h (à confirmer)"),
        ("Mo 09:00-12:00; PH 10:00-11:00", "lundi : 9 h – 12 h"),
        ("Tu 09:00-12:00", "lundi : fermé"),
    ],
)
def test_monday_is_told(expression: str, monday: str) -> None:
    assert lines(expression)[0] == monday


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("24/7", []),
        ("Mo-Fr 09:00-17:00; Aug off", ["jours fériés : fermé", "du 2 août au 31 août : fermé"]),
        # No public holiday falls on a Tuesday that year: nothing to say of them.
        ("Tu 09:00-17:00; Aug off", ["du 3 août au 31 août : fermé"]),
        ("Mo-Fr 09:00-17:00; 2026 Dec 24 09:00-12:00", ["jours fériés : fermé", "jeudi 24 décembre : 9 h – 12 h"]),
        ("Mo-Fr 09:00-17:00; PH 10:00-12:00", ["jours fériés : 10 h – 12 h"]),
        ("Mo-Fr 09:00-17:00; SH off", ["jours fériés : fermé", "vacances scolaires : fermé"]),
        (
            "Mo-Sa 09:00-17:00; SH Mo-Fr 10:00-12:00",
            ["jours fériés : fermé", "du lundi au vendredi, en vacances scolaires : 10 h – 12 h"],
        ),
        (
            "Mo 09:00-17:00; 2027 Jul 5-2027 Jul 12 09:00-12:00; 2027 Jul 19 10:00-12:00",
            ["jours fériés : fermé", "du 5 juillet au 12 juillet : 9 h – 12 h", "lundi 19 juillet : 10 h – 12 h"],
        ),
    ],
)
def test_what_departs_from_the_usual_week_follows(expression: str, told: list[str]) -> None:
    assert extra(expression) == told


def test_exceptions_stop_after_six_and_say_so() -> None:
    told = extra("Mo[1] 09:00-12:00")

    assert told[0] == "lundi 7 décembre : 9 h – 12 h"
    assert told[6:] == ["ensuite : d’autres dates suivent"]


def test_exceptions_are_told_in_english() -> None:
    assert extra("Mo-Fr 09:00-17:00; 2027 Feb 1 off; SH off", "en") == [
        "public holidays : closed",
        "school holidays : closed",
        "Monday 1 February : closed",
    ]


def test_hours_not_known_are_told_by_no_line() -> None:
    assert lines("") == []


def test_what_staff_typed_in_the_hours_is_marked_as_french_in_english() -> None:
    (monday, *_others) = lines('Mo 09:00-12:00 "sonner <2>"', "en")

    assert monday == 'Monday : 9 am – 12 pm (<span lang="fr">sonner &lt;2&gt;</span>)'
