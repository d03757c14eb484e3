"""Days in words: the first of a month in French, the same form everywhere in English."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from maillage.core.dates import in_words


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("fr", date(2026, 12, 1), "1er décembre 2026"),
        ("fr", date(2026, 12, 11), "11 décembre 2026"),
        ("en", date(2026, 12, 1), "1 December 2026"),
    ],
)
def test_a_day_is_written_whole(language: str, day: date, words: str) -> None:
    with override(language):
        assert in_words(day) == words


def test_the_first_of_a_month_keeps_its_weekday() -> None:
    with override("fr"):
        assert in_words(date(2026, 12, 1), "l j F") == "mardi 1er décembre"


def test_a_template_writes_an_instant_in_the_time_of_the_network() -> None:
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)

    with override("fr"):
        assert (
            Template("{{ at|day }} {{ none|day }}").render(Context({"at": late, "none": None})) == "1er décembre 2026 "
        )
