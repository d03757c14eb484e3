"""The stream: it tells changes, keeps quiet connections alive, reads once for all, and ends with the server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat
from typing import Any, TypeVar

import pytest
from django.test import AsyncClient

from maillage.portal import shutdown
from maillage.portal.views import live

T = TypeVar("T")


def run_apart(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on a thread of its own: a browser driven by the same process has a loop on this one."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(live, "POLL_SECONDS", 0.001)
    yield
    shutdown.forget()


def watch_of(*versions: str) -> live.Watch:
    """A watch that reads these versions, then the last one for ever."""
    source = chain(versions, repeat(versions[-1]))

    async def read() -> str:
        return next(source)

    return live.Watch(read)


async def take(stream: AsyncIterator[str], count: int) -> list[str]:
    """The first messages of a stream."""
    return [await anext(stream) for _ in range(count)]


def test_the_version_is_told_at_once_then_when_it_changes() -> None:
    messages = run_apart(take(live.changes(watch_of("a", "a", "b")), 3))

    assert messages == ["retry: 5000\n\n", "event: version\ndata: a\n\n", "event: version\ndata: b\n\n"]


def test_a_quiet_stream_gives_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "SILENCE_SECONDS", 0.003)

    messages = run_apart(take(live.changes(watch_of("a")), 3))

    assert messages[2] == ": still here\n\n"


def test_streams_share_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "POLL_SECONDS", 60.0)
    readings: list[int] = []

    async def read() -> str:
        readings.append(1)
        return "a"

    async def two() -> list[str]:
        watch = live.Watch(read)
        return [await watch.version(), await watch.version()]

    assert run_apart(two()) == ["a", "a"]
    assert readings == [1]


def test_the_stream_ends_when_the_server_stops() -> None:
    async def until_the_end() -> list[str]:
        stream = live.changes(watch_of("a"))
        first = await take(stream, 2)
        shutdown.ask()
        return first + [message async for message in stream]

    assert run_apart(until_the_end()) == ["retry: 5000\n\n", "event: version\ndata: a\n\n"]


@pytest.mark.django_db(transaction=True)
def test_the_address_answers_events_that_nothing_keeps() -> None:
    async def open_stream() -> tuple[object, list[bytes]]:
        response = await AsyncClient().get("/live/aujourdhui/")
        stream = aiter(response)
        return response, [await anext(stream), await anext(stream)]

    response, messages = run_apart(open_stream())

    assert response.headers["Content-Type"] == "text/event-stream"
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert messages[1].startswith(b"event: version\ndata: ")
