"""A variable written wrong is one sentence and status 2; help answers all the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from maillage.cli.main import main


def maillage(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which reads the settings anew."""
    return subprocess.run(
        [sys.executable, "-m", "maillage.cli.main", *words],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("verb", ["demo", "serve"])
def test_a_port_that_is_none_is_told(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "abc")

    status = main([verb])

    assert status == 2
    assert capsys.readouterr().err == "maillage: PORT: expected a whole number from 0 to 65535, found “abc”.\n"


@pytest.mark.parametrize("port", ["abc", "65536", "-1"])
def test_an_option_that_is_no_port_is_misuse(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", f"--port={port}"])

    assert ended.value.code == 2
    assert "expected a whole number from 0 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAILLAGE_TRUSTED_PROXIES", "x"),
        ("MAILLAGE_LOG_LEVEL", "loud"),
        ("MAILLAGE_EMAIL_URL", "smtp://ada:secret@mail.example.org"),
    ],
)
def test_settings_that_cannot_be_read_are_one_sentence(name: str, value: str) -> None:
    done = maillage("check", **{name: value})

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"maillage: {name}: expected ")
    assert done.stderr.count("\n") == 1


def test_help_answers_whatever_the_variables_say() -> None:
    done = maillage("demo", "--help", PORT="abc", MAILLAGE_TRUSTED_PROXIES="x")

    assert (done.returncode, done.stderr) == (0, "")
