"""Triggers that keep a closed day closed and its totals unchanged whoever writes, on both databases.

They are put back after every `migrate`: SQLite drops those of a table that a migration makes anew.
"""

from __future__ import annotations

from typing import Final

from django.db import connections

_DAY: Final = "a closed day is immutable"
_TOTAL: Final = "a total is never changed: add a dated line"

_SQLITE: Final = (
    "DROP TRIGGER IF EXISTS day_stays_closed",
    f"""CREATE TRIGGER day_stays_closed BEFORE UPDATE ON reception_day WHEN OLD.state = 'closed'
    BEGIN SELECT RAISE(ABORT, '{_DAY}'); END""",
    "DROP TRIGGER IF EXISTS total_stays",
    f"""CREATE TRIGGER total_stays BEFORE UPDATE ON reception_visittotal
    BEGIN SELECT RAISE(ABORT, '{_TOTAL}'); END""",
)

_POSTGRESQL: Final = (
    """CREATE OR REPLACE FUNCTION reception_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    "DROP TRIGGER IF EXISTS day_stays_closed ON reception_day",
    f"""CREATE TRIGGER day_stays_closed BEFORE UPDATE ON reception_day
    FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION reception_is_immutable('{_DAY}')""",
    "DROP TRIGGER IF EXISTS total_stays ON reception_visittotal",
    f"""CREATE TRIGGER total_stays BEFORE UPDATE ON reception_visittotal
    FOR EACH ROW EXECUTE FUNCTION reception_is_immutable('{_TOTAL}')""",
)
_ON: Final = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def install(using: str = "default", **_told: object) -> None:
    """Make the database refuse; a second time changes nothing. Told by the signal of `migrate`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "reception_visittotal" not in connection.introspection.table_names(cursor):
            return
        for statement in _ON[connection.vendor]:
            cursor.execute(statement)
