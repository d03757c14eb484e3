"""Ceilings are held; medians and percentiles are only reported (docs of style: size is a smell detector)."""

from __future__ import annotations

from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.architecture.source import ROOT, functions, python_files, templates

FUNCTION_LINES, FILE_LINES, TEMPLATE_LINES, BRANCHING = 40, 400, 150, 8


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


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


def test_sizes_are_reported(record_property: pytest.RecordProperty) -> None:
    lines = [found.lines for found in functions()]
    files = [line_count(path) for path in python_files()]
    figures = {
        "function median": median(lines),
        "function 90th percentile": quantiles(lines, n=10)[-1],
        "file median": median(files),
        "file 90th percentile": quantiles(files, n=10)[-1],
    }
    for name, figure in figures.items():
        record_property(name, figure)
    assert len(lines) > len(files) > 0
