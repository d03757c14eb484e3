"""`maillage demo` from the outside: it starts, answers, and stops without leaving anything behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.demo import run

# It serves its own SQLite database, whatever the suite runs on: once is enough.
pytestmark = pytest.mark.own_database

# Patience, not promises: `make bench` measures the starts.
FIRST_START_SECONDS, NEXT_START_SECONDS, STOP_SECONDS = 240, 60, 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(home: Path, port: int) -> subprocess.Popen[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("MAILLAGE_")},
        "MAILLAGE_HOME": str(home),
        "PORT": str(port),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "maillage.cli.main", "demo"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lines_until(process: subprocess.Popen[str], last: str, seconds: float) -> list[str]:
    """What it prints up to the line that starts with `last`; a start that hangs is killed."""
    assert process.stdout
    deadline, told = time.monotonic() + seconds, []
    os.set_blocking(process.stdout.fileno(), False)
    while time.monotonic() < deadline and process.poll() is None:
        if line := process.stdout.readline():
            told.append(line.rstrip("\n"))
            if line.startswith(last):
                return told
        else:
            time.sleep(0.05)
    process.kill()
    raise AssertionError(f"not ready: {told} {process.stderr.read() if process.stderr else ''}")


def members(home: Path) -> set[int]:
    """Living processes that work in `home`."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                is_ours = f"MAILLAGE_HOME={home}\0".encode() in (entry / "environ").read_bytes()
            except OSError:
                continue
            if is_ours:
                found.add(int(entry.name))
    return found


def stop(process: subprocess.Popen[str], received: signal.Signals) -> int:
    process.send_signal(received)
    try:
        return process.wait(STOP_SECONDS)
    finally:
        process.kill()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def started(home: Path) -> Iterator[tuple[subprocess.Popen[str], int, list[str]]]:
    port = free_port()
    process = start(home, port)
    told = lines_until(process, "Ctrl-C", FIRST_START_SECONDS)
    yield process, port, told
    process.kill()
    process.communicate()


def test_the_demonstration_starts_answers_and_stops(
    started: tuple[subprocess.Popen[str], int, list[str]], home: Path
) -> None:
    process, port, told = started

    with urllib.request.urlopen(f"http://localhost:{port}/", timeout=20) as answer:
        page = answer.read().decode()
    living = members(home)
    status = stop(process, signal.SIGINT)

    assert f"Maillage is ready: http://localhost:{port}/" in told
    assert sum("@demo.example" in line for line in told) == 8
    assert "Réseau de démonstration" in page
    assert len(living) == 2
    assert status == 0
    assert members(home) == set()


def test_the_next_start_is_quick_and_sigterm_stops_it_too(home: Path) -> None:
    port = free_port()
    process = start(home, port)

    lines_until(process, "Maillage is ready", NEXT_START_SECONDS)
    status = stop(process, signal.SIGTERM)
    process.communicate()

    assert status == 0
    assert members(home) == set()


def test_a_taken_port_is_told_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", 0))
        occupant.listen()
        port = occupant.getsockname()[1]

        status = run.main(port)

    told = capsys.readouterr()
    remedy = f"Stop what listens there, or choose another: PORT={port + 1} make run"
    assert status == 1
    assert (told.out, told.err) == ("", f"maillage: port {port} is taken. {remedy}\n")


def test_a_free_port_gives_a_listener_on_the_loopback_alone() -> None:
    listener = run.listen(0)

    assert listener
    with listener:
        assert listener.getsockname()[0] == "127.0.0.1"
