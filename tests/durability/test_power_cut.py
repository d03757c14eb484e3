"""Nothing acknowledged is lost at a power cut, and the test would see it if it were (D1)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from maillage.safeguards.sqlite import has_wal_reset_fix
from tests.durability import power

CUTS, CUTS_OF_LONG_RUN = 10, 200
# Settings seen in many recipes, that must lose rows: else the disk of this test forgets nothing.
WEAK = "PRAGMA synchronous=NORMAL;" if has_wal_reset_fix(sqlite3.sqlite_version_info) else "PRAGMA synchronous=OFF;"


def _cuts(folder: Path, *, cuts: int, pragmas: str = "") -> list[power.Cut]:
    try:
        return power.cut_power(folder, cuts=cuts, pragmas=pragmas, seed=2026)
    except power.CannotMountError as error:
        pytest.skip(f"power cuts are NOT proven here: {error}")


@pytest.mark.parametrize("cuts", [CUTS, pytest.param(CUTS_OF_LONG_RUN, marks=pytest.mark.long)])
def test_delivered_settings_lose_nothing_acknowledged(cuts: int, tmp_path: Path) -> None:
    found = _cuts(tmp_path, cuts=cuts)

    assert [(cut.lost, cut.integrity) for cut in found] == [(0, "ok")] * cuts
    assert found[-1].acknowledged > found[0].acknowledged > 0


def test_control_with_weaker_settings_loses_rows(tmp_path: Path) -> None:
    found = _cuts(tmp_path, cuts=CUTS, pragmas=WEAK)

    assert sum(cut.lost for cut in found) > 0
