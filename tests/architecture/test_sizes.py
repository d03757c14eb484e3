"""Ceilings are held; medians and percentiles are only reported, at the end of `make check`."""

from __future__ import annotations

import re

import pytest

from tools import sizes
from tools.sizes import line_count
from tools.source import ROOT, functions, python_files, templates

FUNCTION_LINES, FILE_LINES, TEMPLATE_LINES, BRANCHING = 40, 400, 150, 8


def test_no_function_is_longer_than_its_ceiling() -> None:
    assert [f"{found.where}: {found.lines}" for found in functions() if found.lines > FUNCTION_LINES] == []


def test_no_function_branches_more_than_its_ceiling() -> None:
    assert [f"{found.where}: {found.branching}" for found in functions() if found.branching > BRANCHING] == []


@pytest.mark.parametrize("suffix", [".py", ".css", ".js"])
def test_no_file_is_longer_than_its_ceiling(suffix: str) -> None:
    ours = [*python_files(), *(path for path in (ROOT / "src").rglob("static/**/*") if path.suffix in {".css", ".js"})]
    files = [path for path in ours if path.suffix == suffix]

    too_long = {str(path.relative_to(ROOT)): line_count(path) for path in files if line_count(path) > FILE_LINES}

    assert files
    assert too_long == {}


def test_no_template_is_longer_than_its_ceiling() -> None:
    assert templates()
    assert {
        str(path.relative_to(ROOT)): line_count(path) for path in templates() if line_count(path) > TEMPLATE_LINES
    } == {}


def test_sizes_are_reported() -> None:
    told = [re.sub(r"\d+", "N", line) for line in sizes.report()]

    assert told == [
        f"N {name}: N lines at the median, N at the Nth percentile" for name in ("functions", "files", "templates")
    ]
