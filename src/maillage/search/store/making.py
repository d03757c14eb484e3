"""What an index is made with: when any of it changes, the index is made again."""

from __future__ import annotations

import ast
import functools
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.utils import timezone

from maillage.search.entries import schema

# How the files of a build are laid out, ours and not tantivy's.
FORMAT = 1
_SOURCES = Path(__file__).resolve().parents[3]
# What turns a document into words: this module, all it imports of ours, and the lists beside those.
_SHAPES_ENTRIES = Path("maillage/search/entries.py")
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
    modules = {_SOURCES / module for module in _with_imports(_SHAPES_ENTRIES)}
    beside = {path for module in modules for path in module.parent.iterdir() if path.is_file()}
    files = sorted(modules | {path for path in beside if path.suffix != ".py"})
    content = [path.relative_to(_SOURCES).as_posix().encode() + b"\0" + path.read_bytes() for path in files]
    return _digest(b"\0".join([version("snowballstemmer").encode(), *content]))


def _with_imports(module: Path) -> set[Path]:
    """A module of ours, and those that it imports, and so on."""
    found, waiting = set[Path](), [module]
    while waiting:
        path = waiting.pop()
        if path not in found and (_SOURCES / path).is_file():
            found.add(path)
            waiting += _imports(ast.parse((_SOURCES / path).read_bytes()))
    return found


def _imports(tree: ast.Module) -> Iterator[Path]:
    """The files that may hold what is imported: a name may be that of a module, or of something in one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            whole = Path(*node.module.split("."))
            yield from (whole.with_suffix(".py"), whole / "__init__.py")
            yield from (whole / f"{alias.name}.py" for alias in node.names)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
