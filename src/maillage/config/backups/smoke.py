"""Smoke tests of a restored copy: it counts what its backup counted, its journal is unbroken, its pages answer.

`python -m maillage.config.backups.smoke BACKUP` runs them on the installation of MAILLAGE_HOME, prints what fails
and ends with 1; it changes nothing but the tables, when the copy comes from an older version.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from maillage.config.backups import database, manifest
from maillage.config.backups.manifest import Manifest
from maillage.config.backups.restoring import LIVE

# Emptied on purpose when a copy is restored.
_EMPTIED = frozenset({"usersessions_usersession"})
_PAGES = ("/", "/en/", "/aujourdhui/", "/lieux/", "/metiers/", "/mentions-legales/", "/equipe/", "/healthz/live")


def faults(source: Path) -> list[str]:
    """What does not work in the copy of `source` that MAILLAGE_HOME holds; one sentence each."""
    from django.conf import settings

    told = manifest.verified(source)
    found = list(_wrong_counts(Path(settings.HOME) / LIVE, told))
    _bring_up_to_date()
    return [*found, *_wrong_checks(), *_wrong_journal(told), *_silent_pages()]


def _wrong_counts(copy: Path, told: Manifest) -> Iterator[str]:
    for table, rows in database.counts(copy).items():
        expected = 0 if table in _EMPTIED else told.counts.get(table)
        if rows != expected:
            yield f"{table} holds {rows} rows, the backup {expected}."


def _bring_up_to_date() -> None:
    from maillage.config.upkeep import apply_migrations

    apply_migrations()


def _wrong_checks() -> Iterator[str]:
    from maillage.config.upkeep import findings

    found = (finding for finding in findings(is_production=False) if finding.is_error)
    # Compiled translations are of the programme, not of the copy.
    return (str(finding) for finding in found if finding.code != "upkeep.E003")


def _wrong_journal(told: Manifest) -> Iterator[str]:
    from maillage.safeguards import journal

    verdict = journal.verify(mark=journal.Mark(int(str(told.journal["sequence"])), str(told.journal["hash"])))
    if not verdict.ok:
        yield f"the journal breaks at entry {verdict.first_broken}."


def _silent_pages() -> Iterator[str]:
    """Pages that do not answer 200; static files need not be collected beside a copy."""
    from django.conf import settings
    from django.test import Client, override_settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    client = Client(raise_request_exception=False, headers={"host": settings.ALLOWED_HOSTS[0]})
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        for path in (*_PAGES, *_place_pages()):
            status = client.get(path, secure=True).status_code
            if status != 200:
                yield f"{path} answers {status}."


def _place_pages() -> Iterator[str]:
    """The page of every pôle and of the first places."""
    from django.urls import reverse
    from django.utils import timezone

    from maillage.core.instants import local
    from maillage.network import queries as network

    yield from (reverse("portal:pole", args=[pole.code]) for pole in network.poles("fr"))
    places = list(network.published_places(local(timezone.now()).date()))[:3]
    yield from (reverse("portal:place", args=[place.slug]) for place in places)


def main(source: str) -> int:
    """Print what fails."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.config.settings")
    import django

    django.setup()
    found = faults(Path(source))
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
