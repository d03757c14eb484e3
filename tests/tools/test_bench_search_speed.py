"""The arithmetic of the measure of speed: quantiles, the plot and its table, the load offered over HTTP."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.bench_search import speed
from tools.bench_search.load import Load
from tools.bench_search.plot import Row, draw, table
from tools.bench_search.scores import quantile

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("percent", "value"), [(50, 10), (95, 19), (100, 20), (1, 1)])
def test_a_quantile_is_the_value_of_the_nearest_rank(percent: int, value: float) -> None:
    assert quantile([float(20 - rank) for rank in range(20)], percent) == value


def test_a_target_is_missed_by_a_figure_above_it_or_by_none() -> None:
    found = dict(speed.TARGETS) | {"growth": 1.6}
    del found["route_p95_ms"]

    assert speed.missed(found) == ["route_p95_ms: not measured", "growth: 1.60, at most 1.5"]


def _row(documents: int, ms: float) -> Row:
    return Row(
        documents=documents,
        answer_p50_ms=ms,
        answer_p95_ms=2 * ms,
        suggest_p95_ms=ms / 2,
        build_seconds=ms,
        index_mb=10 * ms,
        memory_mb=90,
    )


def test_the_plot_draws_each_figure_and_tells_it_in_words() -> None:
    drawn = ET.fromstring(draw([_row(1_000, 1.0), _row(1_000_000, 10.0)]))

    assert drawn.get("role") == "img"
    assert drawn.findtext(f"{SVG}title") == "Search from 1,000 to 1,000,000 documents"
    assert "1,000,000 documents: answer 10.0 and 20.0 ms" in str(drawn.findtext(f"{SVG}desc"))
    assert len(drawn.findall(f"{SVG}circle")) == 2 * (2 + 1)  # two lines of circles: two sizes and the legend


def test_the_table_holds_the_same_figures() -> None:
    assert (
        table([_row(120_000, 1.5)]).splitlines()[2]
        == "| 120,000 | 1.50 · 3.00 ms | 0.75 ms | 1.5 s | 15.0 MB | 90 MB |"
    )


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(503 if self.path == "/late" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """A server that answers at once."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_question_is_offered_once_and_its_status_counted(address: str) -> None:
    offered = Load(address, ["/"] * 18 + ["/late"] * 2)

    offered.offer()

    assert (len(offered.delays_ms), dict(offered.statuses)) == (20, {200: 18, 503: 2})
    assert not offered.has_given_up
