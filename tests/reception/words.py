"""The lists of words that the facts of a desk are checked against."""

from __future__ import annotations

from datetime import UTC, datetime

from maillage.reference.imports.vocabularies import SHIPPED, import_vocabularies

LOADED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def load_words() -> None:
    """The vocabularies the project ships."""
    import_vocabularies(SHIPPED, at=LOADED_AT)
