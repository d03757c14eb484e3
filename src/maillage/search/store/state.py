"""How the index of this node stands, for those who run it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from maillage.core.declarations import SearchableKind
from maillage.search.store import build as builds
from maillage.search.store import making, writer
from maillage.search.store.build import Damaged


class Standing(StrEnum):
    """From the best to the worst: only the last two have no index to answer with."""

    IN_STEP = "in_step"
    BEHIND = "behind"  # something changed since, and nobody wrote it
    OTHER_WORDS = "other_words"  # its words were folded by another version of the code or of the lists
    UNREADABLE = "unreadable"  # a file is not as it was written, or another version made it
    MISSING = "missing"


@dataclass(frozen=True)
class State:
    """Where the index of this node stands; `behind` names the kinds that changed since."""

    standing: Standing
    build: str = ""
    made_at: datetime | None = None
    bytes: int = 0
    documents: int = 0
    behind: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """True when questions are answered from it."""
        return self.standing not in {Standing.UNREADABLE, Standing.MISSING}


def of_this_node(kinds: Iterable[SearchableKind]) -> State:
    """Read every byte, and ask each kind its version."""
    try:
        build = builds.current()
        if build is None:
            return State(Standing.MISSING)
        build.require_lengths(build.files)
        build.require_sums(build.files)
    except Damaged:
        return State(Standing.UNREADABLE)
    shown = build.versions()
    behind = tuple(code for code, version in writer.versions(list(kinds)).items() if shown.get(code) != version)
    standing = Standing.BEHIND if behind else Standing.IN_STEP
    if build.making != making.ours():
        standing = Standing.OTHER_WORDS if build.making.can_be_read_by(making.ours()) else Standing.UNREADABLE
    return State(standing, build.name, build.made_at, build.bytes, sum(build.documents.values()), behind)
