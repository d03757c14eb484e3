"""What is missing on a machine is said with the command that brings it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tools import needs


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with nothing, where we are not root."""
    monkeypatch.setattr(shutil, "which", lambda *_words, **_options: None)
    monkeypatch.setattr(needs, "postgresql_folder", lambda: None)
    monkeypatch.setattr(needs, "AXE", tmp_path / "absent.js")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.mark.parametrize(
    ("packages", "told"),
    [
        (needs.SUITE, "This needs: apt-get install postgresql chromium npm e2fsprogs"),
        (needs.SHOTS, "This needs: apt-get install chromium"),
        (needs.BENCH, "This needs: apt-get install wrk"),
        (needs.BENCH_SEARCH, "This needs: apt-get install postgresql postgresql-15-rum wrk"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_whoever_may_not_install_reads_the_exact_command(packages: tuple[str, ...], told: str) -> None:
    with pytest.raises(SystemExit) as ended:
        needs.provide(*packages)

    assert ended.value.code == told


@pytest.mark.usefixtures("bare")
def test_a_browser_test_alone_says_it_too() -> None:
    with pytest.raises(needs.MissingError, match="apt-get install chromium"):
        needs.chromium()
    with pytest.raises(needs.MissingError, match="npm ci --prefix tests/browser --ignore-scripts"):
        needs.axe_core()
    with pytest.raises(needs.MissingError, match="apt-get install npm"):
        needs.node()
