"""Backups are consistent while people write, restored only whole, and tried out (D8, D9, D10)."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from maillage.config.backups import manifest
from maillage.config.backups.errors import BadBackup
from tests.durability import power
from tests.durability import site as sites
from tests.durability.full import small_disk

pytestmark = pytest.mark.own_database

FLIPS, FLIPS_OF_LONG_RUN = 5, 100


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a network and a file of somebody's, never changed by a test."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    sites.prepare(home)
    (home / "media/plans").mkdir(parents=True)
    (home / "media/plans/acces.txt").write_text("Deux marches, puis une rampe.")
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    return Path(shutil.copytree(prepared, tmp_path / "home"))


@pytest.fixture(scope="module")
def backup(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it, never changed by a test."""
    return _backup(prepared, tmp_path_factory.mktemp("backups"))


def _backup(home: Path, target: Path, *options: str) -> Path:
    done = sites.maillage(home, "backup", "--to", str(target), "--json", *options)
    assert done.returncode == 0, done.stderr
    return Path(json.loads(done.stdout)["folder"])


def _restore(home: Path, backup: Path, *options: str) -> CompletedProcess[str]:
    return sites.maillage(home, "restore", "--from", str(backup), *options)


def _phone(home: Path) -> str:
    with sites.opened(home / "maillage.sqlite3") as connection:
        found: str = connection.execute("SELECT phone FROM network_place WHERE slug = 'maison-des-cimes'").fetchone()[0]
        return found


def _set_phone(home: Path, phone: str) -> None:
    with sites.opened(home / "maillage.sqlite3") as connection:
        connection.execute("UPDATE network_place SET phone = ? WHERE slug = 'maison-des-cimes'", [phone])


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_backup_restored_elsewhere_is_the_same_installation(backup: Path, prepared: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"

    done = _restore(other, backup, "--json")

    told = json.loads(done.stdout)
    assert (done.returncode, told["aside"], told["has_its_key"]) == (0, "", False)
    assert told["rows"] == sum(json.loads((backup / "manifest.json").read_text())["counts"].values())
    assert _phone(other) == _phone(prepared)
    assert (other / "media/plans/acces.txt").read_text() == "Deux marches, puis une rampe."
    assert sites.maillage(other, "journal", "verify").returncode == 0
    assert ((backup / "search").exists(), (other / "search/current").is_file()) == (False, True)


def test_backup_tells_no_secret_and_is_read_by_its_owner_alone(backup: Path, prepared: Path) -> None:
    everything = b"".join(_content(backup).values())

    assert (prepared / "secret_key").read_bytes() not in everything
    assert {path.stat().st_mode & 0o077 for path in [backup, *backup.rglob("*")]} == {0}


def test_writers_lose_nothing_acknowledged_before_the_start(tmp_path: Path, prepared: Path) -> None:
    home = Path(shutil.copytree(prepared, tmp_path / "home"))
    acks = tmp_path / "acks"
    with power.writing(home / "maillage.sqlite3", acks, ""):
        before = {int(line) for line in acks.read_text().split()}
        kept = _backup(home, tmp_path / "backups")
        after = {int(line) for line in acks.read_text().split()}

    with closing(sqlite3.connect(f"file:{kept}/database.sqlite3?immutable=1", uri=True)) as connection:
        rows = {row[0] for row in connection.execute("SELECT id FROM work")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert before
    assert len(after) > len(before)
    assert before <= rows
    assert json.loads((kept / "manifest.json").read_text())["counts"]["work"] == len(rows)


def test_home_that_runs_is_not_restored(home: Path, backup: Path) -> None:
    _set_phone(home, "04 65 00 00 00")
    with sites.served(home) as site:
        site.get("/")

        done = _restore(home, backup, "--replace")

    assert (done.returncode, "is in use" in done.stderr) == (1, True)
    assert _phone(home) == "04 65 00 00 00"


@pytest.mark.long
def test_home_that_holds_something_is_put_aside_only_when_asked(home: Path, backup: Path) -> None:
    _set_phone(home, "04 65 00 00 00")

    refused = _restore(home, backup)
    kept = _phone(home)
    done = _restore(home, backup, "--replace", "--json")

    aside = Path(json.loads(done.stdout)["aside"])
    assert (refused.returncode, kept) == (1, "04 65 00 00 00")
    assert "add --replace" in refused.stderr
    assert json.loads(done.stdout)["has_its_key"] is True
    assert _phone(home) != "04 65 00 00 00"
    with sites.opened(aside / "maillage.sqlite3") as connection:
        assert connection.execute("SELECT COUNT(*) FROM network_place WHERE phone = '04 65 00 00 00'").fetchone() == (
            1,
        )
    assert (aside / "media/plans/acces.txt").is_file()


def test_everybody_is_signed_out_and_retention_is_applied(home: Path, tmp_path: Path) -> None:
    with sites.opened(home / "maillage.sqlite3") as connection:
        connection.execute("INSERT INTO django_session VALUES ('s', '', '2030-01-01')")
        old = ("0" * 32, "0" * 64, "2020-01-01", "{}")
        connection.execute(
            "INSERT INTO safeguards_operation (id, body_hash, recorded_on, result) VALUES (?, ?, ?, ?)", old
        )
    kept, other = _backup(home, tmp_path / "backups"), tmp_path / "other"

    assert _restore(other, kept).returncode == 0

    with sites.opened(other / "maillage.sqlite3") as connection:
        assert connection.execute("SELECT COUNT(*) FROM django_session").fetchone() == (0,)
        assert connection.execute("SELECT COUNT(*) FROM safeguards_operation").fetchone() == (0,)


def test_drill_tries_the_copy_out_notes_the_day_and_leaves_everything(home: Path, backup: Path) -> None:
    before = _phone(home)

    warned = sites.maillage(home, "check", "--production", "--json")
    done = _restore(home, backup, "--drill", "--json")
    checked = sites.maillage(home, "check", "--production", "--json")

    told = json.loads(done.stdout)
    assert (done.returncode, told["backup"]) == (0, backup.name)
    assert "upkeep.W001" in warned.stdout
    assert "upkeep.W001" not in checked.stdout
    assert json.loads((home / "restore-drill.json").read_text())["backup"] == backup.name
    assert _phone(home) == before


@pytest.mark.long
def test_drill_fails_on_a_copy_whose_journal_was_changed(home: Path, tmp_path: Path) -> None:
    with sites.opened(home / "maillage.sqlite3") as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("UPDATE safeguards_entry SET verb = 'network.other' WHERE sequence = 3")
    kept = _backup(home, tmp_path / "backups")

    done = _restore(home, kept, "--drill")

    assert (done.returncode, "the journal breaks at entry 3" in done.stderr.lower()) == (1, True)
    assert not (home / "restore-drill.json").exists()


def test_newest_are_kept_and_nothing_else_is_removed(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    for name in ("maillage-20260101T000000Z", "maillage-20260102T000000Z", "of-somebody-else"):
        (target / name).mkdir(parents=True)

    kept = _backup(home, target, "--keep", "2")

    assert sorted(path.name for path in target.iterdir()) == [
        "maillage-20260102T000000Z",
        kept.name,
        "of-somebody-else",
    ]


@pytest.mark.parametrize("flips", [FLIPS, pytest.param(FLIPS_OF_LONG_RUN, marks=pytest.mark.long)])
def test_every_bit_flip_is_seen_before_anything_changes(flips: int, backup: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(backup, tmp_path / "copy"))
    chance, seen = random.Random(2026), 0
    paths = sorted(path for path in copy.rglob("*") if path.is_file())
    for number in range(flips):
        path = paths[number % len(paths)]
        bit = chance.randrange(path.stat().st_size * 8)
        _flip(path, bit)
        seen += not _is_whole(copy)
        _flip(path, bit)

    assert seen == flips
    assert _is_whole(copy)


def _flip(path: Path, bit: int) -> None:
    """Change one bit where it lies, or change it back."""
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ (1 << bit % 8)]))


