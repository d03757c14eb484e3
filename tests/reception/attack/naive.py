"""The schemas one writes without thinking, on which the same attack must succeed."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from tests.reception.attack.attacker import Told
from tests.reception.attack.world import Lived

_COLUMNS = "id VARCHAR(36) PRIMARY KEY, place_key VARCHAR(36), grain VARCHAR(12), starts_on DATE, sex VARCHAR(9)"


def uuid7(at: datetime) -> uuid.UUID:
    """An id that is a clock."""
    number = int(at.timestamp() * 1000) << 80 | secrets.randbits(80)
    return uuid.UUID(int=number & ~(0xF << 76) & ~(0x3 << 62) | (7 << 76) | (2 << 62))


def one_row(lived: Sequence[Lived], place_key: str) -> list[Told]:
    """One row a sheet under an id that is a clock, and a journal that says who wrote it; that journal."""
    _make("naive_sheet", "age VARCHAR(9), residence VARCHAR(9)")
    for one in sorted(lived, key=lambda one: one.at):
        _write("naive_sheet", (str(uuid7(one.at)), place_key, "jour", one.day, one.sex, one.mark, one.mark))
    return [Told(one.at, one.counsellor) for one in lived]


def parted_in_order(lived: Sequence[Lived], place_key: str) -> None:
    """Parts without a shared id, but written as they came."""
    _make("naive_profile", "age VARCHAR(9)")
    _make("naive_request", "residence VARCHAR(9)")
    for one in sorted(lived, key=lambda one: one.at):
        for table in ("naive_profile", "naive_request"):
            _write(table, (str(uuid.uuid4()), place_key, "jour", one.day, one.sex, one.mark))


def _make(table: str, columns: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {table} ({_COLUMNS}, {columns})")


def _write(table: str, values: tuple[object, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(values))})", values)
