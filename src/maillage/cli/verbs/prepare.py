"""Make everything a start needs and that may be made again: tables, translations, static files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django
from maillage.cli.progress import step

NAME = "prepare"
HELP = "make tables, translations and static files ready (after an update)"


def configure(parser: ArgumentParser) -> None:
    """No option."""


def run(_options: Namespace) -> Status:
    """Prepare all; harmless when nothing changed."""
    from maillage.config import catalogues

    with step("translations"):
        compiled = catalogues.compile_stale()
    set_up_django()
    from maillage.config.upkeep import apply_migrations, collect_static_files

    with step("tables"):
        applied = apply_migrations()
    with step("static files"):
        collected = collect_static_files()
    print(f"{len(compiled)} packages translated, {len(applied)} migrations applied, {collected} static files ready.")
    return Status.DONE
