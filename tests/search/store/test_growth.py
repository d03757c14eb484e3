"""A day of small updates, read meanwhile: the index does not grow, and nothing is left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maillage.search.store import reader
from tests.search.store.conftest import Shelf, builds, write

UPDATES, UPDATES_OF_LONG_RUN = 40, 210


def size_of(home: Path) -> int:
    return sum(path.stat().st_size for path in (home / "search").rglob("*") if path.is_file())


def unowned(home: Path) -> list[str]:
    """Files of tantivy that no segment of the last commit owns."""
    (folder,) = [path for path in (home / "search").iterdir() if path.is_dir()]
    segments = json.loads((folder / "meta.json").read_text())["segments"]
    owned = {segment["segment_id"].replace("-", "") for segment in segments}
    return [path.name for path in folder.iterdir() if len(path.stem) == 32 and path.stem not in owned]


@pytest.mark.parametrize("updates", [UPDATES, pytest.param(UPDATES_OF_LONG_RUN, marks=pytest.mark.long)])
def test_a_day_of_small_updates_with_a_reader_open_does_not_grow(home: Path, updates: int) -> None:
    shelf = Shelf(names={f"n{rank}": f"Fiche {rank} sur un métier du port et de la mer" for rank in range(3000)})
    write(shelf)
    before, open_all_day = size_of(home), reader.Reader()
    largest = 0
    for turn in range(updates):
        shelf.put(**{f"n{turn * 7 % 3000}": f"Fiche {turn} sur un métier du port et de la mer, revue"})
        write(shelf)
        assert open_all_day.ask(lambda index: index.searcher().num_docs) == 3000
        largest = max(largest, size_of(home))

    assert largest <= 1.3 * before
    assert (len(builds(home)), unowned(home)) == (1, [])
