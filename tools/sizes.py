"""How long our functions and files are: medians and 90th percentiles, reported by `make check`, never refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from tools.source import functions, python_files, templates


def line_count(path: Path) -> int:
    """The lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def report() -> list[str]:
    """One line for each kind of thing that has a size."""
    return [
        _line("functions", [found.lines for found in functions()]),
        _line("files", [line_count(path) for path in python_files()]),
        _line("templates", [line_count(path) for path in templates()]),
    ]


def _line(name: str, lines: Sequence[int]) -> str:
    tenth = quantiles(lines, n=10)[-1]
    return f"{len(lines)} {name}: {median(lines):.0f} lines at the median, {tenth:.0f} at the 90th percentile"


if __name__ == "__main__":
    print("\n".join(report()))
