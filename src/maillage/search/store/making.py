"""What an index is made with: when any of it changes, the index is made again."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.utils import timezone

from maillage.core import text
from maillage.search.entries import schema

# How the files of a build are laid out, ours and not tantivy's.
FORMAT = 1
_PACKAGE = Path(__file__).resolve().parent.parent
# Rooms of this package that never change what an entry holds. Any other may: it is better to build once too often.
_FOLDERS_APART = frozenset({"store", "router", "locale", "migrations", "queries", "templates", "__pycache__"})
_FILES_APART = frozenset(
    f"{name}.py"
    for name in (
        "actions",
        "answers",
        "apps",
        "beginnings",
        "classification",
        "enums",
        "errors",
        "lookup",
        "models",
        "queries",
        "routes",
        "rules",
        "tasks",
        "telling",
    )
)
_LOADED_AT = timezone.now()


@dataclass(frozen=True)
class Making:
    """The format, tantivy, the fields and the words that a build was made with."""

    format: int
    tantivy: str
    schema: str
    words: str

    def can_be_read_by(self, other: Making) -> bool:
        """True when the fields are the same: words folded otherwise find less, and that is mended soon."""
        return (self.format, self.tantivy, self.schema) == (other.format, other.tantivy, other.schema)


@functools.cache
def ours() -> Making:
    """What this process makes an index with."""
    return Making(FORMAT, version("tantivy"), _fields(), _words())


def is_newer_than_us(made_at: datetime) -> bool:
    """True when this process began before: an update was installed and it waits to be restarted."""
    return made_at > _LOADED_AT


def _fields() -> str:
    """A mark of the schema, which tantivy tells when it is pickled, in no order."""
    return _digest(json.dumps(schema().__reduce__()[1], sort_keys=True).encode())


def _words() -> str:
    """A mark of the code and of the lists that turn a text into words."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and _shapes_entries(path))
    content = [path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() for path in files]
    core = Path(text.__file__).read_bytes()
    return _digest(b"\0".join([version("snowballstemmer").encode(), core, *content]))


def _shapes_entries(path: Path) -> bool:
    *folders, file = path.relative_to(_PACKAGE).parts
    return _FOLDERS_APART.isdisjoint(folders) and file not in _FILES_APART


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
