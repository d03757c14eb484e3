"""Prepare an installation with every official file, index it, ask every set to every engine, print one table."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tools import needs, postgres
from tools.bench.site import DATA, Site, prepare
from tools.bench_search import speed

if TYPE_CHECKING:
    from maillage.core.declarations import SearchableDocument
    from tools.bench_search.engines import Engine

SAMPLE = 1000  # job titles of ROME, and at most as many cases of a labelled set
PARTS = ("all", "quality", "speed", "scale")
ENGINES = ("ours", "every", "fts5", "gin", "rum")


def options_of(words: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tools.bench_search")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="cases of a set, drawn by a fixed seed; 0: all")
    parser.add_argument("--part", choices=PARTS, default="all", help="all: quality and speed; scale writes the plot")
    parser.add_argument("--engines", default=",".join(ENGINES), help="those to ask, ours first")
    parser.add_argument("--sets", default="", help="only sets whose name holds one of these, separated by commas")
    parser.add_argument("--home", type=Path, help="an installation that holds the imports, instead of a new one")
    parser.add_argument("--misses", type=int, default=0, help="how many questions of each set to show that we miss")
    return parser.parse_args(words)


def main() -> int:
    """Print the table, then speed, then what is missed; 1 when something is."""
    options = options_of()
    print(f"load average {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    missed = []
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as scratch:
        home = (options.home or _new_home(Path(scratch) / "home")).resolve()
        if options.part in ("all", "quality"):
            missed += _quality(options, home, Path(scratch))
        if options.part in ("all", "speed"):
            missed += speed.run(home, Path(scratch))
        if options.part == "scale":
            speed.run_scale(home, Path(scratch))
    print("\nMissed:" if missed else "\nEvery floor and target is met.")
    print("\n".join(f"- {line}" for line in missed))
    return int(bool(missed))


def _quality(options: argparse.Namespace, home: Path, scratch: Path) -> list[str]:
    os.environ |= Site(home).environment() | {"DJANGO_SETTINGS_MODULE": "maillage.config.settings"}
    import django

    django.setup()
    with _server(options.engines) as url:
        return measure(options, scratch, url)


@contextmanager
def _server(engines: str) -> Iterator[str]:
    """A PostgreSQL of the run, when a peer needs one; gives its URL."""
    if not {"gin", "rum"} & set(engines.split(",")):
        yield ""
        return
    needs.provide(*needs.BENCH_SEARCH)
    with postgres.cluster("-c shared_buffers=512MB") as url:
        postgres.create_database(url)
        yield url


def _new_home(home: Path) -> Path:
    site = Site(home)
    prepare(site)
    site.maillage("import", "all", "--from", str(DATA))
    return home


def measure(options: argparse.Namespace, scratch: Path, url: str) -> list[str]:
    """Build the engines asked for, and run the table."""
    from maillage.core.declarations import searchable_kinds
    from tools.bench_search import appellations, labelled, parity, table

    documents = list(chain.from_iterable(kind.documents() for kind in searchable_kinds))
    print(f"{len(documents):,} documents")
    engines = _engines(documents, scratch, url, names=options.engines.split(","))
    for engine in (one for one in engines if one.build_seconds):
        print(f"{engine.name}: built in {engine.build_seconds:.1f} s, {engine.index_bytes / 1e6:.0f} MB")
    sets = chain(labelled.case_sets(DATA / "search", options.sample), appellations.case_sets(options.sample))
    wanted = options.sets.lower().split(",")
    chosen = (one for one in sets if any(words in one.name.lower() for words in wanted))
    faults = table.run(chosen, engines, table.names_held(documents), shown_misses=options.misses)
    return faults + (parity.run(engines[0], appellations.titles(options.sample)) if wanted == [""] else [])


def _engines(documents: list[SearchableDocument], scratch: Path, url: str, *, names: list[str]) -> list[Engine]:
    from tools.bench_search.engines.fts5 import Fts5
    from tools.bench_search.engines.ours import Ours, OursOfEveryKind
    from tools.bench_search.engines.postgres import PostgreSql

    makers: dict[str, Callable[[], Engine]] = {
        "ours": Ours,
        "every": OursOfEveryKind,
        "fts5": lambda: Fts5(scratch, documents),
        "gin": lambda: PostgreSql(url, "gin", documents),
        "rum": lambda: PostgreSql(url, "rum", documents),
    }
    return [makers[name]() for name in names]


if __name__ == "__main__":
    sys.exit(main())
