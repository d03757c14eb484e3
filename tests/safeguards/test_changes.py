"""Hearing at once of what another connection wrote, and waking every stream of the process once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from maillage.network.models import Network
from maillage.safeguards.changes import Bell, ring
from tests import factories

T = TypeVar("T")


def run_apart(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def _write() -> None:
    try:
        ring("un-lieu")
        Network.objects.filter(id=1).update(short_name=f"Cité {time.monotonic_ns()}")
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_write_elsewhere_wakes_every_stream_well_within_the_second() -> None:
    factories.make_network()
    bell = Bell()

    async def heard() -> float:
        await bell.rung(after=bell.count, within=0.3)  # the watch begins to look
        waiting = [asyncio.create_task(bell.rung(after=bell.count, within=10)) for _stream in range(20)]
        await asyncio.sleep(0.05)
        wrote_at = time.monotonic()
        await sync_to_async(_write, thread_sensitive=False)()
        await asyncio.gather(*waiting)
        return time.monotonic() - wrote_at

    try:
        assert run_apart(heard()) < 1
    finally:
        bell.hush()


def test_who_missed_a_ring_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    bell = Bell()
    monkeypatch.setattr(bell, "_listen", lambda: None)
    before = bell.count
    bell.strike()

    async def waited() -> float:
        began = time.monotonic()
        await bell.rung(after=before, within=5)
        return time.monotonic() - began

    assert run_apart(waited()) < 1


def test_silence_ends_at_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bell = Bell()
    monkeypatch.setattr(bell, "_listen", lambda: None)

    async def count() -> int:
        await bell.rung(after=0, within=0.01)
        return bell.count

    assert run_apart(count()) == 0
