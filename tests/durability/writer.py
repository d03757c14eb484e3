"""Writes rows for ever through Django's own connection and tells each one once it is committed.

Run as `writer.py DATABASE ACKS FIRST_ID STEP PRAGMAS`: PRAGMAS are added to those of the delivered settings.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def main(database: str, acks: str, first_id: str, step: str, pragmas: str) -> None:
    """Commit, acknowledge, again."""
    from maillage.config import databases

    databases.prefer_fixed_sqlite()
    import django
    from django.conf import settings

    delivered = databases.sqlite(Path(database))
    delivered["OPTIONS"]["init_command"] += pragmas
    settings.configure(DATABASES={"default": delivered}, USE_TZ=True)
    django.setup()
    from django.db import connection, transaction

    told = os.open(acks, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    number = int(first_id)
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS work (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            cursor.execute("INSERT INTO work VALUES (%s, %s)", [number, f"row {number}"])
        os.write(told, b"%d\n" % number)
        number += int(step)
        # A breath, in which SQLite empties its write-ahead log: two tireless writers would fill the disk.
        time.sleep(0.002)


if __name__ == "__main__":
    main(*sys.argv[1:])
