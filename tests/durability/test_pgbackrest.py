"""With the files of docs/deploy, PostgreSQL comes back from pgBackRest as it was at an instant (D7)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from tests.durability import site as sites
from tools.needs import postgresql_folder
from tools.postgres import free_port
from tools.source import ROOT

pytestmark = [pytest.mark.own_database, pytest.mark.long]

DEPLOY = ROOT / "docs/deploy"


class Cluster:
    """A cluster with the delivered configuration, in a folder of the user `postgres`."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs, self.port = folder, programs, free_port()
        self.data, self.config = folder / "data", folder / "pgbackrest.conf"

    def make(self) -> None:
        """A cluster with checksums, the delivered settings, and a repository."""
        self.run(f"{self.programs}/initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-k", "-E", "UTF8")
        told = (DEPLOY / "pgbackrest.conf").read_text()
        told = told.replace("/var/lib/pgbackrest", f"{self.folder}/repository")
        told = told.replace("/var/lib/postgresql/15/main", str(self.data))
        paths = f"lock-path={self.folder}/lock\nlog-path={self.folder}\nspool-path={self.folder}/spool\n"
        told = told.replace("[global]\n", f"[global]\n{paths}")
        self.config.write_text(f"{told}pg1-port={self.port}\npg1-socket-path={self.folder}\npg1-user=postgres\n")
        settings = (
            (DEPLOY / "postgresql.conf").read_text().replace("pgbackrest ", f"pgbackrest --config={self.config} ")
        )
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(f"{settings}\nport = {self.port}\nunix_socket_directories = '{self.folder}'\n")
            file.write("listen_addresses = '127.0.0.1'\n")

    def start(self) -> None:
        """Start, and wait until it is no longer recovering."""
        self.run(f"{self.programs}/pg_ctl", "-D", str(self.data), "-l", f"{self.folder}/log", "-w", "start")
        deadline = time.monotonic() + 60
        while self.ask("SELECT pg_is_in_recovery()") != [(False,)]:
            assert time.monotonic() < deadline
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop at once."""
        self.run(f"{self.programs}/pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    def back(self, *words: str) -> None:
        """One command of pgBackRest."""
        self.run("pgbackrest", f"--config={self.config}", "--stanza=maillage", *words)

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement; its rows."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def url(self, database: str = "maillage") -> str:
        """Where it listens."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def run(self, *words: str) -> None:
        """Run a command as `postgres`, which the server insists on."""
        done = subprocess.run(
            ["runuser", "-u", "postgres", "--", *words], capture_output=True, text=True, cwd="/", check=False
        )
        assert done.returncode == 0, f"{' '.join(words)}: {done.stdout}{done.stderr}"


@contextmanager
def _cluster() -> Iterator[Cluster]:
    programs = postgresql_folder()
    if os.geteuid() != 0 or programs is None or not shutil.which("pgbackrest"):
        pytest.skip("pgBackRest is NOT proven here: it needs root, and the packages postgresql and pgbackrest")
    folder = Path(tempfile.mkdtemp(prefix="maillage-pgbackrest-"))
    shutil.chown(folder, "postgres", "postgres")
    cluster = Cluster(folder, programs)
    try:
        yield cluster
    finally:
        subprocess.run(
            [
                "runuser",
                "-u",
                "postgres",
                "--",
                f"{programs}/pg_ctl",
                "-D",
                f"{cluster.data}",
                "-m",
                "immediate",
                "stop",
            ],
            capture_output=True,
            cwd="/",
            check=False,
        )
        shutil.rmtree(folder)


def test_restored_to_an_instant_holds_what_was_written_before_it_and_passes_the_checks(tmp_path: Path) -> None:
    with _cluster() as cluster:
        cluster.make()
        cluster.start()
        cluster.ask("CREATE DATABASE maillage")
        sites.prepare(tmp_path / "home", MAILLAGE_DATABASE_URL=cluster.url())
        cluster.back("stanza-create")
        cluster.back("check")
        cluster.back("--type=full", "backup")
        cluster.ask("CREATE TABLE drill (at timestamptz PRIMARY KEY)", "maillage")
        for _ in range(4):
            cluster.ask("INSERT INTO drill VALUES (clock_timestamp())", "maillage")
            time.sleep(1)
        cluster.back("--type=diff", "backup")
        instant = datetime.now(UTC)
        time.sleep(1)
        cluster.ask("INSERT INTO drill VALUES (clock_timestamp())", "maillage")
        cluster.ask("SELECT pg_switch_wal()")
        cluster.back("verify")
        cluster.stop()

        cluster.back(
            "--delta",
            "--type=time",
            f"--target={instant:%Y-%m-%d %H:%M:%S.%f}+00",
            "--target-action=promote",
            "restore",
        )
        cluster.start()

        rows = cluster.ask("SELECT COUNT(*), MAX(at) FROM drill", "maillage")
        checked = sites.maillage(tmp_path / "home", "journal", "verify", MAILLAGE_DATABASE_URL=cluster.url())

    assert rows[0][0] == 4
    assert isinstance(rows[0][1], datetime)
    assert rows[0][1] <= instant
    assert (checked.returncode, "unbroken" in checked.stdout) == (0, True)
