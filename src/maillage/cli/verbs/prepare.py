"""Make everything a start needs and that may be made again: tables, translations, static files, search index."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django
from maillage.cli.progress import step

NAME = "prepare"
HELP = "make tables, translations, static files and search index ready (after an update)"


def configure(parser: ArgumentParser) -> None:
    """No option."""


def run(_options: Namespace) -> Status:
    """Prepare all; harmless when nothing changed."""
    from maillage.config import catalogues

    with step("translations"):
        compiled = catalogues.compile_stale()
    set_up_django()
    from maillage.config.upkeep import apply_migrations, collect_static_files
    from maillage.search.actions import try_to_bring_index_up_to_date

    with step("tables"):
        applied = apply_migrations()
    with step("static files"):
        collected = collect_static_files()
    with step("search index"):
        indexed = try_to_bring_index_up_to_date()
    print(f"{len(compiled)} packages translated, {len(applied)} migrations applied, {collected} static files ready.")
    print(f"{indexed.total} documents can be found." if indexed else "The worker will make the search index.")
    return Status.DONE
