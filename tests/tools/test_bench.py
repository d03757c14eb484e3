"""What the benchmark measures follows the product: no importer is forgotten."""

from __future__ import annotations

from maillage.reference.imports import IMPORTERS
from tools.bench.imports import TARGET_SECONDS


def test_every_importer_has_a_target_in_the_order_of_all() -> None:
    assert list(TARGET_SECONDS) == list(IMPORTERS)
