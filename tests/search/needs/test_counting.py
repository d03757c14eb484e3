"""Counting: a hash below the threshold, words from it on, and nobody's insistence is enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from maillage.safeguards.models import Entry, Fact
from maillage.search.enums import Channel
from maillage.search.models import GapKey, KeptQuestion, SearchGap
from maillage.search.needs import counting
from maillage.search.needs.hashing import count_of
from tests.search.needs.conftest import MONDAY, QUESTION, ask, ask_until_kept, half_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


def counts() -> list[tuple[int, int]]:
    """Half-days and origins of each hash."""
    gaps = SearchGap.objects.order_by("digest")
    return [(count_of(gap.half_day_marks), count_of(gap.origin_marks)) for gap in gaps]


def kept() -> list[tuple[str, int]]:
    """The words kept, and on how many half-days."""
    return list(KeptQuestion.objects.order_by("words").values_list("words", "half_days"))


# ── The threshold ────────────────────────────────────────────────────────────
def test_one_question_leaves_a_hash_and_no_word() -> None:
    assert ask()

    gap = SearchGap.objects.get()
    assert len(gap.digest) == 64
    assert counts() == [(1, 1)]
    assert kept() == []


def test_four_half_days_over_three_origins_keep_no_word() -> None:
    for number in range(4):
        ask(at=half_day(number))
    ask(at=half_day(3), channel=Channel.DESK, place_key="p1")
    ask(at=half_day(3), channel=Channel.KIOSK, place_key="p2")

    assert counts() == [(4, 3)]
    assert kept() == []


def test_six_half_days_by_one_channel_keep_no_word() -> None:
    for number in range(6):
        ask(at=half_day(number))

    assert counts() == [(6, 1)]
    assert kept() == []


def test_fifth_half_day_over_two_channels_keeps_the_words() -> None:
    ask_until_kept()

    assert counts() == [(5, 2)]
    assert kept() == [("élevage tatouage abeilles", 5)]


def test_two_desks_are_two_origins() -> None:
    for number in range(5):
        ask(at=half_day(number), channel=Channel.DESK, place_key=f"p{number % 2}")

    assert kept() == [("élevage tatouage abeilles", 5)]


def test_second_origin_that_comes_late_keeps_the_words_as_typed_then() -> None:
    for number in range(6):
        ask(at=half_day(number))
    ask("tatouage des abeilles en élevage", at=half_day(5), channel=Channel.DESK, place_key="p1")

    assert kept() == [("tatouage abeilles élevage", 6)]


def test_later_half_days_are_counted_and_change_no_word() -> None:
    ask_until_kept()

    ask("tatouage des abeilles en élevage", at=half_day(8))

    assert kept() == [("élevage tatouage abeilles", 6)]


def test_one_insistent_person_counts_once_a_half_day_and_never_passes() -> None:
    for number in range(8):
        for _again in range(125):
            ask(at=half_day(number))

    assert counts() == [(8, 1)]
    assert kept() == []


def test_one_insistent_person_on_one_half_day_with_every_channel_never_passes() -> None:
    for channel in Channel:
        for place_key in ("", "p1", "p2"):
            ask(channel=channel, place_key=place_key)

    assert counts() == [(1, 15)]
    assert kept() == []


# ── The same question ────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "again", ["Tatouage d’abeille, élevages ?", "ELEVAGE TATOUAGE ABEILLES", "je voudrais élevage tatouage abeilles"]
)
def test_order_number_accents_and_empty_words_do_not_part_a_question(again: str) -> None:
    ask("élevage tatouage abeilles")

    ask(again, at=half_day(1))

    assert counts() == [(2, 1)]


# ── What is not counted ──────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "zzyzx",
        "06 12 34 56 78",
        "jean dupont plombier à gap",
        "ma mère est morte et je veux mourir, élevage d’abeilles",
        "abeilles avions batteries bijoux bois camions chiens drones fleurs",
    ],
)
def test_question_with_nothing_public_an_answer_distress_or_a_story_leaves_nothing(text: str) -> None:
    assert not ask(text)

    assert SearchGap.objects.count() == 0
    assert GapKey.objects.count() == 0


def test_without_an_index_nothing_is_counted(settings: object, tmp_path: object) -> None:
    settings.HOME = tmp_path / "elsewhere"  # type: ignore[attr-defined, operator]

    assert not ask()

    assert SearchGap.objects.count() == 0


def test_counting_leaves_no_entry_and_no_fact() -> None:
    ask_until_kept()

    assert Entry.objects.count() == 0
    assert Fact.objects.count() == 0


# ── Bounds ───────────────────────────────────────────────────────────────────
def test_flood_of_new_questions_stops_within_the_half_day_and_starts_again_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "MOST_OPENED_IN_HALF_DAY", 2)
    asked = [ask(words) for words in ("abeilles", "avions", "bijoux")]
    again = ask("abeilles")

    next_half_day = ask("bijoux", at=half_day(1))

    assert (asked, again, next_half_day) == ([True, True, False], True, True)
    assert SearchGap.objects.count() == 3


def test_quarter_opens_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_OPENED", 1)

    assert [ask("abeilles"), ask("avions", at=half_day(4))] == [True, False]


def test_new_quarter_starts_from_nothing() -> None:
    ask_until_kept()
    ask(at=datetime(2027, 1, 1, 9, 0, tzinfo=UTC))

    first, second = SearchGap.objects.order_by("quarter_ends_on")
    assert first.digest != second.digest
    assert count_of(second.half_day_marks) == 1
    assert kept() == [("élevage tatouage abeilles", 5)]


def test_midnight_is_that_of_the_network() -> None:
    """22:30 in London is the next day in Paris: another half-day."""
    late = MONDAY.replace(hour=21, minute=30)
    ask(at=late)

    ask(at=late + timedelta(hours=1))

    assert counts() == [(2, 1)]


def test_question_is_counted_in_a_constant_number_of_statements(django_assert_max_num_queries: object) -> None:
    ask(QUESTION)

    with django_assert_max_num_queries(9):  # type: ignore[operator]
        ask(at=half_day(1))
