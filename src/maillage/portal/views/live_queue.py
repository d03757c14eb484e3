"""Queues that move live: each change is read, and drawn, once for all the screens of a place.

A stream gives the board of the hall itself, so that five hundred screens need not ask for it; phones and
the desk are told that something changed, and read their own page again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from maillage.portal import shutdown
from maillage.portal.pages.hall import HallPage
from maillage.portal.views import live
from maillage.reception import queries as reception
from maillage.safeguards.access import machine
from maillage.safeguards.changes import Bell, bell

# Waits and pauses change with time alone.
STILL_SECONDS: Final = 5.0
LANGUAGES: Final = ("fr", "en")


@dataclass(frozen=True)
class Shown:
    """A board as it was drawn, and the version of the queue it shows."""

    version: str
    html: str


class LiveBoard:
    """The board of one hall in one language, drawn again only when its queue changed."""

    def __init__(self, draw: Callable[[Shown], Awaitable[Shown]]) -> None:
        self._draw = draw
        self._shown = Shown("", "")
        self._key: tuple[int, int] = (-1, -1)
        self._drawing: asyncio.Future[Shown] | None = None

    async def shown(self, rings: int) -> Shown:
        """What to show once the bell rang `rings` times; whoever comes meanwhile waits for the same drawing."""
        key = (rings, int(time.monotonic() / STILL_SECONDS))
        if self._drawing is None or self._key != key:
            self._key, self._drawing = key, asyncio.ensure_future(self._draw(self._shown))
        # A screen that goes away takes nobody's drawing with it.
        shown = await asyncio.shield(self._drawing)
        self._shown = shown
        return shown


async def boards(board: LiveBoard, bell: Bell, *, say: Callable[[Shown], str]) -> AsyncIterator[str]:
    """Server-sent events: the board at once, then each time it changes, until the server stops."""
    yield f"retry: {live.RETRY_MILLISECONDS}\n\n"
    told, spoke_at = "", time.monotonic()
    while not shutdown.is_asked():
        rings = bell.count
        shown = await board.shown(rings)
        if shown.version != told:
            told, spoke_at = shown.version, time.monotonic()
            yield say(shown)
        elif time.monotonic() - spoke_at >= live.SILENCE_SECONDS:
            spoke_at = time.monotonic()
            yield ": still here\n\n"
        await bell.rung(after=rings, within=live.POLL_SECONDS)


def _say_version(shown: Shown) -> str:
    return f"event: version\ndata: {shown.version}\n\n"


def _say_board(shown: Shown) -> str:
    lines = "\n".join(f"data: {line}" for line in shown.html.splitlines())
    return f"id: {shown.version}\nevent: board\n{lines}\n\n"


def _drawing(slug: str, language: str) -> Callable[[Shown], Awaitable[Shown]]:
    def draw(before: Shown) -> Shown:
        at = timezone.now()
        try:
            version = reception.queue_version(slug, at)
            if version == before.version:
                return before
            with translation.override(language):
                page = HallPage(hall=reception.hall_of(slug, at), at=at)
                return Shown(version, render_to_string(HallPage.fragment, page.context()))
        finally:
            connection.close()

    return sync_to_async(draw, thread_sensitive=False)


_boards: Final[dict[tuple[str, str], LiveBoard]] = {}


async def _board_of(slug: str, language: str) -> LiveBoard:
    """The board all streams of a hall share. Raises NotYours."""
    if (slug, language) not in _boards:
        await sync_to_async(_require_hall)(slug)
        _boards.setdefault((slug, language), LiveBoard(_drawing(slug, language)))
    return _boards[slug, language]


def _require_hall(slug: str) -> None:
    """Raise NotYours. The connection goes back at once: the request lasts as long as its stream."""
    try:
        reception.place_of_hall(slug, timezone.now())
    finally:
        if not connection.in_atomic_block:
            connection.close()


@machine
async def hall(request: HttpRequest, slug: str, language: str) -> StreamingHttpResponse:
    """The board of a hall, drawn."""
    board = await _board_of(slug, language if language in LANGUAGES else LANGUAGES[0])
    return live.streamed(boards(board, bell, say=_say_board))


@machine
async def queue(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """That the queue of a place changed."""
    board = await _board_of(slug, LANGUAGES[0])
    return live.streamed(boards(board, bell, say=_say_version))
