"""Processes that answer read the index in use, never write, and say so when there is none they can read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maillage.search.store import folder, making, reader
from maillage.search.store.writer import Reason, Wish
from tests.search.store.conftest import Shelf, builds, found, write

ASK_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
import django; django.setup()
from django.conf import settings
from maillage.search.store import making, reader
settings.HOME = Path(sys.argv[1])
making.ours()
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
print(os.access(settings.HOME / "search", os.W_OK), reader.ask(lambda index: index.searcher().num_docs))
"""


def everything(home: Path) -> dict[str, tuple[int, int]]:
    """Every file with its length and the instant of its last change."""
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in (home / "search").rglob("*")}


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> reader.Reader:
    """A reader that looks before each question."""
    monkeypatch.setattr(reader, "LOOK_EVERY_SECONDS", -1)
    return reader.Reader()


def test_no_index_nothing_is_made_and_it_is_told_once(
    home: Path, hasty: reader.Reader, caplog: pytest.LogCaptureFixture
) -> None:
    answers = [found("couture", hasty) for _ in range(3)]

    assert (answers, list(home.iterdir())) == ([None] * 3, [])
    assert len(caplog.records) == 1


def test_a_change_is_seen_by_who_has_the_index_open(shelf: Shelf, hasty: reader.Reader) -> None:
    write(shelf)
    before = found("lecture", hasty)
    shelf.put(c="Club de lecture")
    write(shelf)

    assert (before, found("lecture", hasty)) == ([], ["c"])


def test_between_two_looks_nothing_is_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shelf)
    one = reader.Reader()
    found("couture", one)
    monkeypatch.setattr(folder, "current_name", lambda: pytest.fail("it looked"))

    assert found("couture", one) == ["b"]


def test_reading_leaves_the_folder_as_it_was(home: Path, shelf: Shelf) -> None:
    write(shelf)
    for path in (home / "search").rglob(".tantivy*"):
        path.unlink()
    before = everything(home)

    assert found("couture") == ["b"]
    assert everything(home) == before


def test_a_folder_that_may_not_be_written_to_is_read(shelf: Shelf, settings: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings.HOME = Path(folder)
        write(shelf)
        for path in [Path(folder), *Path(folder).rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)

        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "maillage.config.settings"}
        command = [sys.executable, "-c", ASK_WITHOUT_RIGHTS, folder]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        for path in [Path(folder), *Path(folder).rglob("*")]:
            path.chmod(0o755)

    assert (done.stdout, done.stderr) == ("False 2\n", "")


def _shorten(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size // 2)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _spoil(path: Path) -> None:
    """Change one byte: no length tells it."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _files(home: Path) -> list[Path]:
    """The files of the build in use that are written once."""
    files = (home / "search" / folder.current_name()).iterdir()
    return sorted((path for path in files if path.name[0] != "." and path.name != "versions.json"), key=_part)


def _part(path: Path) -> str:
    """The name of a file without that of its segment, which chance gives."""
    return path.suffix if len(path.stem) == 32 else path.name


@pytest.mark.parametrize("harm", [Path.unlink, _empty, _shorten, _spoil])
def test_a_harmed_file_is_told_then_mended(home: Path, shelf: Shelf, harm: Callable[[Path], None]) -> None:
    write(shelf)
    told = {}
    for rank in range(len(_files(home))):
        path = _files(home)[rank]
        harm(path)
        answer, outcome = found("couture"), write(shelf, wish=Wish(is_thorough=True))
        told[_part(path)] = answer
        assert (outcome.reason, found("couture")) == (Reason.DAMAGED, ["b"])

    assert told.pop("kind.book.json") == ["b"]
    assert told == dict.fromkeys([".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", "build.json", "meta.json"])


@pytest.mark.parametrize("harm", [Path.unlink, _empty, lambda path: path.write_text("elsewhere")])
def test_a_lost_pointer_is_told_then_mended(home: Path, shelf: Shelf, harm: Callable[[Path], None]) -> None:
    write(shelf)
    harm(home / "search" / "current")

    answer = found("couture")
    write(shelf)

    assert (answer, found("couture"), len(builds(home))) == (None, ["b"], 1)


def test_a_deleted_folder_is_told_then_mended(home: Path, shelf: Shelf, hasty: reader.Reader) -> None:
    write(shelf)
    before = found("couture", hasty)
    shutil.rmtree(home / "search")

    gone = found("couture", hasty)
    write(shelf)

    assert (before, gone, found("couture", hasty)) == (["b"], None, ["b"])


def test_a_file_shortened_under_an_open_index_is_seen_at_the_next_look(
    home: Path, shelf: Shelf, hasty: reader.Reader, caplog: pytest.LogCaptureFixture
) -> None:
    write(shelf)
    before = found("couture", hasty)
    _empty(next(path for path in _files(home) if path.suffix == ".store"))

    answers = [found("couture", hasty) for _ in range(2)]

    assert (before, answers, len(caplog.records)) == (["b"], [None, None], 1)


def test_an_index_with_other_fields_is_not_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shelf)
    ours = making.ours()
    monkeypatch.setattr(making, "ours", lambda: replace(ours, schema="other"))

    assert found("couture") is None


def test_an_index_with_words_folded_otherwise_is_read_until_it_is_made_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(shelf)
    ours = making.ours()
    monkeypatch.setattr(making, "ours", lambda: replace(ours, words="other"))

    assert found("couture") == ["b"]


def test_a_mistake_of_ours_on_whole_files_rises(shelf: Shelf) -> None:
    write(shelf)

    with pytest.raises(ZeroDivisionError):
        reader.Reader().ask(lambda _index: 1 / 0)


def test_a_failure_on_harmed_files_is_told(home: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shelf)
    one = reader.Reader()
    before = found("couture", one)
    for path in _files(home):
        _spoil(path)

    assert (before, one.ask(lambda _index: 1 / 0), found("couture", one)) == (["b"], None, None)


def test_threads_share_one_opening_while_the_index_changes(
    shelf: Shelf, hasty: reader.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(shelf)
    answers: list[list[str] | None] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            answers.append(found("couture", hasty))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(20):
        shelf.put(c=f"Club {turn}")
        write(shelf)
    stop.set()
    for thread in threads:
        thread.join()

    assert len(answers) > 20
    assert [answer for answer in answers if answer != ["b"]] == []
