"""A build being written: a copy of another whose unchanged files are shared, or an empty one."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType

import tantivy

from maillage.core.declarations import SearchableDocument
from maillage.search.entries import entries, schema
from maillage.search.store import folder, making
from maillage.search.store.build import Build, fingerprint_file, sum_of

# tantivy asks for 15 MB at least; a whole build is quicker with more.
_BYTES_OF_AN_UPDATE, _BYTES_OF_A_BUILD = 15_000_000, 64_000_000
# The only file of tantivy that is written anew under its own name: never shared between builds.
_REWRITTEN = "meta.json"
# tantivy tells what the system refused, such as a full disk, by a sentence alone.
_SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")
_SEGMENT_FILE = re.compile(r"[0-9a-f]{32}\.")


@dataclass
class Draft:
    """A build that nobody reads before `publish`; leaving the block without it takes it away.

    tantivy's index is opened afresh for each draft and its merges are waited for: an index kept open
    for long leaves files behind (x29 in 200 updates, measured).
    """

    base: Build | None
    is_begun: bool = False
    _folder: Path = field(default_factory=folder.new_place)
    _writer: tantivy.IndexWriter | None = None
    _prints: dict[str, dict[str, str]] = field(default_factory=dict)
    _is_published: bool = False

    def begin(self) -> tantivy.IndexWriter:
        """What writes into it, opened at the first need: until then nothing is written at all."""
        if self._writer is None:
            self.is_begun = True
            # What a writer that was killed left half made.
            folder.remove_all_but(folder.current_name())
            self._folder.mkdir()
            if self.base:
                _share(self.base, self._folder)
            self._writer = _writer(self._folder, is_update=self.base is not None)
        return self._writer

    def __enter__(self) -> Draft:
        return self

    def put(self, document: SearchableDocument) -> None:
        """Show this document, instead of what the base shows of it."""
        if self.base:
            self.take_out(document.kind, document.code)
        for entry in entries(document):
            self.begin().add_document(entry)

    def take_out(self, kind: str, code: str) -> None:
        """Show this document no more."""
        self.begin().delete_documents_by_term("document", f"{kind} {code}")

    def note(self, kind: str, prints: dict[str, str]) -> None:
        """Say which documents of a kind it shows; no fingerprint at all forgets the kind."""
        self._prints[kind] = prints

    def publish(self, versions: dict[str, str], *, at: datetime) -> Build:
        """Finish it, say what it shows, and let it be the one in use."""
        self.begin().commit()
        self.begin().wait_merging_threads()
        documents = dict(self.base.documents) if self.base else {}
        for kind, prints in self._prints.items():
            documents[kind] = len(prints)
            folder.write_whole(self._folder / fingerprint_file(kind), json.dumps(prints))
        _take_out_dead_files(self._folder)
        build = Build(self._folder, at, making.ours(), documents, self._files())
        build.note_versions(versions)
        build.write_about()
        folder.switch_to(build.name)
        self._is_published = True
        return build

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.is_begun or self._is_published:
            return
        self._writer = None
        shutil.rmtree(self._folder, ignore_errors=True)
        if said := _SYSTEM_ERROR.search(str(error)):
            raise OSError(int(said[1]), str(error)) from error

    def _files(self) -> dict[str, tuple[int, int]]:
        """Length and sum of every file; those shared with the base were summed then."""
        known = self.base.files if self.base else {}
        rewritten = {_REWRITTEN, *map(fingerprint_file, self._prints)}
        paths = (path for path in sorted(self._folder.iterdir()) if not path.name.startswith("."))
        return {
            path.name: known[path.name]
            if path.name in known and path.name not in rewritten
            else (path.stat().st_size, sum_of(path))
            for path in paths
        }


def _writer(place: Path, *, is_update: bool) -> tantivy.IndexWriter:
    index = tantivy.Index.open(str(place)) if is_update else tantivy.Index(schema(), path=str(place))
    return index.writer(_BYTES_OF_AN_UPDATE if is_update else _BYTES_OF_A_BUILD, 1)


def _share(base: Build, fresh: Path) -> None:
    """Give `fresh` the files of `base` without copying them: tantivy and we never write into a finished file."""
    for name in base.files:
        if name == _REWRITTEN:
            shutil.copyfile(base.folder / name, fresh / name)
        else:
            os.link(base.folder / name, fresh / name)


def _take_out_dead_files(place: Path) -> None:
    """Take out what no segment of the last commit owns, whatever tantivy left behind."""
    alive = set()
    for segment in json.loads((place / _REWRITTEN).read_text())["segments"]:
        name, deletes = segment["segment_id"].replace("-", ""), segment["deletes"]
        alive |= {name, f"{name}.{deletes['opstamp']}.del"} if deletes else {name}
    for path in place.iterdir():
        stem = path.name if path.suffix == ".del" else path.stem
        if _SEGMENT_FILE.match(path.name) and stem not in alive:
            path.unlink()


def fingerprint(document: SearchableDocument) -> str:
    """Equal for documents that are equal."""
    return hashlib.blake2b(repr(document).encode(), digest_size=8).hexdigest()
