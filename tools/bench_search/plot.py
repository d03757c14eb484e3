"""The plot of growth, on logarithmic axes; lines are told apart by marks, dashes and words as well as by colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 840, 360
_TOP, _BOTTOM = 64, 306
_PANELS = ((48, 398), (458, 798))  # left and right edges


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was measured at one size; times are of the processor."""

    documents: int
    answer_p50_ms: float
    answer_p95_ms: float
    suggest_p95_ms: float
    build_seconds: float
    index_mb: float
    memory_mb: float


@dataclass(frozen=True)
class Line:
    """One measure over the sizes; `mark` is circle, square or diamond."""

    name: str
    field: str
    mark: str


@dataclass(frozen=True)
class Panel:
    """Measures of one unit, between two powers of ten."""

    title: str
    lines: tuple[Line, ...]


PANELS = (
    Panel(
        "milliseconds of processor",
        (
            Line("answer, p95", "answer_p95_ms", "circle"),
            Line("suggest, p95", "suggest_p95_ms", "square"),
            Line("answer, p50", "answer_p50_ms", "diamond"),
        ),
    ),
    Panel(
        "seconds of processor, or megabytes",
        (
            Line("memory, MB", "memory_mb", "square"),
            Line("index, MB", "index_mb", "diamond"),
            Line("build, s", "build_seconds", "circle"),
        ),
    ),
)
_STYLE = """
text { font: 12px sans-serif; fill: #1b1b1b } .title { font-weight: bold }
.axis { stroke: #555; fill: none } .grid { stroke: #ccc; fill: none }
.circle { stroke: #00539b; fill: #00539b }
.square { stroke: #8a3200; fill: #8a3200 }
.diamond { stroke: #1d6b2e; fill: #1d6b2e }
path.line { fill: none; stroke-width: 2 } .line.square { stroke-dasharray: 6 3 } .line.diamond { stroke-dasharray: 2 3 }
@media (prefers-color-scheme: dark) {
  .paper { fill: #161616 } text { fill: #eee } .axis { stroke: #aaa } .grid { stroke: #3a3a3a }
  .circle { stroke: #7cc0ff; fill: #7cc0ff }
  .square { stroke: #ffb184; fill: #ffb184 }
  .diamond { stroke: #84d697; fill: #84d697 }
}
"""


def draw(rows: Sequence[Row]) -> str:
    """The whole file; its description tells the figures to those who do not see it."""
    told = "; ".join(
        f"{row.documents:,} documents: answer {row.answer_p50_ms:.1f} and {row.answer_p95_ms:.1f} ms, suggestion"
        f" {row.suggest_p95_ms:.1f} ms, build {row.build_seconds:.1f} s, index {row.index_mb:.0f} MB,"
        f" memory {row.memory_mb:.0f} MB"
        for row in rows
    )
    axes = (Axes.over(rows, panel, edges) for panel, edges in zip(PANELS, _PANELS, strict=True))
    panels = "\n".join(_panel(panel, rows, on) for panel, on in zip(PANELS, axes, strict=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">\n'
        f'<title id="t">Search from {rows[0].documents:,} to {rows[-1].documents:,} documents</title>\n'
        f'<desc id="d">{escape(told)}</desc>\n<style>{_STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{panels}\n</svg>\n'
    )


def table(rows: Sequence[Row]) -> str:
    """The same figures, as a table of the documents."""
    head = (
        "| documents | answer, median · 95th | suggestion, 95th | build | index | memory |\n|---|---|---|---|---|---|"
    )
    lines = [
        f"| {row.documents:,} | {row.answer_p50_ms:.2f} · {row.answer_p95_ms:.2f} ms | {row.suggest_p95_ms:.2f} ms"
        f" | {row.build_seconds:.1f} s | {row.index_mb:.1f} MB | {row.memory_mb:.0f} MB |"
        for row in rows
    ]
    return "\n".join([head, *lines])


@dataclass(frozen=True)
class Axes:
    """Where figures stand: documents from `left` to `right`, values between two powers of ten."""

    edges: tuple[int, int]
    documents: tuple[int, int]
    powers: tuple[int, int]

    @classmethod
    def over(cls, rows: Sequence[Row], panel: Panel, edges: tuple[int, int]) -> Axes:
        """Axes wide enough for every figure of the panel."""
        values = [getattr(row, line.field) for row in rows for line in panel.lines]
        powers = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(edges, (rows[0].documents, rows[-1].documents), powers)

    def at(self, documents: int, value: float) -> tuple[float, float]:
        """The point of the picture."""
        (left, right), (low, high) = self.edges, self.powers
        first, last = map(math.log10, self.documents)
        across = (math.log10(documents) - first) / (last - first)
        up = (math.log10(value) - low) / (high - low)
        return left + (right - left) * across, _BOTTOM - (_BOTTOM - _TOP) * up

    def drawn(self) -> list[str]:
        """Lines of the grid, marks and numbers."""
        left, right = self.edges
        parts = [f'<path class="axis" d="M{left} {_TOP}V{_BOTTOM}H{right}"/>']
        for power in range(self.powers[0], self.powers[1] + 1):
            y = self.at(self.documents[0], 10**power)[1]
            parts.append(f'<path class="grid" d="M{left} {y:.1f}H{right}"/>')
            parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10**power:,g}</text>')
        first, last = map(math.log10, self.documents)
        for power in range(math.ceil(first), math.floor(last) + 1):
            x = self.at(10**power, 10 ** self.powers[0])[0]
            parts.append(f'<path class="axis" d="M{x:.1f} {_BOTTOM}v5"/>')
            parts.append(f'<text x="{x:.1f}" y="{_BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
        return parts


def _panel(panel: Panel, rows: Sequence[Row], axes: Axes) -> str:
    left, right = axes.edges
    parts = [f'<text class="title" x="{left}" y="22">{panel.title}</text>', *axes.drawn()]
    parts.append(f'<text x="{(left + right) / 2}" y="{_BOTTOM + 40}" text-anchor="middle">documents</text>')
    for rank, line in enumerate(panel.lines):
        parts += _legend(line, left + 12 + rank * (right - left) / len(panel.lines))
        parts += _drawn(line, [axes.at(row.documents, getattr(row, line.field)) for row in rows])
    return "\n".join(parts)


def _drawn(line: Line, points: Sequence[tuple[float, float]]) -> list[str]:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return [f'<path class="line {line.mark}" d="M{path}"/>', *(_mark(line.mark, *point) for point in points)]


def _legend(line: Line, left: float) -> list[str]:
    return [
        f'<path class="line {line.mark}" d="M{left - 10:.1f} 42h20"/>',
        _mark(line.mark, left, 42),
        f'<text x="{left + 14:.1f}" y="46">{line.name}</text>',
    ]


def _mark(mark: str, x: float, y: float) -> str:
    if mark == "circle":
        return f'<circle class="circle" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    if mark == "square":
        return f'<rect class="square" x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7"/>'
    return f'<path class="diamond" d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z"/>'
