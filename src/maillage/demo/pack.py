"""The files of the starter pack, read as they stand. `starter/README.md` says what each holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, Final

STARTER: Final = Path(__file__).resolve().parent / "starter"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, every value as text."""
    with (STARTER / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def document(name: str) -> dict[str, Any]:
    """A JSON file."""
    read: dict[str, Any] = json.loads((STARTER / name).read_text(encoding="utf-8"))
    return read
