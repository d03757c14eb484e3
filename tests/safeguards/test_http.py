"""Public pages answered from their validator or from memory while nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from unittest import mock

import pytest
from django.test import Client, RequestFactory, override_settings
from pytest_django import DjangoAssertNumQueries

from maillage.safeguards import http, journal
from maillage.safeguards.http import content_version, content_version_this_minute
from tests.safeguards import pages

pytestmark = pytest.mark.urls("tests.safeguards.pages")
NOON = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pages.seen.clear()
    monkeypatch.setattr(pages, "version", ["1"])
    yield
    pages.seen.clear()


def test_page_asked_twice_is_made_once(client: Client) -> None:
    first, second = client.get("/kept/"), client.get("/kept/")

    assert (first.content, second.content) == (b"page 1", b"page 1")
    assert second["Content-Type"] == "text/html; charset=utf-8"
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert second["Vary"] == "X-Fragment"


def test_page_already_held_is_answered_304_before_it_is_made(client: Client) -> None:
    tag = client.get("/kept/")["ETag"]
    pages.seen.clear()

    response = client.get("/kept/", headers={"if-none-match": f'"other", {tag}'})

    assert (response.status_code, response.content, pages.seen) == (304, b"", [])
    assert response["ETag"] == tag
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Vary"] == "X-Fragment"


def test_page_of_an_older_version_is_made_again(client: Client) -> None:
    tag = client.get("/kept/")["ETag"]
    pages.version[0] = "2"

    response = client.get("/kept/", headers={"if-none-match": tag})

    assert (response.status_code, response.content) == (200, b"page 2")
    assert response["ETag"] != tag


@pytest.mark.parametrize(
    ("address", "sent"), [("/kept/?q=a", {}), ("/kept/", {"X-Fragment": "true"}), ("/kept/?q=%C3%A9", {})]
)
def test_page_differs_by_address_query_and_fragment(address: str, sent: dict[str, str], client: Client) -> None:
    plain = client.get("/kept/")

    assert client.get(address, headers=sent).content == b"page 2"
    assert client.get(address, headers=sent)["ETag"] != plain["ETag"]


@override_settings(ALLOWED_HOSTS=["un.test", "deux.test"])
def test_page_differs_by_host_as_it_holds_its_own_address(client: Client) -> None:
    first, second = (
        client.get("/kept/", headers={"host": "un.test"}),
        client.get("/kept/", headers={"host": "deux.test"}),
    )

    assert (first.content, second.content) == (b"page 1", b"page 2")
    assert first["ETag"] != second["ETag"]


def test_page_differs_by_scheme_as_it_holds_its_own_address(client: Client) -> None:
    assert client.get("/kept/").content == b"page 1"
    assert client.get("/kept/", secure=True).content == b"page 2"


def test_page_of_other_code_is_made_again(client: Client) -> None:
    client.get("/kept/")

    with mock.patch.object(http, "build", return_value="another build"):
        assert client.get("/kept/").content == b"page 2"


def test_head_is_answered_from_the_same_memory(client: Client) -> None:
    tag = client.get("/kept/")["ETag"]

    response = client.head("/kept/")

    assert (response["ETag"], response.content, len(pages.seen)) == (tag, b"", 1)


@pytest.mark.parametrize("address", ["/kept/?biscuit=1", "/kept/?absente=1"])
def test_answer_with_a_cookie_or_that_is_no_page_is_never_kept(address: str, client: Client) -> None:
    first = client.get(address)
    client.get(address)

    assert len(pages.seen) == 2
    assert "ETag" not in first


def test_long_address_is_answered_and_not_kept(client: Client) -> None:
    address = "/kept/?q=" + "a" * 200

    assert [client.get(address).content, client.get(address).content] == [b"page 1", b"page 2"]


def test_developer_sees_the_page_made_now(client: Client) -> None:
    client.get("/kept/")

    with override_settings(DEBUG=True):
        assert client.get("/kept/").content == b"page 2"


@pytest.mark.django_db
def test_content_version_changes_with_the_journal_and_the_day(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = rf.get("/")
    monkeypatch.setattr(http.timezone, "now", lambda: NOON)
    before = content_version(request)

    assert content_version(request) == before
    journal.record(verb="network.change_place", actor=None, at=NOON)
    after = content_version(request)
    monkeypatch.setattr(http.timezone, "now", lambda: datetime(2026, 6, 1, 22, 30, tzinfo=UTC))

    assert len({before, after, content_version(request)}) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["accounts.change_password", "accounts.invite", "safeguards.facts.seal_half_day"])
def test_content_version_stays_when_no_page_can_change(verb: str, rf: RequestFactory) -> None:
    journal.record(verb="reference.import", actor=None, at=NOON)
    before = content_version(rf.get("/"))

    journal.record(verb=verb, actor=None, at=NOON)

    assert content_version(rf.get("/")) == before


@pytest.mark.django_db
def test_content_version_this_minute_changes_each_minute(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def version_at(second: int, minute: int) -> str:
        monkeypatch.setattr(http.timezone, "now", lambda: NOON.replace(minute=minute, second=second))
        return content_version_this_minute(rf.get("/"))

    assert version_at(0, 1) == version_at(59, 1)
    assert version_at(59, 1) != version_at(0, 2)


@pytest.mark.django_db
def test_content_version_costs_one_query_and_one_more_after_an_act(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for verb in ("network.change_place", "accounts.invite", "accounts.invite"):
        journal.record(verb=verb, actor=None, at=NOON)

    with django_assert_num_queries(2):
        content_version(rf.get("/"))
    with django_assert_num_queries(1):
        content_version(rf.get("/"))
