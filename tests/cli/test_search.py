"""`maillage search`: a question or each line of a file, for people or as JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from maillage.cli.main import main
from maillage.network.models import Network
from tests import factories


@pytest.fixture
def workshops(network: Network) -> None:
    """Two workshops and a place."""
    factories.make_service("Atelier cuisine", slug="cuisine")
    factories.make_service("Atelier courrier", slug="courrier")
    factories.make_place("Atelier du Port", slug="atelier-du-port")


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """The objects printed."""
    assert main(["search", "--json", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_question_gives_one_object(workshops: None, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = asked(capsys, "cuisine")

    assert told["query"] == "cuisine"
    assert told["results"] == [
        {
            "kind": "service",
            "code": "cuisine",
            "title": "Atelier cuisine",
            "url": "/services/cuisine/",
            "detail": "",
            "why": "start",
            "matched": "Atelier cuisine",
        }
    ]


def test_each_line_of_a_file_gives_an_object_empty_ones_too(
    workshops: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_bytes("cuisine\r\n\nzzyzx\n\xff".encode("latin-1"))

    told = asked(capsys, "--from-file", str(questions))

    assert [one["query"] for one in told] == ["cuisine", "", "zzyzx", "\ufffd"]
    assert [len(one["results"]) for one in told] == [1, 0, 0, 0]  # type: ignore[arg-type]


def test_a_dash_reads_standard_input(
    workshops: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read, write = os.pipe()
    os.write(write, b"cuisine\ncourrier\n")
    os.close(write)
    with open(read, encoding="utf-8") as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        told = asked(capsys, "--from-file", "-")

    assert [one["query"] for one in told] == ["cuisine", "courrier"]


def test_kind_and_limit_narrow_the_answer(workshops: None, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = asked(capsys, "atelier", "--kind", "service", "--limit", "1")

    assert [(one["kind"], one["code"]) for one in told["results"]] == [("service", "courrier")]  # type: ignore[attr-defined]


def test_people_read_kind_code_title_and_reason(workshops: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "cuisine"]) == 0

    first, *poles, last = capsys.readouterr().out.splitlines()
    assert (first, last) == ("cuisine", "  service    cuisine    Atelier cuisine (start)")
    assert all(line.startswith("  pole ") for line in poles)


def test_an_unknown_kind_is_refused_with_those_there_are(workshops: None, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["search", "cuisine", "--kind", "licorne"])

    told = capsys.readouterr()
    assert (status, told.out) == (1, "")
    assert "« licorne »" in told.err
    assert "service" in told.err


def test_a_file_that_cannot_be_read_is_refused(workshops: None, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["search", "--from-file", "/nowhere/questions.txt"])

    assert status == 1
    assert "/nowhere/questions.txt" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["search"], ["search", "a", "--from-file", "b"], ["search", "a", "--limit", "x"]])
def test_a_question_or_a_file_and_not_both(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
