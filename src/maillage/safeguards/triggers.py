"""Triggers that keep the journal append-only whoever writes, on both databases.

They are taken off only by the reverse migration and by tests that empty the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

_KEPT = ("sequence", "recorded_at", "verb", "place_key", "body_hash", "previous_hash", "hash")
_FORGOTTEN = "NEW.is_forgotten AND NEW.actor_id IS NULL AND NEW.subject = '' AND NEW.body IS NULL AND NEW.salt = ''"
_MESSAGE = "the journal is append-only"


def _is_forgetting(same: str) -> str:
    return " AND ".join([_FORGOTTEN, *(f"NEW.{column} {same} OLD.{column}" for column in _KEPT)])


_SQLITE = (
    f"""CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON safeguards_entry
    BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
    f"""CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON safeguards_entry
    WHEN NOT ({_is_forgetting("IS")})
    BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
)
_SQLITE_OFF = ("DROP TRIGGER IF EXISTS journal_keeps_rows", "DROP TRIGGER IF EXISTS journal_keeps_words")

_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON safeguards_entry
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()""",
    f"""CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON safeguards_entry
    FOR EACH ROW WHEN (NOT ({_is_forgetting("IS NOT DISTINCT FROM")}))
    EXECUTE FUNCTION journal_is_append_only()""",
    """CREATE TRIGGER journal_keeps_table BEFORE TRUNCATE ON safeguards_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()""",
)
_POSTGRESQL_OFF = (
    "DROP TRIGGER IF EXISTS journal_keeps_rows ON safeguards_entry",
    "DROP TRIGGER IF EXISTS journal_keeps_words ON safeguards_entry",
    "DROP TRIGGER IF EXISTS journal_keeps_table ON safeguards_entry",
    "DROP FUNCTION IF EXISTS journal_is_append_only()",
)

_ON = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_OFF = {"sqlite": _SQLITE_OFF, "postgresql": _POSTGRESQL_OFF}


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse to change or delete entries."""
    _run(connection, _ON[connection.vendor])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Let entries be changed and deleted again."""
    _run(connection, _OFF[connection.vendor])


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without triggers inside the block. Nothing happens while the journal's table does not exist."""
    if "safeguards_entry" not in connection.introspection.table_names():
        yield
        return
    remove(connection)
    try:
        yield
    finally:
        install(connection)
