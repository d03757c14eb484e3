"""A bad network between a desk and the server: slow, cut at the worst instants, up and down. Seeded, ours."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

CHUNK = 4096


class Cut(Enum):
    """Where a connection dies."""

    BEFORE_REQUEST = "nothing reaches the server"
    AFTER_REQUEST = "the server does it all, its answer is lost"
    MID_REQUEST = "half a request reaches the server"
    MID_REPLY = "half an answer comes back"


@dataclass(frozen=True)
class Weather:
    """How bad the network is. `cuts`: the share of connections that die. Up and down alternate when `down_seconds`."""

    cuts: float = 0.0
    latency_seconds: float = 0.0
    bytes_per_second: float = 0.0
    up_seconds: float = 0.0
    down_seconds: float = 0.0


class Proxy:
    """Carries bytes between one port and another, as badly as asked."""

    def __init__(self, upstream: int, weather: Weather, seed: int) -> None:
        self._upstream, self._weather, self._chance = upstream, weather, random.Random(seed)
        self._started = time.monotonic()
        self.port = 0
        self.connections = 0
        self.cut: dict[Cut, int] = dict.fromkeys(Cut, 0)
        self._open: set[asyncio.Task[None]] = set()

    async def serve(self, is_ready: threading.Event, stop: asyncio.Event) -> None:
        """Listen until told to stop; then leave no connection open."""
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        is_ready.set()
        await stop.wait()
        server.close()
        for one in self._open:
            one.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        # Sockets are closed at the next turn of the loop.
        await asyncio.sleep(0.05)

    @property
    def is_down(self) -> bool:
        """True in the second part of each up-and-down."""
        weather = self._weather
        if not weather.down_seconds:
            return False
        return (time.monotonic() - self._started) % (weather.up_seconds + weather.down_seconds) >= weather.up_seconds

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        task.add_done_callback(self._open.discard)
        self.connections += 1
        cut = self._chance.choice(list(Cut)) if self._chance.random() < self._weather.cuts else None
        try:
            if not self.is_down and cut is not Cut.BEFORE_REQUEST:
                await self._join(reader, writer, cut)
        except OSError:
            pass
        finally:
            if cut is not None:
                self.cut[cut] += 1
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: Cut | None) -> None:
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self._upstream)
        # Half of what goes up may be all that does; half of an answer, or nothing of it.
        share_up = 0.5 if cut is Cut.MID_REQUEST else 1.0
        share_back = {Cut.MID_REPLY: 0.5, Cut.AFTER_REQUEST: 0.0}.get(cut, 1.0) if cut else 1.0
        ways = [
            asyncio.ensure_future(self._flow(reader, up_writer, share_up)),
            asyncio.ensure_future(self._flow(up_reader, writer, share_back)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            up_writer.transport.abort()

    async def _flow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, share: float) -> None:
        """Carry one way; with a `share` under 1, that much of the first chunk and no more."""
        while (chunk := await reader.read(CHUNK)) and not self.is_down:
            await asyncio.sleep(self._weather.latency_seconds)
            writer.write(chunk[: int(len(chunk) * share)])
            await writer.drain()
            if share < 1:
                return
            if self._weather.bytes_per_second:
                await asyncio.sleep(len(chunk) / self._weather.bytes_per_second)


@contextmanager
def between(upstream: int, weather: Weather, *, seed: int = 2026) -> Iterator[Proxy]:
    """A proxy to the port `upstream`, in a thread of its own."""
    proxy, is_ready, holder = Proxy(upstream, weather, seed), threading.Event(), []

    def run() -> None:
        async def main() -> None:
            stop = asyncio.Event()
            holder.append((asyncio.get_running_loop(), stop))
            await proxy.serve(is_ready, stop)

        asyncio.run(main())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert is_ready.wait(10)
    try:
        yield proxy
    finally:
        loop, stop = holder[0]
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