def _is_whole(backup: Path) -> bool:
    """What restore asks first, in this process: a hundred starts of a command would take minutes."""
    try:
        manifest.verified(backup)
    except BadBackup:
        return False
    return True


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "holds no manifest"),
        (lambda folder: (folder / "media/plans/acces.txt").unlink(), "its files are not those of its manifest"),
        (lambda folder: (folder / "media/stranger.txt").write_text("x"), "its files are not those of its manifest"),
        (lambda folder: (folder / "database.sqlite3").write_bytes(b"short"), "is not what was written"),
    ],
)
def test_harmed_backup_is_refused_with_its_reason(
    harm: Callable[[Path], object], why: str, backup: Path, tmp_path: Path
) -> None:
    copy, other = Path(shutil.copytree(backup, tmp_path / "copy")), tmp_path / "other"
    harm(copy)

    done = _restore(other, copy)

    assert (done.returncode, why in done.stderr) == (1, True), done.stderr
    assert not (other / "maillage.sqlite3").exists()


def test_backup_without_room_leaves_nothing_behind(home: Path, tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path / "disk") as disk:
            disk.fill()
            done = sites.maillage(home, "backup", "--to", str(disk.folder))
            left = [path.name for path in disk.folder.iterdir()]
    except power.CannotMountError as error:
        pytest.skip(f"a full disk is NOT proven here: {error}")

    assert (done.returncode, "Nothing was written" in done.stderr) == (1, True)
    assert left == ["filler"]


@pytest.mark.parametrize("verb", [["backup"], ["restore", "--from", "x"], ["restore", "--from", "x", "--drill"]])
def test_postgresql_is_sent_to_its_own_tool(verb: list[str], tmp_path: Path) -> None:
    done = sites.maillage(tmp_path, *verb, MAILLAGE_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")

    assert (done.returncode, "pgBackRest" in done.stderr) == (1, True)
