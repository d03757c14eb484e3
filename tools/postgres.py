"""A throw-away PostgreSQL cluster for tests and benchmarks: loopback only, gone at the end.

The server refuses to run as root, so root hands it to the `postgres` user.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.needs import MissingError, postgresql_folder, sentence

# Tests need the semantics of PostgreSQL, not its durability: that has tests of its own.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(*words: str) -> None:
    as_owner = ["su", "postgres", "-s", "/bin/sh", "-c", " ".join(words)] if os.geteuid() == 0 else list(words)
    done = subprocess.run(as_owner, capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{words[0]} failed: {done.stdout}{done.stderr}")


@contextmanager
def cluster(options: str = FAST) -> Iterator[str]:
    """Start a cluster and give its URL; stop and remove it afterwards."""
    programs = postgresql_folder()
    if programs is None:
        raise MissingError(sentence(["postgresql"]))
    folder = Path(tempfile.mkdtemp(prefix="maillage-postgres-"))
    port = free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    try:
        _run(
            f"{programs}/initdb",
            "-D",
            f"{folder}/data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C.UTF-8",
        )
        _run(
            f"{programs}/pg_ctl",
            "-D",
            f"{folder}/data",
            "-l",
            f"{folder}/log",
            "-w",
            "start",
            "-o",
            f"'-p {port} -k {folder} -c listen_addresses=127.0.0.1 {options}'"
            if os.geteuid() == 0
            else f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {options}",
        )
        yield f"postgresql://postgres@127.0.0.1:{port}/maillage"
    finally:
        _run(f"{programs}/pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """`python -m tools.postgres COMMAND…` runs COMMAND with MAILLAGE_DATABASE_URL set."""
    with cluster() as url:
        create_database(url)
        return subprocess.run(sys.argv[1:], env={**os.environ, "MAILLAGE_DATABASE_URL": url}, check=False).returncode


def create_database(url: str) -> None:
    """Make the empty database that `url` names."""
    import psycopg

    with psycopg.connect(url.rsplit("/", 1)[0] + "/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE maillage")


if __name__ == "__main__":
    sys.exit(main())
