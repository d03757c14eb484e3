"""The queue of the bench against Erlang's formula, and the ranges we announce against simulated days."""

from __future__ import annotations

import pytest

from tools.bench.waits import calibrate, erlang_c, share_right, simulated_wait


def test_erlang_c_of_a_case_worked_by_hand() -> None:
    # Three counsellors, an offered load of two: C = 4 ÷ (1 + 2 + 2 + 4) = 4/9, divided by 3 × (1 − 2/3).
    assert erlang_c(3, 2 / 3) == pytest.approx(4 / 9)


def test_one_counsellor_is_the_queue_of_the_textbooks() -> None:
    # M/M/1: ρ ÷ (1 − ρ).
    assert erlang_c(1, 0.5) == pytest.approx(1.0)


def test_quiet_queue_agrees_with_erlang() -> None:
    assert simulated_wait(3, 0.5, arrivals=100_000) == pytest.approx(erlang_c(3, 0.5), rel=0.05)


@pytest.mark.long
def test_full_queue_agrees_with_erlang_within_two_percent_over_four_million_arrivals() -> None:
    assert simulated_wait(3, 0.85, arrivals=4_000_000) == pytest.approx(erlang_c(3, 0.85), rel=0.02)


def test_eight_waits_in_ten_fall_in_the_range() -> None:
    waiting = [one for one in calibrate(days=300, seed=7) if one.waited > 0 or one.high > 5]

    assert 0.75 < share_right(waiting) < 0.9
