"""What an import did, its edition and its entry in the journal: all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TypeAlias

from django.apps import apps
from django.db import connection, transaction
from django.utils.translation import gettext as _

from maillage.reference.enums import Source
from maillage.reference.imports.synchronise import Counts
from maillage.reference.models import Edition
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards import journal

# Called with a label, the steps done and their total.
Progress: TypeAlias = Callable[[str, int, int], None]


def silent(label: str, done: int, total: int) -> None:
    """A progress nobody watches."""


@dataclass(frozen=True)
class Origin:
    """Where an edition comes from, as shown on the pages that use it."""

    source: Source
    title: str
    publisher: str
    url: str
    licence: str
    vintage: str
    fingerprint: str
    is_starter: bool = False


@dataclass(frozen=True)
class Written:
    """What a source wrote: counts by table, and how far it meets the others."""

    tables: dict[str, Counts]
    coverage: tuple[CoverageLine, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """What an import changed, in all and table by table."""

    created: int
    updated: int
    ended: int
    unchanged: int
    origin: Origin
    is_dry_run: bool
    tables: dict[str, Counts] = field(default_factory=dict)
    coverage: tuple[CoverageLine, ...] = ()

    def as_json(self) -> dict[str, object]:
        """JSON types only; the four counts stand at the top level."""
        return asdict(self)

    def sentence(self) -> str:
        """One line for a person."""
        words = {
            "title": self.origin.title,
            "vintage": self.origin.vintage,
            "created": self.created,
            "updated": self.updated,
            "ended": self.ended,
            "unchanged": self.unchanged,
        }
        counts = _(
            "%(title)s, %(vintage)s : %(created)d créés, %(updated)d modifiés,"
            " %(ended)d terminés, %(unchanged)d inchangés."
        )
        kept = " " + _("Rien n’a été gardé.") if self.is_dry_run else ""
        return "\n".join([counts % words + kept, *(f"  {_coverage_sentence(line)}" for line in self.coverage)])


def _coverage_sentence(line: CoverageLine) -> str:
    words = {"join": line.label, "found": line.found, "total": line.total, "share": line.share}
    return _("%(join)s : %(found)d sur %(total)d (%(share)d %%)") % words


def publish(
    origin: Origin,
    write: Callable[[], Written],
    *,
    actor: journal.Actor,
    at: datetime,
    dry_run: bool,
) -> ImportReport:
    """Run `write` in one transaction with the edition and the journal entry; keep nothing when dry."""
    with transaction.atomic():
        written = write()
        total = sum(written.tables.values(), Counts())
        report = ImportReport(
            **asdict(total), origin=origin, is_dry_run=dry_run, tables=written.tables, coverage=written.coverage
        )
        _renew_statistics(written.tables)
        _record_edition(origin, total, at, coverage=written.coverage)
        body = {**asdict(total), "vintage": origin.vintage, "fingerprint": origin.fingerprint}
        journal.record(verb="reference.import", actor=actor, at=at, subject=f"edition:{origin.source}", body=body)
        transaction.set_rollback(dry_run)
    return report


def _renew_statistics(names: Container[str]) -> None:
    """Tell PostgreSQL how large the tables of these models are now, at once: it plans badly until it knows."""
    if connection.vendor == "postgresql":
        models = apps.get_app_config("reference").get_models(include_auto_created=True)
        with connection.cursor() as cursor:
            for model in (model for model in models if model._meta.model_name in names):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _record_edition(origin: Origin, total: Counts, at: datetime, *, coverage: tuple[CoverageLine, ...]) -> None:
    """A new edition, unless the one in use was read again without any change; then only its coverage is renewed."""
    current = Edition.objects.filter(source=origin.source).order_by("-imported_at", "-id").first()
    is_same = current is not None and current.fingerprint == origin.fingerprint
    told = [asdict(line) for line in coverage]
    if not is_same or total.unchanged != sum(asdict(total).values()):
        Edition.objects.create(**asdict(origin), **asdict(total), coverage=told, imported_at=at)
    elif current is not None and current.coverage != told:
        Edition.objects.filter(pk=current.pk).update(coverage=told)


def left_alone(origin: Origin) -> ImportReport:
    """The report of a starter pack that gives way to the official source."""
    return ImportReport(0, 0, 0, 0, origin=origin, is_dry_run=False)


def is_official(source: Source) -> bool:
    """Whether the edition in use of `source` is the publisher's own, not our starter pack."""
    current = Edition.objects.filter(source=source).order_by("-imported_at", "-id").first()
    return current is not None and not current.is_starter
