"""What keeps an installation ready: migrations, static files, and what `maillage check` finds."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from maillage.config import catalogues

_REMEDY_OF_AN_INDEX = "See that `maillage worker` or `maillage index --watch` runs here, or run `maillage index`."


@dataclass(frozen=True)
class Finding:
    """Something a check found, and its remedy."""

    code: str
    message: str
    remedy: str
    is_error: bool

    def __str__(self) -> str:
        return f"{'error' if self.is_error else 'warning'} {self.code}: {self.message} {self.remedy}".strip()

    def as_json(self) -> dict[str, object]:
        """Its fields by name."""
        return {"code": self.code, "message": self.message, "remedy": self.remedy, "error": self.is_error}


def pending_migrations() -> list[str]:
    """Names (`app.0001_name`) of the migrations not yet applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def apply_migrations() -> list[str]:
    """Apply what is pending and give the names of what was applied."""
    pending = pending_migrations()
    if pending:
        call_command("migrate", verbosity=0, interactive=False)
    return pending


def collect_static_files() -> int:
    """Gather, hash and compress the static files; give their number."""
    told = StringIO()
    call_command("collectstatic", interactive=False, verbosity=1, stdout=told)
    return sum(int(word) for word in told.getvalue().replace(",", " ").split()[:1] if word.isdigit())


def findings(*, is_production: bool) -> list[Finding]:
    """What the system checks, the migrations and the journal have to say."""
    messages = checks.run_checks(include_deployment_checks=is_production, databases=["default"])
    found = [
        Finding(message.id or "", message.msg, message.hint or "", message.level >= checks.ERROR)
        for message in messages
        if not message.is_silenced()
    ]
    found += [*_catalogue_findings(), *_migration_findings(), *_journal_findings(), *_index_findings()]
    return [*found, *_drill_findings()] if is_production else found


def _catalogue_findings() -> list[Finding]:
    stale = [package.name for package in catalogues.stale_packages()]
    if not stale:
        return []
    message = f"Translations of {', '.join(stale)} are not compiled."
    return [Finding("upkeep.E003", message, "Run `maillage prepare`.", is_error=True)]


def _migration_findings() -> list[Finding]:
    pending = pending_migrations()
    if not pending:
        return []
    return [
        Finding("upkeep.E001", f"{len(pending)} migrations are not applied.", "Run `maillage migrate`.", is_error=True)
    ]


def _journal_findings() -> list[Finding]:
    from maillage.safeguards import journal

    verdict = None if pending_migrations() else journal.verify()
    if verdict is None or verdict.ok:
        return []
    return [
        Finding(
            "upkeep.E002", f"The journal breaks at entry {verdict.first_broken}.", "Restore a backup.", is_error=True
        )
    ]


def _index_findings() -> list[Finding]:
    """An index that is absent or late stops nothing: names are searched by their beginnings."""
    from maillage.search.queries import index_state

    state = None if pending_migrations() else index_state()
    if state is None or (state.is_read and not state.behind):
        return []
    message = f"The search index ({state.standing}) is not read: names answer by their beginnings alone."
    if state.is_read:
        message = f"The search index of {state.made_at:%Y-%m-%d %H:%M} is behind on: {', '.join(state.behind)}."
    return [Finding("upkeep.W002", message, _REMEDY_OF_AN_INDEX, is_error=False)]


def _drill_findings() -> list[Finding]:
    """On SQLite, whose backups are ours: pgBackRest has its own report."""
    from maillage.safeguards import drills

    passed = drills.last()
    if connection.vendor != "sqlite" or (passed and not passed.is_old(timezone.now())):
        return []
    message = f"The last restore drill passed on {passed.at:%Y-%m-%d}." if passed else "No backup was tried out yet."
    return [Finding("upkeep.W001", message, "Run `maillage restore --drill --from DIR`.", is_error=False)]
