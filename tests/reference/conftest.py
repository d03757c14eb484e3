"""The miniature reference data, imported."""

from __future__ import annotations

import pytest

from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.rome import import_rome
from tests.reference.sources import AT, MINIATURE


@pytest.fixture
def communes(db: None) -> None:
    """Six invented communes of three départements."""
    import_communes(MINIATURE / "geo", at=AT)


@pytest.fixture
def rome(db: None) -> None:
    """Three invented occupations."""
    import_rome(MINIATURE / "rome", at=AT)
