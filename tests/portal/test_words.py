"""Distances, hours and states in words, in both languages."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from maillage.core.instants import HalfDay
from maillage.network.opening import Opening, State
from maillage.network.sheets import Presence
from maillage.portal.words import (
    clock_in_words,
    distance_in_words,
    language_in_words,
    opening_in_words,
    presences_in_words,
)

PARIS = ZoneInfo("Europe/Paris")
TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=PARIS)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("km", "french", "english"),
    [
        (0.4, "moins de 1 km", "less than 1 km"),
        (4.21, "4,2\u00a0km", "4.2\u00a0km"),
        (9.96, "10\u00a0km", "10\u00a0km"),
        (48.3, "48\u00a0km", "48\u00a0km"),
    ],
)
def test_distance_is_honest_and_short(km: float, french: str, english: str) -> None:
    with override("fr"):
        assert distance_in_words(km) == french
    with override("en"):
        assert distance_in_words(km) == english


@pytest.mark.parametrize(
    ("clock", "french", "english"),
    [
        (time(9), "9\u00a0h", "9\u00a0am"),
        (time(17, 5), "17\u00a0h\u00a005", "5.05\u00a0pm"),
        (time(12), "12\u00a0h", "12\u00a0pm"),
        (time(0, 30), "0\u00a0h\u00a030", "12.30\u00a0am"),
    ],
)
def test_clock_is_said_as_people_say_it(clock: time, french: str, english: str) -> None:
    with override("fr"):
        assert clock_in_words(clock) == french
    with override("en"):
        assert clock_in_words(clock) == english


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        (Opening(State.OPEN, at(24, 17)), "Ouvert jusqu’à 17\u00a0h"),
        (Opening(State.OPEN, None), "Ouvert"),
        (Opening(State.OPEN, at(26, 9)), "Ouvert"),
        (Opening(State.CLOSED, at(24, 14), at(24, 14)), "Ouvre à 14\u00a0h"),
        (Opening(State.CLOSED, at(25, 9), at(25, 9)), "Ouvre demain à 9\u00a0h"),
        (Opening(State.CLOSED, at(27, 9), at(27, 9)), "Ouvre vendredi à 9\u00a0h"),
        (Opening(State.CLOSED, at(30, 9), at(30, 9)), "Ouvre lundi à 9\u00a0h"),
        (Opening(State.CLOSED), "Fermé"),
        (
            Opening(State.CLOSED, at(25, 9), at(25, 9), "Fermé : jour férié"),
            "Fermé : jour férié. Ouvre demain à 9\u00a0h",
        ),
        (Opening(State.UNKNOWN), "Horaires non connus"),
    ],
)
def test_opening_says_what_matters_to_somebody_who_wants_to_come(opening: Opening, words: str) -> None:
    assert opening_in_words(opening, TUESDAY) == words


def test_what_staff_typed_is_told_as_french_on_english_pages() -> None:
    closed = Opening(State.CLOSED, None, at(25, 9), comment="travaux <b>")

    assert opening_in_words(closed, TUESDAY) == "travaux &lt;b&gt;. Ouvre demain à 9\u00a0h"
    with override("en"):
        told = opening_in_words(closed, TUESDAY)
    assert told == '<span lang="fr">travaux &lt;b&gt;</span>. Opens tomorrow at 9\u00a0am'


def test_opening_far_ahead_gives_the_whole_date() -> None:
    opening = Opening(State.CLOSED, None, datetime(2026, 12, 4, 9, tzinfo=PARIS))

    assert opening_in_words(opening, TUESDAY) == "Ouvre vendredi 4 décembre à 9\u00a0h"


MORNING, AFTERNOON, EVENING = HalfDay.MORNING, HalfDay.AFTERNOON, HalfDay.EVENING


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ([], ""),
        ([(0, MORNING)], "lundi matin"),
        ([(0, MORNING), (1, MORNING), (3, MORNING)], "lundi, mardi et jeudi matin"),
        ([(0, MORNING), (1, MORNING), (1, AFTERNOON)], "lundi matin ; mardi toute la journée"),
        ([(3, MORNING), (3, AFTERNOON), (3, EVENING)], "jeudi toute la journée et soirée"),
        ([(3, AFTERNOON), (3, EVENING)], "jeudi après-midi et soirée"),
    ],
)
def test_days_alike_are_said_together(week: list[tuple[int, HalfDay]], words: str) -> None:
    assert presences_in_words([Presence(weekday, half_day, 1) for weekday, half_day in week]) == words


def test_languages_are_named_in_the_language_of_the_page() -> None:
    with override("en"):
        assert language_in_words("ar") == "Arabic"
    assert language_in_words("ar") == "arabe"


def test_a_language_nobody_named_keeps_its_own_name_or_its_code() -> None:
    assert [language_in_words(code) for code in ("nl", "zdj")] == ["Nederlands", "zdj"]
