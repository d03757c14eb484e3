"""The index follows what is declared: only what differs is written, and all of it again when it must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from maillage.core.declarations import SearchableDocument
from maillage.search.errors import IndexBusy
from maillage.search.store import build, folder, making
from maillage.search.store.writer import Outcome, Reason, Wish
from tests.search.store.conftest import AT, Shelf, builds, found, write


def test_first_time_everything_is_written(shelf: Shelf) -> None:
    outcome = write(shelf)

    assert outcome == Outcome(Reason.MISSING, 2, 0, {"book": 2})
    assert (found("boulangerie"), found("couture"), found("plage")) == (["a"], ["b"], [])


def test_nothing_changed_nothing_is_read_nor_written(home: Path, shelf: Shelf) -> None:
    write(shelf)
    before = builds(home)

    outcome = write(shelf)

    assert (outcome, outcome.has_changed) == (Outcome(None, 0, 0, {"book": 2}), False)
    assert (builds(home), shelf.reads) == (before, 1)


def test_a_change_is_written_alone(home: Path, shelf: Shelf) -> None:
    other = Shelf("film", {"z": "La plage"})
    write(shelf, other)
    shelf.put(b="Atelier de cuisine", c="Club de lecture")
    shelf.take_out("a")

    outcome = write(shelf, other)

    assert outcome == Outcome(None, 2, 1, {"book": 2, "film": 1})
    assert (found("boulangerie"), found("couture"), found("cuisine"), found("lecture")) == ([], [], ["b"], ["c"])
    assert (found("plage"), other.reads) == (["z"], 1)
    assert builds(home) == [folder.current_name()]


def test_a_version_that_changed_nothing_is_read_once(home: Path, shelf: Shelf) -> None:
    write(shelf)
    before = builds(home)
    shelf.put()

    outcomes = [write(shelf).has_changed for _ in range(2)]

    assert (outcomes, builds(home), shelf.reads) == ([False, False], before, 2)


def test_a_change_during_the_reading_is_seen_the_next_time(shelf: Shelf) -> None:
    def changing() -> list[SearchableDocument]:
        told = list(documents())
        if shelf.changes == 0:
            shelf.put(c="Club de lecture")
        return told

    documents, shelf.documents = shelf.documents, changing  # type: ignore[method-assign,assignment]
    write(shelf)

    outcome = write(shelf)

    assert (outcome.put, found("lecture")) == (1, ["c"])


def test_a_kind_that_nobody_declares_any_more_is_taken_out(shelf: Shelf) -> None:
    shelf.put(**{f"n{rank}": f"Livre numéro {rank}" for rank in range(10)})
    write(shelf, Shelf("film", {"z": "La plage"}))

    outcomes = [write(shelf) for _ in range(2)]

    assert outcomes == [Outcome(None, 0, 1, {"book": 12, "film": 0}), Outcome(None, 0, 0, {"book": 12, "film": 0})]
    assert found("plage") == []


def test_a_kind_declared_since_is_added(shelf: Shelf) -> None:
    write(shelf)

    outcome = write(shelf, Shelf("film", {"z": "La plage"}))

    assert (outcome.reason, outcome.put, found("plage")) == (None, 1, ["z"])


def test_asked_to_write_all_it_does(home: Path, shelf: Shelf) -> None:
    write(shelf)
    before = builds(home)

    outcome = write(shelf, wish=Wish(is_whole=True))

    assert (outcome.reason, outcome.put) == (Reason.ASKED, 2)
    assert (len(builds(home)), builds(home) == before) == (1, False)


@pytest.mark.parametrize("what", ["schema", "words", "tantivy", "format"])
def test_another_way_of_making_it_makes_all_again(shelf: Shelf, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shelf)
    ours = making.ours()
    other = replace(ours, **{what: 0 if what == "format" else "other"})
    monkeypatch.setattr(making, "ours", lambda: other)
    monkeypatch.setattr(making, "_LOADED_AT", AT + timedelta(seconds=1))

    outcomes = [write(shelf).reason for _ in range(2)]

    assert outcomes == [Reason.OTHER_MAKING, None]


def test_a_process_older_than_the_index_leaves_it_as_it_is(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shelf)
    ours = making.ours()
    monkeypatch.setattr(making, "ours", lambda: replace(ours, words="other"))
    monkeypatch.setattr(making, "_LOADED_AT", AT - timedelta(seconds=1))
    shelf.put(c="Club de lecture")

    outcome = write(shelf)

    assert (outcome.has_changed, found("lecture"), found("boulangerie")) == (False, [], ["a"])


def test_the_words_are_those_of_the_code_and_lists_that_shape_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = tmp_path / "maillage/search"
    for name in ("entries.py", "analysis.py", "folds/plurals.py", "folds/plurals.csv", "lookup.py", "words/own.csv"):
        (search / name).parent.mkdir(parents=True, exist_ok=True)
        (search / name).touch()
    (search / "entries.py").write_text("import tantivy\nfrom maillage.search.analysis import stems\n")
    (search / "analysis.py").write_text("from maillage.search.folds import plurals\n")
    monkeypatch.setattr(making, "_SOURCES", tmp_path)

    marks = [making._words()]
    for name in ("lookup.py", "words/own.csv", "folds/plurals.py", "folds/plurals.csv", "analysis.py", "entries.py"):
        with (search / name).open("a") as stream:
            stream.write("# changed\n")
        marks.append(making._words())

    assert marks[0] == marks[1] == marks[2]
    assert len(set(marks)) == 5


def test_replaced_entries_give_their_room_back(shelf: Shelf) -> None:
    shelf.put(**{f"n{rank}": f"Livre numéro {rank}" for rank in range(10)})
    write(shelf)
    shelf.put(**{f"n{rank}": f"Livre relié {rank}" for rank in range(4)})

    outcomes = [write(shelf) for _ in range(3)]

    assert [outcome.reason for outcome in outcomes] == [None, Reason.MANY_REPLACED, None]
    assert (now := build.current()) is not None
    assert now.deleted_share == 0


def test_two_writers_the_second_is_refused(home: Path, shelf: Shelf) -> None:
    with folder.writing(), pytest.raises(IndexBusy) as refused:
        write(shelf)

    assert refused.value.code == "search.index_busy"
    assert (write(shelf).put, found("couture")) == (2, ["b"])
