"""One table: every set, every engine, success at 1 and 5 with counts, MRR, milliseconds."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from maillage.core.declarations import SearchableDocument
from maillage.core.text import normalise
from tools.bench_search import floors
from tools.bench_search.cases import CaseSet
from tools.bench_search.engines import Engine
from tools.bench_search.scores import DEPTH, Score, rank_of

HEAD = "| set | size | engine | success@1 | success@5 | MRR | ms a question | success@5 when no name held |"

Held = Mapping[str, Set[str]]


def names_held(documents: Iterable[SearchableDocument]) -> Held:
    """The codes of the documents by each name of theirs, in its normal form."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        for name in (*document.names, *document.other_names):
            found[normalise(name)].add(document.code)
    return found


def run(sets: Iterable[CaseSet], engines: Sequence[Engine], held: Held, *, shown_misses: int = 0) -> list[str]:
    """Print the table; the floors and leads missed."""
    readings: list[str] = []
    faults: list[str] = []
    print(f"{HEAD}\n|{'---|' * (HEAD.count('|') - 1)}")
    for cases in sets:
        unknown = [not is_known for is_known in cases.known(held)]
        scores = {engine.name: score(engine, cases) for engine in engines}
        for name, one in scores.items():
            print(_line(cases, name, one, rest=one.of(unknown)), flush=True)
        _show_misses(cases, scores[engines[0].name], shown_misses)
        left_out = f" ({cases.left_out} left out: no right answer in the index)" if cases.left_out else ""
        readings.append(f"- {cases.name}, {len(cases.cases):,} questions: {cases.reading}{left_out}.")
        if floors.OURS in scores:
            faults += floors.missed(cases.name, scores)
    print("\nWhat counts as a right answer:\n" + "\n".join(readings))
    return faults


def score(engine: Engine, cases: CaseSet) -> Score:
    """Ask every case."""
    started = time.perf_counter()
    found = [engine.find(case.question, cases.kind, DEPTH) for case in cases.cases]
    seconds = time.perf_counter() - started
    return Score(tuple(rank_of(case, codes) for case, codes in zip(cases.cases, found, strict=True)), seconds)


def _line(cases: CaseSet, engine: str, one: Score, *, rest: Score) -> str:
    shares = " | ".join(f"{one.success(depth):.3f} ({one.within(depth):,})" for depth in (1, 5))
    told = f"{rest.success(5):.3f} of {len(rest.ranks):,}" if rest.ranks else "—"
    return (
        f"| {cases.name} | {len(cases.cases):,} | {engine} | {shares} | {one.mean_reciprocal_rank:.3f}"
        f" | {one.mean_ms:.2f} | {told} |"
    )


def _show_misses(cases: CaseSet, one: Score, how_many: int) -> None:
    missed = [(case, rank) for case, rank in zip(cases.cases, one.ranks, strict=True) if rank != 1]
    for case, rank in missed[:how_many]:
        print(f"    rank {rank}: {case.question!r}, expected {' '.join(sorted(case.expected)[:8])}")
