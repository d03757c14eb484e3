"""The questions the router learns from, written for it in the words people use (questions.csv)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("questions.csv")
# The class of a question that belongs to no pôle: opening hours, a printer, papers, housing…
NO_POLE: Final = "none"


@dataclass(frozen=True)
class AskedQuestion:
    """A question and what a person reads in it. `family` groups those that nearly say the same.

    `poles` are those that suit, the best first; none for what no pôle answers. `time` holds the words of `times`.
    """

    family: str
    text: str
    poles: tuple[str, ...]
    reason: str
    audience: str
    place: str
    time: str

    @property
    def pole(self) -> str:
        """The pôle that suits best, or NO_POLE."""
        return self.poles[0] if self.poles else NO_POLE


def questions(path: Path = FILE) -> list[AskedQuestion]:
    """Every question, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            AskedQuestion(**{**row, "poles": tuple(row["poles"].split())})  # type: ignore[arg-type]
            for row in csv.DictReader(file)
        ]
