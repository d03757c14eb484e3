"""The characters of the desk: a place at Gap, who welcomes there, and the clock on the wall."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.network.models import Place
from tests import factories
from tests.reception.words import load_words

MORNING = datetime(2026, 11, 25, 11, 15, tzinfo=UTC)  # Wednesday, a quarter past twelve at Gap
AFTERNOON = datetime(2026, 11, 25, 12, 5, tzinfo=UTC)  # by convention the morning ends at one

SetClock = Callable[[datetime], None]
Tell = Callable[..., HttpResponse]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Say what time it is."""

    def act(instant: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: instant)

    return act


@pytest.fixture
def place(set_clock: SetClock) -> Place:
    """A small place in the morning, with the words its desk chooses among."""
    set_clock(MORNING)
    load_words()
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def desk(client: Client, place: Place) -> Client:
    """The browser of somebody of reception at Gap."""
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    client.force_login(account)
    return client


@pytest.fixture
def tell(desk: Client) -> Tell:
    """Send a form of the desk to one of its routes at Gap; the answer, not followed."""

    def act(route: str, **values: Any) -> HttpResponse:
        return desk.post(reverse(route, args=["gap"]), {"operation": str(uuid.uuid4()), **values})

    return act
