"""Fifty files made to harm: each is refused, within two seconds of CPU and 256 MiB, in one process (trust.md, S7)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.exchange import hostile
from tools.source import ROOT

MOST_SECONDS, MOST_MIB = 2.0, 256


@pytest.fixture(scope="module")
def costs() -> dict[str, tuple[str, float, int]]:
    """What each file came to, and cost."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.hostile"], cwd=ROOT, env={"PYTHONPATH": "src:."}, capture_output=True,
        text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {name: (outcome, float(seconds), int(peak)) for name, outcome, seconds, peak in rows}


def test_every_hostile_file_is_refused(costs: dict[str, tuple[str, float, int]]) -> None:
    assert {name for name, (outcome, _seconds, _peak) in costs.items() if outcome != "refused"} == set()
    assert len(costs) == sum(1 for _file in hostile.files()) >= 50


def test_no_file_costs_more_than_two_seconds(costs: dict[str, tuple[str, float, int]]) -> None:
    assert {name: seconds for name, (_outcome, seconds, _peak) in costs.items() if seconds > MOST_SECONDS} == {}


def test_the_reader_never_needs_more_than_its_memory(costs: dict[str, tuple[str, float, int]]) -> None:
    assert max(peak for _outcome, _seconds, peak in costs.values()) <= MOST_MIB
