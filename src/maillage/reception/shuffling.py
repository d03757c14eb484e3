"""Orders drawn by lot: a database keeps the order in which rows are given to it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TypeVar

Row = TypeVar("Row")


def shuffled(rows: Iterable[Row]) -> list[Row]:
    """The rows in an order drawn by lot."""
    drawn = list(rows)
    secrets.SystemRandom().shuffle(drawn)
    return drawn
