"""Copies of the miniature sources that a test may change."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

from maillage.reference.imports.report import ImportReport
from maillage.reference.models import (
    Appellation,
    Commune,
    Department,
    Diploma,
    DiplomaOccupation,
    Edition,
    EscoOccupation,
    IscoGroup,
    Item,
    Mobility,
    Occupation,
    OccupationItem,
    OnisepName,
    PostalCode,
    Region,
    RomeGroup,
    Term,
    Vocabulary,
)
from maillage.safeguards.models import Entry

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
MINIATURE = Path(__file__).parent / "miniature"


def copied(name: str, into: Path) -> Path:
    """A copy of a miniature folder, with files that can be written."""
    return Path(shutil.copytree(MINIATURE / name, into / name))


def replace(path: Path, old: str, new: str) -> None:
    """Change a text of a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def drop_lines(path: Path, part: str) -> None:
    """Take out the lines that hold `part`, of which there must be one at least."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if part not in line]
    assert len(kept) < len(lines)
    path.write_text("".join(kept), encoding="utf-8")


def zipped(path: Path, *, cut_bytes: int = 0) -> Path:
    """Put a file of a source under gzip instead, without its last bytes when asked."""
    packed = path.with_name(f"{path.name}.gz")
    packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0)[: -cut_bytes or None])
    path.unlink()
    return packed


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, ended, unchanged."""
    return report.created, report.updated, report.ended, report.unchanged


def kept() -> dict[str, int]:
    """How many rows each table holds."""
    models = (
        Appellation,
        Commune,
        Department,
        Diploma,
        DiplomaOccupation,
        Edition,
        Entry,
        EscoOccupation,
        IscoGroup,
        Item,
        Mobility,
        Occupation,
        OccupationItem,
        OnisepName,
        PostalCode,
        Region,
        RomeGroup,
        Term,
        Vocabulary,
    )
    return {model.__name__: model.objects.count() for model in models}
