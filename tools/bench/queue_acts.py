"""What a queue goes through, on the installation named by the environment; each mode prints what it measured as JSON.

`prepare` opens a queue, `move` calls and takes back calls while screens watch, `desks` has fifty desks call,
`day` counts fifteen hundred visits in a minute. Desks send the product's own forms, sessions and all.
"""

from __future__ import annotations

import django

django.setup()

import json  # noqa: E402  settings first
import sys  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
import uuid  # noqa: E402
from collections.abc import Callable  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from maillage.accounts.models import Account  # noqa: E402
from maillage.network.models import Place, Pole  # noqa: E402
from maillage.reception import actions  # noqa: E402
from maillage.reception.models import Ticket  # noqa: E402

SLUG, DESKS, VISITS, MOVES = "maison-du-vallon", 50, 1500, 20
settings.ALLOWED_HOSTS = ["*"]


def place() -> Place:
    """The place all of it happens at."""
    return Place.objects.get(slug=SLUG)


def take(number: int) -> None:
    """Numbers for the five pôles in turn."""
    poles = list(Pole.objects.order_by("position"))
    for one in range(number):
        pole = poles[one % len(poles)]
        actions.take_ticket(place=place(), pole=pole, operation_id=uuid.uuid4(), actor=None, at=timezone.now())


def prepare() -> dict[str, object]:
    """A queue with people in it."""
    actions.set_up(place=place(), has_queue=True, actor=None, at=timezone.now())
    take(20)
    return {}


def move() -> dict[str, object]:
    """A call, then the same taken back: the instant before each, by the clock of this machine."""
    here, at = place(), []
    for _move in range(MOVES):
        at.append(time.time())
        called = actions.call_next(place=here, pole=None, operation_id=uuid.uuid4(), actor=None, at=timezone.now())
        time.sleep(0.6)
        if called is not None:
            at.append(time.time())
            act = actions.Act(here, called.id, called.version, uuid.uuid4(), None, timezone.now())
            actions.undo_call(act)
        time.sleep(0.6)
    return {"at": at}


def signed_in() -> Client:
    """A desk of the place."""
    client = Client()
    account = Account.objects.get(email="reception@demo.example")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def timed(clients: list[Client], post: Callable[[Client], int], *, every: float, total: int) -> list[float]:
    """Milliseconds of `total` posts, one every `every` seconds (0: all at the same instant), by as many threads."""
    began, barrier = time.monotonic() + 0.5, threading.Barrier(len(clients))

    def run(index: int) -> list[float]:
        found = []
        barrier.wait()
        for turn in range(index, total, len(clients)):
            time.sleep(max(0.0, began + turn * every - time.monotonic()))
            start = time.perf_counter()
            status = post(clients[index])
            found.append(1000 * (time.perf_counter() - start))
            if status not in {200, 302, 303}:
                raise RuntimeError(status)
        connections.close_all()
        return found

    with ThreadPoolExecutor(len(clients)) as pool:
        return [value for values in pool.map(run, range(len(clients))) for value in values]


def call(client: Client) -> int:
    """One press on « Appeler le suivant »."""
    return client.post(reverse("desk:call_next", args=[SLUG]), {"operation": str(uuid.uuid4())}).status_code


def count(client: Client) -> int:
    """One visitor more."""
    sent = {"operation": str(uuid.uuid4()), "number": "1", "nature": "individuel"}
    return client.post(reverse("desk:count", args=[SLUG]), sent).status_code


def desks() -> dict[str, object]:
    """Fifty desks: each once in ten seconds for twenty, then all at the same instant; and how many were called."""
    take(4 * DESKS)
    clients = [signed_in() for _desk in range(DESKS)]
    for client in clients:
        client.get(reverse("desk:queue", args=[SLUG]))
    before = Ticket.objects.filter(state="appele").count()
    paced = timed(clients, call, every=10 / DESKS, total=2 * DESKS)
    at_once = timed(clients, call, every=0.0, total=DESKS)
    return {"paced": paced, "at_once": at_once, "called": Ticket.objects.filter(state="appele").count() - before}


def day() -> dict[str, object]:
    """A day of visits in one minute, at four desks."""
    clients = [signed_in() for _desk in range(4)]
    count(clients[0])
    return {"counted": timed(clients, count, every=60 / VISITS, total=VISITS)}


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "move": move, "desks": desks, "day": day}[sys.argv[1]]()))
