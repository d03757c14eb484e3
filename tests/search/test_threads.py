"""Words are stemmed alike however many threads answer at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from maillage.search.analysis import folding
from maillage.search.router import folding as router_folding

WORDS = [
    f"{start}{end}"
    for start in ("boulang", "coiff", "infirm", "vend", "anim")
    for end in ("eriez", "ations", "ements", "ière")
]


@pytest.mark.parametrize("fold", [folding.stem, router_folding.fold])
def test_threads_that_stem_at_once_do_not_disturb_each_other(fold: Callable[[str], str]) -> None:
    uncached = fold.__wrapped__  # type: ignore[attr-defined]
    alone = [uncached(word) for word in WORDS]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _turn: [uncached(word) for word in WORDS], range(200)))

    assert all(found == alone for found in together)
