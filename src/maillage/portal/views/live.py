"""Live screens: a stream that says when the page they stand on has changed."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse

from maillage.portal import shutdown
from maillage.safeguards.access import machine
from maillage.safeguards.http import content_version_this_minute

POLL_SECONDS = 1.0
# Proxies cut a silent connection after a minute or less; a comment keeps it.
SILENCE_SECONDS = 15.0
RETRY_MILLISECONDS = 5000


class Watch:
    """The version of the content, read once a second for all the streams of the process."""

    def __init__(self, read: Callable[[], Awaitable[str]]) -> None:
        self._read = read
        self._version = ""
        self._read_at = float("-inf")

    async def version(self) -> str:
        """The version, at most `POLL_SECONDS` old."""
        if time.monotonic() - self._read_at >= POLL_SECONDS:
            self._read_at = time.monotonic()
            self._version = await self._read()
        return self._version


async def changes(watch: Watch) -> AsyncIterator[str]:
    """Server-sent events: the version at once, then each time it changes, until the server stops."""
    yield f"retry: {RETRY_MILLISECONDS}\n\n"
    told, spoke_at = "", time.monotonic()
    while not shutdown.is_asked():
        version = await watch.version()
        if version != told:
            told, spoke_at = version, time.monotonic()
            yield f"event: version\ndata: {version}\n\n"
        elif time.monotonic() - spoke_at >= SILENCE_SECONDS:
            spoke_at = time.monotonic()
            yield ": still here\n\n"
        await asyncio.sleep(POLL_SECONDS)


def _current_version() -> str:
    """A short mark of the content and the minute, read on a thread that keeps no connection."""
    try:
        version = content_version_this_minute(HttpRequest())
    finally:
        connection.close()
    return hashlib.sha256(version.encode()).hexdigest()[:16]


_watch = Watch(sync_to_async(_current_version, thread_sensitive=False))


@machine
async def today(request: HttpRequest) -> StreamingHttpResponse:
    """Tell the page of today when to ask for its board again."""
    return streamed(changes(_watch))


def streamed(events: AsyncIterator[str]) -> StreamingHttpResponse:
    """The answer that carries a stream, which ends with the server and is kept nowhere."""
    shutdown.listen()
    response = StreamingHttpResponse(events, content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response
