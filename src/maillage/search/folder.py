"""Where the index stands, on each node: MAILLAGE_HOME/search/<build>, one of which `current` names."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

import tantivy
from django.conf import settings

from maillage.core.declarations import SearchableDocument
from maillage.search.entries import entries, schema

_HEAP_BYTES = 64_000_000


def root() -> Path:
    """The folder of every build."""
    return Path(settings.HOME) / "search"


def build(documents: Iterable[SearchableDocument]) -> int:
    """Write a whole index beside the current one and switch to it; how many documents it holds."""
    name = secrets.token_hex(8)
    folder = root() / name
    folder.mkdir(parents=True)
    index = tantivy.Index(schema(), path=str(folder))
    writer = index.writer(_HEAP_BYTES, 1)
    count = 0
    for document in documents:
        for entry in entries(document):
            writer.add_document(entry)
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    _switch(name)
    return count


def current() -> tantivy.Index | None:
    """The index in use, opened; None when there is none."""
    pointer = root() / "current"
    if not pointer.exists():
        return None
    return tantivy.Index.open(str(root() / pointer.read_text()))


def version() -> str:
    """The build in use and its last commit, as the disk tells them; empty when there is none."""
    try:
        name = (root() / "current").read_text()
        return f"{name} {(root() / name / 'meta.json').stat().st_mtime_ns}"
    except FileNotFoundError:
        return ""


def _switch(name: str) -> None:
    fresh = root() / "current.new"
    fresh.write_text(name)
    fresh.replace(root() / "current")
    for old in root().iterdir():
        if old.is_dir() and old.name != name:
            shutil.rmtree(old)
