"""Access and read-only reads, on a small address plan (`pages.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpResponse
from django.test import AsyncClient, Client, RequestFactory

from maillage.accounts.models import Account
from maillage.safeguards import middleware, permissions
from maillage.safeguards.middleware import AccessMiddleware
from maillage.safeguards.models import CachedValue
from maillage.safeguards.reading import WroteWhileReadingError, changes_data
from tests.safeguards import pages

pytestmark = [pytest.mark.urls("tests.safeguards.pages"), pytest.mark.django_db]
SignIn = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def _essay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Place managers write essays; others do not."""
    monkeypatch.setattr(permissions, "_permissions", dict(permissions._permissions))
    permissions.permission("essay.write", roles={"place_manager"})


@pytest.fixture
def failing_client() -> Client:
    """A browser to which bugs answer 500, as to people."""
    return Client(raise_request_exception=False)


# ── Access ───────────────────────────────────────────────────────────────────
def test_view_that_declares_nothing_is_a_bug() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^undeclared/: declare who may open it"):
        Client().get("/undeclared/")


def test_public_view_answers_anyone_without_opening_the_session() -> None:
    response = Client().get("/open/")

    assert (response.status_code, response.content) == (200, b"open")
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_public_view_reads_no_session_even_when_one_is_sent(organiser: Account, client_of: SignIn) -> None:
    response = client_of(organiser).get("/open/")

    assert "Cookie" not in response.get("Vary", "")
    assert not response.wsgi_request.session.accessed


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_public_view_takes_nothing_in(method: str) -> None:
    response = getattr(Client(), method)("/open/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


# ── Letterboxes ──────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin", "origin": "http://elsewhere.test"},
        {"sec-fetch-site": "none"},
        {"origin": "http://testserver"},
        {"origin": "https://testserver"},
    ],
)
def test_letterbox_takes_words_in_without_token_cookie_or_session(
    headers: dict[str, str], organiser: Account, client_of: SignIn
) -> None:
    signed_in = client_of(organiser)
    signed_in.handler.enforce_csrf_checks = True

    response = signed_in.post("/drop/", {"words": "drones"}, headers=headers)

    assert (response.status_code, response.content) == (200, b"dropped drones")
    assert not response.wsgi_request.session.accessed
    assert not response.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://elsewhere.test"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
