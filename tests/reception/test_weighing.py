"""Shares and their intervals, against published values.

R. G. Newcombe, « Two-sided confidence intervals for the single proportion », Statistics in Medicine 17 (1998),
p. 857-872, table I, method 3 (score, without continuity correction).
"""

from __future__ import annotations

import pytest

from maillage.reception.weighing import Stratum, weighted, wilson


@pytest.mark.parametrize(
    ("said", "asked", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_interval_is_the_published_one(said: int, asked: int, low: float, high: float) -> None:
    found = wilson(said / asked, asked)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_interval_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody answered"):
        wilson(0.5, 0)


def test_share_counts_each_stratum_as_the_people_it_stands_for() -> None:
    mornings, afternoons = Stratum(said=9, asked=10, weight=300), Stratum(said=20, asked=40, weight=100)

    found = weighted([mornings, afternoons])

    # 0.9 × 3/4 + 0.5 × 1/4; the base is 1 ÷ (0.75² ÷ 10 + 0.25² ÷ 40).
    assert round(found.share, 6) == 0.8
    assert round(found.base, 4) == 17.2973


def test_strata_in_proportion_are_worth_all_their_answers() -> None:
    found = weighted([Stratum(said=3, asked=10, weight=100), Stratum(said=9, asked=30, weight=300)])

    assert (round(found.share, 6), round(found.base, 6)) == (0.3, 40)


def test_stratum_without_answer_or_weight_counts_for_nothing() -> None:
    found = weighted([Stratum(said=0, asked=0, weight=900), Stratum(4, 4, 0), Stratum(said=1, asked=2, weight=5)])

    assert (found.share, found.base) == (0.5, 2)


def test_share_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody answered"):
        weighted([Stratum(0, 0, 10)])
