"""Maillage itself, through the same doors as every interface."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from django.conf import settings

from maillage.search import actions, queries
from maillage.search.answers import Question
from tools.bench_search.floors import OURS, OURS_OF_EVERY_KIND

DAY = date(2026, 11, 25)


class Ours:
    """The index of this installation, built again."""

    name = OURS

    def __init__(self) -> None:
        started = time.perf_counter()
        actions.bring_index_up_to_date(actions.Wish(is_whole=True))
        self.build_seconds = time.perf_counter() - started
        self.index_bytes = bytes_of(Path(settings.HOME) / "search")

    def find(self, question: str, kind: str, limit: int) -> list[str]:
        """One answer, limited to the kind."""
        answer = queries.answer(Question(text=question, day=DAY, kinds=(kind,), limit=limit))
        return [found.code for group in answer.kinds if group.kind == kind for found in group.found]


class OursOfEveryKind:
    """The same index, asked without a kind, as visitors do: kinds stand one after the other, the likeliest first."""

    name = OURS_OF_EVERY_KIND
    build_seconds, index_bytes = 0.0, 0

    def find(self, question: str, _kind: str, limit: int) -> list[str]:
        """One answer; codes of a kind are those of no other."""
        answer = queries.answer(Question(text=question, day=DAY, limit=limit))
        return [found.code for group in answer.kinds for found in group.found][:limit]


def bytes_of(folder: Path) -> int:
    """What the files of `folder` weigh; one that builds share counts once."""
    files = (file.stat() for file in folder.rglob("*") if file.is_file())
    return sum({file.st_ino: file.st_size for file in files}.values())