def test_letterbox_refuses_what_another_site_sends(headers: dict[str, str]) -> None:
    assert Client().post("/drop/", {"words": "drones"}, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_letterbox_takes_nothing_but_a_post(method: str) -> None:
    response = getattr(Client(), method)("/drop/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_letterbox_takes_nothing_in_while_the_disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "no_room", lambda _request: HttpResponse(status=503))
    monkeypatch.setattr(middleware.room, "is_lacking", lambda: True)

    assert Client().post("/drop/", {"words": "drones"}).status_code == 503
    assert Client().get("/drop/").content == b"dropped"


def test_door_answers_anyone_and_may_set_a_cookie() -> None:
    response = Client().get("/equipe/")

    assert response.status_code == 200
    assert "csrf" in response.cookies


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/equipe/?next=/essay/%3Fa%3D1"), ("head", "/equipe/?next=/essay/%3Fa%3D1")]
)
def test_stranger_who_reads_a_staff_page_is_led_to_the_door_and_back(method: str, address: str) -> None:
    response = getattr(Client(), method)("/essay/?a=1")

    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_stranger_who_changes_a_staff_page_is_led_to_the_door_alone(method: str) -> None:
    response = getattr(Client(), method)("/essay/")

    assert (response.status_code, response["Location"]) == (302, "/equipe/")


def test_staff_with_the_permission_enters(organiser: Account, client_of: SignIn) -> None:
    response = client_of(organiser).get("/essay/")

    assert response.content.decode() == "essay of Samira Organise"


def test_staff_without_the_permission_finds_nothing(colleague: Account, client_of: SignIn) -> None:
    client = client_of(colleague)

    assert client.get("/essay/").status_code == 404
    assert client.post("/essay/").status_code == 404
    assert client.get("/staff/").status_code == 200


def test_account_disabled_is_refused_at_its_next_request(organiser: Account, client_of: SignIn) -> None:
    client = client_of(organiser)
    assert client.get("/essay/").status_code == 200

    organiser.is_active = False
    organiser.save()

    assert client.get("/essay/").status_code == 302


def test_role_taken_back_is_refused_at_the_next_request(organiser: Account, client_of: SignIn) -> None:
    client = client_of(organiser)
    assert client.get("/essay/").status_code == 200

    organiser.grants.all().delete()

    assert client.get("/essay/").status_code == 404


def test_session_closed_on_the_server_is_refused_at_the_next_request(organiser: Account, client_of: SignIn) -> None:
    client = client_of(organiser)
    client.session.flush()

    assert client.get("/staff/").status_code == 302


def test_access_of_a_disabled_account_still_in_memory_is_refused(organiser: Account, rf: RequestFactory) -> None:
    request = rf.get("/staff/")
    organiser.is_active = False
    request.user = organiser

    response = AccessMiddleware(lambda _: None).process_view(request, pages.any_staff, (), {})

    assert response is not None
    assert response.status_code == 302


# ── Under ASGI ───────────────────────────────────────────────────────────────
# async_to_sync runs the synchronous part in this thread: the test's own database connection.
@async_to_sync
async def _later(address: str) -> tuple[Any, str]:
    response = await AsyncClient().get(address)
    body = "".join([part.decode() async for part in response.streaming_content]) if response.streaming else ""
    return response, body


def test_stream_under_asgi_needs_no_session() -> None:
    response, body = _later("/stream/")

    assert body == "data: one\n\n"
    assert "Cookie" not in response.get("Vary", "")


def test_async_staff_view_under_asgi_leads_a_stranger_to_the_door() -> None:
    response, _ = _later("/later/")

    assert (response.status_code, response["Location"]) == (302, "/equipe/?next=/later/")


def test_view_that_writes_while_reading_under_asgi_is_a_bug() -> None:
    with pytest.raises(WroteWhileReadingError):
        _later("/write/")


# ── Reads that cannot write ──────────────────────────────────────────────────
@pytest.fixture
def row() -> CachedValue:
    return CachedValue.objects.create(cache_key="row", value="", expires="2100-01-01T00:00:00Z")


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_view_that_writes_while_reading_is_a_bug(method: str, row: CachedValue) -> None:
    with pytest.raises(WroteWhileReadingError, match=r"Use POST and an action\."), transaction.atomic():
        getattr(Client(), method)("/write/")

    assert CachedValue.objects.filter(cache_key="row").exists()


def test_view_that_writes_while_reading_answers_500(row: CachedValue, failing_client: Client) -> None:
    assert failing_client.get("/write/").status_code == 500


def test_view_that_writes_on_post_writes() -> None:
    assert Client().post("/send/").content == b"wrote"
    assert CachedValue.objects.filter(cache_key="sent").exists()


def test_staff_page_writes_no_other_table_while_reading(organiser: Account, client_of: SignIn) -> None:
    with pytest.raises(WroteWhileReadingError):
        client_of(organiser).get("/write/staff/")


def test_door_may_keep_its_session_and_count_tries_while_reading() -> None:
    assert Client().get("/count/").content == b"counted"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1",
        "  (SELECT 1) UNION SELECT 2",
        "WITH near AS (SELECT 1) SELECT * FROM near",
        "EXPLAIN SELECT 1",
        'SAVEPOINT "s1"',
        'RELEASE SAVEPOINT "s1"',
        "PRAGMA data_version",
        "SET LOCAL statement_timeout = 1000",
    ],
)
def test_statement_that_reads_passes(statement: str) -> None:
    assert not changes_data(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO a VALUES (1)",
        "update a set b = 1",
        "DELETE FROM a",
        "REPLACE INTO a VALUES (1)",
        "WITH gone AS (DELETE FROM a RETURNING b) SELECT * FROM gone",
        "CREATE TABLE a (b)",
        "DROP TABLE a",
        "ALTER TABLE a ADD b",
        "TRUNCATE a",
        "VACUUM",
        "COPY a FROM STDIN",
        "-- read\nDELETE FROM a",
    ],
)
def test_statement_that_changes_is_seen(statement: str) -> None:
    assert changes_data(statement)
