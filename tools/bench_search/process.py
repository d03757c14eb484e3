"""One step of the measure of speed, in a process of its own, so that its memory is its own: prints JSON.

`python -m tools.bench_search.process build|ask|suffer|update DOCUMENTS`, in the installation named by the environment.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  settings first

from maillage.search import actions, queries  # noqa: E402
from maillage.search.answers import Question  # noqa: E402
from tools.bench_search import hostile, invented, questions  # noqa: E402
from tools.bench_search.engines.ours import bytes_of  # noqa: E402
from tools.bench_search.scores import quantile  # noqa: E402

DAY, AT = date(2026, 11, 25), datetime(2026, 11, 25, 14, tzinfo=UTC)
ASKED, WARM_UP, UPDATES, HOSTILE = 1200, 200, 500, 10_200

DOORS: dict[str, Callable[[str], object]] = {
    "answer": lambda text: queries.answer(Question(text=text, day=DAY)),
    "suggest": lambda text: queries.suggest(Question(text=text, day=DAY)),
    "route": lambda text: queries.route(text, language="fr", at=AT),
}


def build(documents: int) -> dict[str, float]:
    """Build the whole index; the time it takes to invent documents is the bench's own, and is taken off."""
    invented.declare(documents)
    invention = seconds_of(invented.make_all)
    whole = seconds_of(lambda: actions.bring_index_up_to_date(actions.Wish(is_whole=True)))
    return {
        "build_seconds": whole[0] - invention[0],
        "build_processor_seconds": whole[1] - invention[1],
        "build_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "index_mb": index_mb(),
    }


def ask(_documents: int) -> dict[str, float]:
    """Ask every question once, warm; suggestions and routes too."""
    before = memory_mb()
    asked = {
        "answer": questions.asked(ASKED),
        "suggest": questions.half_typed(ASKED),
        "route": questions.sentences(ASKED),
    }
    found = {
        f"{door}_{name}": figure for door, texts in asked.items() for name, figure in timed(DOORS[door], texts).items()
    }
    return found | {"memory_mb": memory_mb(), "memory_of_search_mb": memory_mb() - before}


def suffer(_documents: int) -> dict[str, float]:
    """Ask what nobody should."""
    return {
        f"hostile_{door}_{name}": figure
        for door, call in DOORS.items()
        for name, figure in timed(call, hostile.strings(HOSTILE)).items()
    }


def update(documents: int) -> dict[str, float]:
    """A day of small changes, each shown by an update of its own."""
    places = invented.declare(documents)
    before, times = index_mb(), []
    for _turn in range(UPDATES):
        places.change_one()
        started = time.perf_counter()
        actions.bring_index_up_to_date()
        times.append(1000 * (time.perf_counter() - started))
    return {"update_p50_ms": quantile(times, 50), "update_p95_ms": quantile(times, 95), "growth": index_mb() / before}


def seconds_of(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def timed(call: Callable[[str], object], texts: Iterable[str]) -> dict[str, float]:
    """Milliseconds on the wall and of the processor, for the questions that follow the warm-up."""
    walls, processors = [], []
    for text in texts:
        wall, processor = time.perf_counter(), time.thread_time()
        call(text)
        walls.append(1000 * (time.perf_counter() - wall))
        processors.append(1000 * (time.thread_time() - processor))
    walls, processors = walls[WARM_UP:], processors[WARM_UP:]
    return {
        "p50_ms": quantile(walls, 50),
        "p95_ms": quantile(walls, 95),
        "max_ms": max(walls),
        "processor_p50_ms": quantile(processors, 50),
        "processor_p95_ms": quantile(processors, 95),
        "processor_max_ms": max(processors),
    }


def index_mb() -> float:
    """What the index folder weighs, all builds together."""
    return bytes_of(Path(settings.HOME) / "search") / 1e6


def memory_mb() -> float:
    """What this process holds now: resident pages, the index read through the file cache included."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


STEPS = {"build": build, "ask": ask, "suffer": suffer, "update": update}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](int(sys.argv[2]))))
