"""`maillage index`: all again, or what differs; told in a sentence or as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maillage.cli.main import main
from maillage.cli.verbs import index
from maillage.core.declarations import searchable_kinds
from maillage.network.models import Network
from maillage.search.store import folder
from tests import factories


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path


def test_the_whole_then_what_differs_are_told(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    factories.make_pole()
    pages = len(list(searchable_kinds.get("page").documents()))
    statuses = [main(["index"]), main(["index", "--if-needed"])]
    factories.make_service("Préparer un entretien", slug="preparer")
    statuses.append(main(["index"]))

    assert statuses == [0, 0, 0]
    assert capsys.readouterr().out.splitlines() == [
        f"Index made again: {pages + 1} documents (1 pole, {pages} page).",
        f"Nothing to change: {pages + 1} documents (1 pole, {pages} page).",
        f"Index made again: {pages + 2} documents (1 pole, 1 service, {pages} page).",
    ]


def test_what_was_done_is_printed_as_json(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index", "--if-needed", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (told["rebuilt"], told["put"], told["taken_out"]) == ("missing", told["documents"]["page"], 0)


def test_a_second_writer_is_refused_by_name(
    network: Network, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_PATIENCE_SECONDS", 0)
    with folder.writing():
        status = main(["index"])

    told = capsys.readouterr()
    assert (status, told.out) == (1, "")
    assert told.err == "maillage: L’index de recherche est en cours d’écriture. Réessayez dans une minute.\n"


def test_check_tells_an_index_that_is_absent_then_late(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    def warnings() -> list[str]:
        main(["check", "--json"])
        found = json.loads(capsys.readouterr().out)["findings"]
        return [one["message"] for one in found if one["code"] == "upkeep.W002"]

    absent = warnings()
    main(["index", "--json"])
    capsys.readouterr()
    in_step = warnings()

    assert absent == ["The search index (missing) is not read: names answer by their beginnings alone."]
    assert in_step == []
