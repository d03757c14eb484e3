"""A desk whose clock is wrong by a day puts each fact in the right half-day (O5)."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from maillage.core.instants import half_day_of, local
from tools.needs import node

SCRIPT = Path(__file__).parent / "node" / "clock.mjs"
DAY_MS = 24 * 3600 * 1000
# The nights on which Paris changes its clocks, the ends of half-days and of the year, and any instant of four years.
CHANGES = [
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2027, 1, 1, tzinfo=UTC),
]
EDGES = [datetime(2026, 6, 1, hour, tzinfo=UTC) for hour in (11, 16, 22)] + [
    datetime(2026, 12, 1, hour, tzinfo=UTC) for hour in (12, 17, 23)
]
NEAR = st.sampled_from(CHANGES + EDGES).flatmap(
    lambda edge: st.timedeltas(timedelta(hours=-2), timedelta(hours=2)).map(lambda gap: edge + gap)
)
FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2025, 2029))
ANY = st.integers(FIRST, LAST).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
CASES = st.fixed_dictionaries(
    {
        "told": st.one_of(NEAR, ANY).map(lambda at: int(at.timestamp() * 1000)),
        "error": st.integers(-DAY_MS, DAY_MS),
        "out": st.just(200),
        "back": st.just(200),
        "since": st.integers(0, 45 * DAY_MS),
    }
)


def said_by_the_desk(cases: list[dict[str, Any]]) -> list[dict[str, str]]:
    lines = "\n".join(json.dumps(case) for case in cases)
    done = subprocess.run([node(), SCRIPT], input=lines, capture_output=True, text=True, check=True, timeout=60)
    return [json.loads(line) for line in done.stdout.splitlines()]


def a_thousand_cases() -> list[dict[str, int]]:
    """Drawn one by one, judged together: Node starts once."""
    drawn: list[dict[str, int]] = []

    @hypothesis_settings(max_examples=1000, deadline=None, phases=[Phase.generate], derandomize=True, database=None)
    @given(CASES)
    def draw(case: dict[str, int]) -> None:
        drawn.append(case)

    draw()
    return drawn


def test_a_thousand_wrong_clocks_give_the_half_day_of_the_server() -> None:
    drawn = a_thousand_cases()
    cases = [{**case, "contact": case["told"] - case["since"], "zone": settings.TIME_ZONE} for case in drawn]
    instants = [datetime.fromtimestamp(case["told"] / 1000, UTC) for case in drawn]
    expected = [{"day": local(at).date().isoformat(), "half_day": str(half_day_of(at))} for at in instants]

    assert len(cases) == 1000
    assert said_by_the_desk(cases) == expected


def test_an_uneven_road_moves_the_clock_by_half_its_unevenness_at_most() -> None:
    noon = int(datetime(2026, 6, 1, 11, 0, 1, tzinfo=UTC).timestamp() * 1000)
    road = {"contact": noon - 60_000, "error": DAY_MS, "out": 3000, "back": 1200, "told": noon, "zone": "Europe/Paris"}

    assert said_by_the_desk([road]) == [{"day": "2026-06-01", "half_day": "apres_midi"}]
