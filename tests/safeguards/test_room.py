"""A full disk is told from any other failure, and remembered for a few seconds by all processes."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test import Client, RequestFactory

from maillage.accounts.models import Account
from maillage.accounts.session_store import SessionStore
from maillage.network.models import Network, Place
from maillage.portal.views import errors as pages
from maillage.safeguards import health, room
from maillage.safeguards.errors import NoRoom
from tests.backoffice.conftest import sent


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path


@contextmanager
def refused_writes() -> Iterator[None]:
    """The database reads and refuses to write, as on a disk without room. Nothing of the block stays."""
    with transaction.atomic():
        statement = "PRAGMA query_only = 1" if connection.vendor == "sqlite" else "SET LOCAL transaction_read_only = on"
        with connection.cursor() as cursor:
            cursor.execute(statement)
        try:
            yield
        finally:
            if connection.vendor == "sqlite":
                connection.connection.execute("PRAGMA query_only = 0")
            transaction.set_rollback(True)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_volume_without_room_is_why(number: int) -> None:
    assert room.is_why(OSError(number, os.strerror(number)))


@pytest.mark.parametrize(
    "other", [None, OSError(errno.EACCES, "no"), OperationalError("locked"), ValueError("disk is full")]
)
def test_any_other_failure_is_not(other: BaseException | None) -> None:
    assert not room.is_why(other)


@pytest.mark.django_db
def test_what_the_database_refuses_is_why(network: Network) -> None:
    with refused_writes(), pytest.raises(DatabaseError) as refused:
        Network.objects.update(name="Autre")

    assert room.is_why(refused.value)


def test_two_errors_raised_from_each_other_end() -> None:
    first, second = ValueError("one"), ValueError("two")
    first.__context__, second.__context__ = second, first

    assert not room.is_why(first)


def test_refusal_is_remembered_five_seconds_by_all_processes(tmp_path: Path) -> None:
    assert not room.is_lacking()

    with pytest.raises(NoRoom), room.refusing():
        raise OSError(errno.ENOSPC, "No space left on device")

    assert room.is_lacking()
    os.utime(tmp_path / "no-room", (time.time() - 6,) * 2)
    assert not room.is_lacking()


def test_other_error_passes_through_and_is_not_remembered() -> None:
    with pytest.raises(PermissionError), room.refusing():
        raise PermissionError(errno.EACCES, "Permission denied")

    assert not room.is_lacking()


def test_nothing_is_tried_below_the_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(room, "_free_bytes", lambda: room.LEAST_FREE_BYTES - 1)

    with pytest.raises(NoRoom), room.refusing():
        tried.append("written")

    assert tried == []


@pytest.mark.django_db
def test_probe_flips_and_flips_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(health, "disk_has_room", lambda: True)
    before = health.is_ready()
    room.note(OSError(errno.ENOSPC, ""))
    meanwhile = health.is_ready()
    (tmp_path / "no-room").unlink()

    assert (before, meanwhile, health.is_ready()) == (True, False, True)


@pytest.mark.django_db
def test_form_keeps_what_was_typed_and_the_place_stays(organiser: Account, place: Place, client_of: Any) -> None:
    client, path = client_of(organiser), f"/equipe/lieux/{place.slug}/modifier/"
    body = sent(client.get(path).context["form"], phone="04 65 71 00 09")

    with refused_writes():
        answer = client.post(path, body)
    again = client.get(path)
    page = answer.content.decode()

    place.refresh_from_db()
    assert answer.status_code == 503
    assert 'value="04 65 71 00 09"' in page
    assert "Rien n’a été perdu" in page
    assert place.phone != "04 65 71 00 09"
    assert (again.status_code, "Lecture seule pour le moment" in again.content.decode()) == (200, True)


@pytest.mark.django_db
def test_open_session_goes_on_and_a_new_one_is_refused(organiser: Account) -> None:
    session = SessionStore()
    session["seen"] = 1
    session.create()

    with refused_writes():
        session["seen"] = 2
        session.save()
        with pytest.raises(DatabaseError):
            SessionStore().create()

    assert SessionStore(session.session_key)["seen"] == 1


@pytest.mark.django_db
def test_sign_in_is_refused_whatever_the_password_and_gives_no_password_back(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_free_bytes", lambda: 0)

    answer = Client().post("/equipe/", {"login": "noe@exemple.test", "password": "trois lampes"})
    page = answer.content.decode()

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert 'value="noe@exemple.test"' in page
    assert "trois lampes" not in page


@pytest.mark.django_db
def test_page_of_last_resort_gives_back_what_was_typed_without_secrets(network: Network) -> None:
    request = RequestFactory().post(
        "/equipe/x/", {"title": "Atelier\nCV", "new_password": "s", "csrfmiddlewaretoken": "t"}
    )

    request.user = AnonymousUser()

    try:
        raise OSError(errno.ENOSPC, "No space left on device")
    except OSError:
        answer = pages.server_error(request)
    page = answer.content.decode()

    assert answer.status_code == 503
    assert 'action="/equipe/x/"' in page
    assert 'name="title" value="Atelier\nCV"' in page
    assert 'name="new_password"' not in page


@pytest.mark.django_db
def test_page_stands_alone_when_nothing_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(pages, "show", broken)

    answer = pages.no_room(RequestFactory().get("/"))

    assert (answer.status_code, "Une erreur est survenue chez nous" in answer.content.decode()) == (503, True)
