"""One build: what it says of itself, and whether its files are those that were written."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from maillage.search.store import folder
from maillage.search.store.making import Making

_ABOUT, _VERSIONS, _FINGERPRINTS = "build.json", "versions.json", "kind."
_CHUNK_BYTES = 1 << 20


class Damaged(Exception):  # noqa: N818 - a state of the disk, not a mistake of the programme
    """A build lacks a file, or a file is not as it was written."""


@dataclass(frozen=True)
class Build:
    """A whole build; `files` gives the length and the CRC-32 of each of its files, `documents` their number by kind."""

    folder: Path
    made_at: datetime
    making: Making
    documents: dict[str, int]
    files: dict[str, tuple[int, int]]

    @property
    def name(self) -> str:
        """Its name, which `current` holds."""
        return self.folder.name

    @property
    def read_files(self) -> list[str]:
        """The files that a search reads."""
        return [file for file in self.files if not file.startswith(_FINGERPRINTS)]

    @property
    def bytes(self) -> int:
        """The room its files take."""
        return sum(length for length, _sum in self.files.values())

    @cached_property
    def deleted_share(self) -> float:
        """The share of the entries on disk that an update replaced: only a rebuild gives their room back."""
        segments = json.loads((self.folder / "meta.json").read_text())["segments"]
        deleted: int = sum(segment["deletes"]["num_deleted_docs"] for segment in segments if segment["deletes"])
        written: int = sum(segment["max_doc"] for segment in segments)
        return deleted / max(1, written)

    def fingerprints(self, kind: str) -> dict[str, str]:
        """A fingerprint by code of the documents of a kind."""
        if kind not in self.documents:
            return {}
        found: dict[str, str] = json.loads((self.folder / fingerprint_file(kind)).read_text())
        return found

    def versions(self) -> dict[str, str]:
        """The version of each kind that it shows; none when they cannot be read, and all is compared again."""
        try:
            found: dict[str, str] = json.loads((self.folder / _VERSIONS).read_text())
        except (OSError, ValueError):
            return {}
        return found

    def note_versions(self, versions: dict[str, str]) -> None:
        """Tell that it shows these versions: the only file of a build that is ever written again."""
        folder.write_whole(self.folder / _VERSIONS, json.dumps(versions))

    def require_lengths(self, names: Iterable[str]) -> None:
        """Raises Damaged when a file lacks or is shorter or longer than it was; microseconds."""
        for name in names:
            length, _sum = self.files[name]
            try:
                found = (self.folder / name).stat().st_size
            except OSError as error:
                raise Damaged(f"{name}: {type(error).__name__}") from error
            if found != length:
                raise Damaged(f"{name}: {found} bytes for {length}")

    def require_sums(self, names: Iterable[str]) -> None:
        """Raises Damaged when a byte differs; about a millisecond by megabyte."""
        for name in names:
            try:
                found = sum_of(self.folder / name)
            except OSError as error:
                raise Damaged(f"{name}: {type(error).__name__}") from error
            if found != self.files[name][1]:
                raise Damaged(f"{name}: its sum differs")

    def is_readable(self) -> bool:
        """True when every byte that a search reads is as it was written."""
        try:
            self.require_lengths(self.read_files)
            self.require_sums(self.read_files)
        except Damaged:
            return False
        return True

    def write_about(self) -> None:
        """Write what it says of itself: the last file of a build."""
        told = {"made_at": self.made_at.isoformat(), "making": asdict(self.making), "documents": self.documents}
        folder.write_whole(self.folder / _ABOUT, json.dumps({**told, "files": self.files}))


def current() -> Build | None:
    """The build in use; None when there is none. Raises Damaged when what it says of itself cannot be read."""
    name = folder.current_name()
    return opened(folder.root() / name) if name else None


def opened(place: Path) -> Build:
    """The build of this folder. Raises Damaged."""
    try:
        told = json.loads((place / _ABOUT).read_text())
        files = {name: (length, checksum) for name, (length, checksum) in told["files"].items()}
        made_at, making = datetime.fromisoformat(told["made_at"]), Making(**told["making"])
        return Build(place, made_at, making, told["documents"], files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{_ABOUT}: {type(error).__name__}") from error


def fingerprint_file(kind: str) -> str:
    """The file of the fingerprints of a kind."""
    return f"{_FINGERPRINTS}{kind}.json"


def sum_of(path: Path) -> int:
    """The CRC-32 of a file."""
    total = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            total = zlib.crc32(chunk, total)
    return total
