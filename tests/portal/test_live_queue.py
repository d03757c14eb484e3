"""A hall's stream: its board at once, then with each change, drawn once for all its screens."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import AsyncClient, Client
from django.utils import timezone

from maillage.network.models import Place
from maillage.portal import shutdown
from maillage.portal.views import live, live_queue
from maillage.portal.views.live_queue import LiveBoard, Shown, boards
from maillage.reception import actions
from maillage.safeguards.changes import Bell
from tests import factories
from tests.portal.test_live import run_apart, take
from tests.reception.queueing import make_ticket


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No board of another test, and no database still watched after this one."""
    monkeypatch.setattr(live_queue, "_boards", {})
    monkeypatch.setattr(live, "POLL_SECONDS", 0.1)
    yield
    live_queue.bell.hush()


def quiet_bell(monkeypatch: pytest.MonkeyPatch) -> Bell:
    """A bell that only the test strikes."""
    bell = Bell()
    monkeypatch.setattr(bell, "_listen", lambda: None)
    return bell


def drawing(*versions: str) -> tuple[LiveBoard, list[str]]:
    """A board that draws these versions in turn, and what was drawn."""
    drawn: list[str] = []

    async def draw(before: Shown) -> Shown:
        await asyncio.sleep(0.001)
        drawn.append(versions[min(len(drawn), len(versions) - 1)])
        return Shown(drawn[-1], f"<p>\n{drawn[-1]}</p>")

    return LiveBoard(draw), drawn


def test_board_is_told_line_by_line_then_when_the_bell_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    board, _drawn = drawing("a", "b")
    bell = quiet_bell(monkeypatch)

    async def messages() -> list[str]:
        stream = boards(board, bell, say=live_queue._say_board)
        first = await take(stream, 2)
        bell.strike()
        return first + await take(stream, 1)

    assert run_apart(messages()) == [
        "retry: 5000\n\n",
        "id: a\nevent: board\ndata: <p>\ndata: a</p>\n\n",
        "id: b\nevent: board\ndata: <p>\ndata: b</p>\n\n",
    ]


def test_fifty_screens_share_one_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    board, drawn = drawing("a")
    bell = quiet_bell(monkeypatch)

    async def all_open() -> None:
        streams: list[AsyncIterator[str]] = [boards(board, bell, say=live_queue._say_version) for _one in range(50)]
        await asyncio.gather(*(take(stream, 2) for stream in streams))

    run_apart(all_open())

    assert drawn == ["a"]


def test_stream_ends_when_the_server_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    board, _drawn = drawing("a")
    bell = quiet_bell(monkeypatch)

    async def until_the_end() -> int:
        stream = boards(board, bell, say=live_queue._say_version)
        await take(stream, 2)
        shutdown.ask()
        return len([message async for message in stream])

    try:
        assert run_apart(until_the_end()) == 0
    finally:
        shutdown.forget()


@pytest.mark.django_db(transaction=True)
def test_call_at_a_desk_reaches_the_hall() -> None:
    factories.make_network()
    place = factories.make_place(slug="port")
    make_ticket(place, number=12)

    async def messages() -> list[bytes]:
        response = await AsyncClient().get("/live/ecran/port/fr/")
        stream = aiter(response)
        first = [await anext(stream), await anext(stream)]
        await sync_to_async(_call, thread_sensitive=False)(place)
        return [*first, await asyncio.wait_for(anext(stream), 5)]

    _retry, before, after = run_apart(messages())

    assert (b"A-012" in before, b"A-012" in after) == (False, True)


def _call(place: Place) -> None:
    try:
        actions.call_next(place=place, pole=None, operation_id=uuid.uuid4(), actor=None, at=timezone.now())
    finally:
        connection.close()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/live/ecran/nulle-part/fr/", "/live/file/nulle-part/"])
def test_unknown_place_has_no_stream(address: str) -> None:
    assert Client().get(address).status_code == 404
