"""Keeping the index in step with what is declared: only what differs is written, or all of it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Protocol

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import override

from maillage.core.declarations import SearchableKind
from maillage.safeguards import room
from maillage.safeguards.errors import NoRoom
from maillage.search.store import build as builds
from maillage.search.store import folder, making
from maillage.search.store.build import Build, Damaged
from maillage.search.store.draft import Draft, fingerprint

# Past this share of replaced entries, a rebuild gives their room back.
_MOST_DELETED = 0.2
# The index never takes the last room of the disk: the database needs it.
_ROOM_LEFT_BYTES = 32 * 1024 * 1024
_LOOK_EVERY = 500


class Progress(Protocol):
    """Told what is being read, after how many kinds of how many."""

    def __call__(self, label: str, done: int, total: int) -> None: ...


def _silent(label: str, done: int, total: int) -> None:
    """Tell nothing."""


class Reason(StrEnum):
    """Why the whole index is made again."""

    ASKED = "asked"
    MISSING = "missing"
    DAMAGED = "damaged"
    OTHER_MAKING = "other_making"  # another version of the code, of the lists of words or of tantivy
    MANY_REPLACED = "many_replaced"


@dataclass(frozen=True)
class Outcome:
    """What was done: documents put and taken out, then shown by kind; `reason` when all of it was made again."""

    reason: Reason | None
    put: int
    taken_out: int
    documents: dict[str, int]

    @property
    def total(self) -> int:
        """How many documents can be found."""
        return sum(self.documents.values())

    @property
    def has_changed(self) -> bool:
        """True when there is another build than before."""
        return bool(self.reason or self.put or self.taken_out)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How to write: all again, or after reading every byte; how long to wait for another writer."""

    is_whole: bool = False
    is_thorough: bool = False
    patience_seconds: float = 0
    on_progress: Progress = _silent


def bring_up_to_date(kinds: Iterable[SearchableKind], wish: Wish, *, at: datetime) -> Outcome:
    """Write what differs since the last time, or all of it when it must be. The index in use answers meanwhile.

    Raises IndexBusy when another writes, NoRoom when the disk has none.
    """
    room.require(_ROOM_LEFT_BYTES)
    with folder.writing(wish.patience_seconds), _lack_of_room_told(), override(settings.LANGUAGE_CODE):
        base, reason = (None, Reason.ASKED) if wish.is_whole else _base(is_thorough=wish.is_thorough)
        if base and base.making != making.ours():
            return Outcome(None, 0, 0, base.documents)
        return _write(list(kinds), base, reason=reason, on_progress=wish.on_progress, at=at)


@contextmanager
def _lack_of_room_told() -> Iterator[None]:
    """Turn what is met for want of room into NoRoom, without closing the site to writes: it gave its room back."""
    try:
        yield
    except (DatabaseError, OSError) as error:
        if not room.is_why(error):
            raise
        raise NoRoom from error


def _base(*, is_thorough: bool) -> tuple[Build | None, Reason | None]:
    """The build to go on from, else why there is none."""
    try:
        base = builds.current()
        if base is None:
            return None, Reason.MISSING
        base.require_lengths(base.files)
        if is_thorough:
            base.require_sums(base.files)
    except Damaged:
        return None, Reason.DAMAGED
    reason = _why_again(base)
    return (None if reason else base), reason


def _why_again(base: Build) -> Reason | None:
    if base.making != making.ours():
        return None if making.is_newer_than_us(base.made_at) else Reason.OTHER_MAKING
    return Reason.MANY_REPLACED if base.deleted_share > _MOST_DELETED else None


def _write(
    kinds: list[SearchableKind], base: Build | None, *, reason: Reason | None, on_progress: Progress, at: datetime
) -> Outcome:
    # Versions are read before documents: what changes meanwhile is seen the next time.
    shown, wanted = base.versions() if base else {}, versions(kinds)
    put = taken_out = 0
    with Draft(base) as draft:
        for rank, kind in enumerate(kinds):
            if base is None or shown.get(kind.code) != wanted[kind.code]:
                more, fewer = _follow(draft, kind, partial(on_progress, done=rank, total=len(kinds)))
                put, taken_out = put + more, taken_out + fewer
        taken_out += _forget(draft, {kind.code for kind in kinds})
        if base and not draft.is_begun:
            if shown != wanted:
                base.note_versions(wanted)
            return Outcome(None, 0, 0, base.documents)
        return Outcome(reason, put, taken_out, draft.publish(wanted, at=at).documents)


def versions(kinds: list[SearchableKind]) -> dict[str, str]:
    """The version of each kind; kinds of one package share the function that tells it, which is asked once."""
    told = {function: function() for function in {kind.version for kind in kinds}}
    return {kind.code: told[kind.version] for kind in kinds}


def _follow(draft: Draft, kind: SearchableKind, tell: Callable[[str], None]) -> tuple[int, int]:
    """Put what is new or differs, take out what is no more; how many of each."""
    before = draft.base.fingerprints(kind.code) if draft.base else {}
    after: dict[str, str] = {}
    put = 0
    for document in kind.documents():
        after[document.code] = fingerprint(document)
        if before.get(document.code) != after[document.code]:
            draft.put(document)
            put += 1
        if len(after) % _LOOK_EVERY == 0:
            room.require(_ROOM_LEFT_BYTES)
            tell(f"{kind.code} {len(after)}")
    gone = before.keys() - after.keys()
    for code in gone:
        draft.take_out(kind.code, code)
    if put or gone:
        draft.note(kind.code, after)
    return put, len(gone)


def _forget(draft: Draft, declared: set[str]) -> int:
    """Take out the kinds that nobody declares any more; how many documents."""
    gone = [kind for kind, count in (draft.base.documents if draft.base else {}).items() if count > 0]
    gone = [kind for kind in gone if kind not in declared]
    codes = [(kind, code) for kind in gone for code in draft.base.fingerprints(kind)] if draft.base else []
    for kind, code in codes:
        draft.take_out(kind, code)
        draft.note(kind, {})
    return len(codes)
