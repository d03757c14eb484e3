"""A full disk: the index in use goes on answering, nothing half made stays, and the rest is written later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maillage.safeguards import room
from maillage.safeguards.errors import NoRoom
from maillage.search.store import writer
from maillage.search.store.writer import Wish
from tests.durability.full import SmallDisk, small_disk
from tests.durability.power import CannotMountError
from tests.search.store.conftest import Shelf, builds, found, write


@pytest.fixture
def disk(tmp_path: Path, settings: Any) -> Iterator[SmallDisk]:
    try:
        with small_disk(tmp_path / "disk") as mounted:
            settings.HOME = mounted.folder
            yield mounted
    except CannotMountError as error:
        pytest.skip(f"a full disk is NOT proven here: {error}")


def test_a_full_disk_is_refused_before_anything_then_followed(shelf: Shelf, disk: SmallDisk) -> None:
    write(shelf)
    before = builds(disk.folder)
    disk.fill()
    shelf.put(c="Club de lecture")

    with pytest.raises(NoRoom):
        write(shelf)
    meanwhile = (found("couture"), found("lecture"), builds(disk.folder))
    disk.free()
    write(shelf)

    assert meanwhile == (["b"], [], before)
    assert found("lecture") == ["c"]


@pytest.mark.parametrize("wish", [Wish(is_whole=True), Wish()])
def test_a_disk_that_fills_during_the_writing_keeps_the_index_in_use(
    shelf: Shelf, disk: SmallDisk, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(shelf)
    before = builds(disk.folder)
    shelf.put(c="Club de lecture")
    monkeypatch.setattr(writer.room, "require", lambda *_bytes: disk.fill())

    with pytest.raises(NoRoom):
        write(shelf, wish=wish)
    meanwhile = (found("couture"), builds(disk.folder))
    disk.free()
    monkeypatch.undo()
    write(shelf)

    assert meanwhile == (["b"], before)
    assert found("lecture") == ["c"]


def test_want_of_room_for_the_index_does_not_close_the_site(shelf: Shelf, disk: SmallDisk) -> None:
    fill = disk.fill
    shelf.documents = lambda: fill() or iter(())  # type: ignore[method-assign]

    with pytest.raises(NoRoom):
        write(shelf)
    disk.free()

    assert not room.is_lacking()


def test_the_index_leaves_the_last_room_to_the_database(
    shelf: Shelf, disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_free_bytes", lambda: 16 * 1024 * 1024)

    with pytest.raises(NoRoom):
        write(shelf)

    assert (room.is_lacking(), found("couture")) == (False, None)
