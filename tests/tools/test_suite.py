"""The closing line of `make test` is read from pytest's own."""

from __future__ import annotations

import pytest

from tools.lock_check import faults
from tools.suite import Tally, tally_of


@pytest.mark.parametrize(
    ("closing", "status", "tally"),
    [
        ("12 passed in 3.0s", 0, Tally(12, 0)),
        ("1 failed, 12 passed, 2 errors in 3.0s", 1, Tally(12, 3)),
        ("no tests ran in 0.1s", 5, Tally(0, 1)),
        ("", 139, Tally(0, 1)),
    ],
)
def test_a_run_is_counted(closing: str, status: int, tally: Tally) -> None:
    assert tally_of(f"....\n{closing}\n", status) == tally


def test_two_runs_are_added() -> None:
    assert Tally(2, 1) + Tally(3, 0) == Tally(5, 1)


PROJECT = """
[project]
dependencies = ["Django==5.2.19"]
[project.optional-dependencies]
build = ["setuptools==80.9.0"]
dev = []
"""


def test_a_lock_in_step_has_no_fault() -> None:
    lock = "django==5.2.19 \\\n    --hash=sha256:00\nsetuptools==80.9.0 \\\n    --hash=sha256:00\n"

    assert faults(PROJECT, {"production.lock": lock}) == []


def test_a_stale_unhashed_or_addressed_lock_is_refused() -> None:
    lock = "django==5.2.18\nsetuptools==80.9.0 \\\n    --hash=sha256:00\n# https://host.example\n"

    assert faults(PROJECT, {"production.lock": lock}) == [
        "production.lock: django is 5.2.18, pyproject.toml pins 5.2.19",
        "production.lock: django==5.2.18 has no hash",
        "production.lock: an address stands in it",
    ]
