"""The `maillage` command: help, exit statuses, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.cli.main import main, parser
from maillage.cli.verbs import VERBS, import_source, serve
from maillage.config import catalogues, upkeep
from maillage.core.declarations import searchable_kinds
from maillage.reference.imports import IMPORTERS


@pytest.mark.parametrize("verb", [module.NAME for module in VERBS])
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])

    assert ended.value.code == 0
    assert f"usage: maillage {verb}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [[], ["unknown"], ["import"], ["import", "communes"], ["journal", "forge"], ["purge", "--x"]]
)
def test_misuse_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert "usage: maillage" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_refused_import_ends_with_1_and_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["import", "communes", "--from", str(tmp_path / "absent")])

    told = capsys.readouterr()
    assert status == 1
    assert told.out == ""
    assert told.err.startswith("maillage: ")
    assert told.err.count("\n") == 1


@pytest.mark.django_db
def test_the_journal_is_verified_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["journal", "verify", "--json"])

    assert status == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "entries": 0, "first_broken": None}


@pytest.mark.django_db
def test_purge_tells_what_went_by_table(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["purge", "--json"])

    counts = json.loads(capsys.readouterr().out)
    assert status == 0
    assert counts
    assert set(counts.values()) == {0}


@pytest.mark.django_db
def test_migrate_finds_nothing_to_do_on_a_ready_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"applied": []}


@pytest.mark.django_db
def test_check_finds_nothing_to_mend_here(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", "--json"])

    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [finding for finding in findings if finding["error"]] == []
    assert status == 0


@pytest.mark.django_db(transaction=True)
def test_the_worker_queues_and_runs_the_daily_jobs_once(capsys: pytest.CaptureFixture[str]) -> None:
    from django_tasks_db.models import DBTaskResult

    assert main(["worker", "--once"]) == 0

    assert set(DBTaskResult.objects.values_list("status", flat=True)) <= {"SUCCESSFUL"}


def test_pages_are_served_by_wsgi_and_live_screens_by_asgi() -> None:
    pages = serve.command_line(parser().parse_args(["serve", "--port", "8100", "--workers", "3"]))
    live = serve.command_line(parser().parse_args(["serve", "--live", "--port", "8101"]))

    assert pages[2:5] == ["gunicorn", "maillage.config.wsgi:application", "--bind"]
    assert pages[5:8] == ["127.0.0.1:8100", "--workers", "3"]
    assert live[2:8] == ["uvicorn", "maillage.config.asgi:application", "--host", "127.0.0.1", "--port", "8101"]


@pytest.mark.django_db
def test_the_first_administrator_is_invited_once(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["account", "invite-administrator", "--email", "ada@example.org", "--name", "Ada", "--json"]

    first = main(words)
    path = json.loads(capsys.readouterr().out)["path"]

    assert first == 0
    assert path.startswith("/equipe/compte/invitation/")


@pytest.mark.django_db
def test_a_mark_noted_elsewhere_reveals_a_chain_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    main(["journal", "mark"])
    mark = capsys.readouterr().out.strip()

    same = main(["journal", "verify", "--mark", mark])
    other = main(["journal", "verify", "--mark", f"3:{'a' * 64}"])

    assert (mark, same, other) == ("0:", 0, 1)


@pytest.mark.django_db
def test_an_unknown_account_cannot_be_renewed(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["account", "renew-administrator", "--email", "nobody@example.org"])

    assert status == 1
    assert capsys.readouterr().err.startswith("maillage: ")


@pytest.mark.django_db
def test_the_operator_renews_an_administrator(administrator: Account, capsys: pytest.CaptureFixture[str]) -> None:
    administrator.grants.update(valid_until=timezone.localdate())

    status = main(["account", "renew-administrator", "--email", administrator.email, "--json"])

    until = administrator.grants.get().valid_until
    assert status == 0
    assert json.loads(capsys.readouterr().out) == {"until": str(until)}
    assert (until - timezone.localdate()).days in {365, 366}


@pytest.mark.django_db
def test_prepare_makes_what_a_start_needs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(catalogues, "stale_packages", lambda _sources: [])
    monkeypatch.setattr(upkeep, "apply_migrations", list)
    monkeypatch.setattr(upkeep, "collect_static_files", lambda: 3)
    pages = len(list(searchable_kinds.get("page").documents()))

    assert main(["prepare"]) == 0
    assert capsys.readouterr().out == (
        f"0 packages translated, 0 migrations applied, 3 static files ready.\n{pages} documents can be found.\n"
    )


@pytest.mark.django_db
def test_check_tells_catalogues_that_are_not_compiled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogues, "stale_packages", lambda: [Path("portal"), Path("core")])

    status = main(["check"])

    assert status == 1
    assert (
        "upkeep.E003: Translations of portal, core are not compiled. Run `maillage prepare`." in capsys.readouterr().out
    )


def test_the_command_lists_the_importers_in_their_order() -> None:
    assert tuple(IMPORTERS) == import_source.SOURCES
