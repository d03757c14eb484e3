"""When something cannot be shown."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from maillage.portal.views import errors, home
from tests.portal.markup import Markup, faults


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "title"), [("/rien/", "Cette page est introuvable"), ("/en/nothing/", "This page cannot be found")]
)
def test_an_unknown_address_says_what_to_do(address: str, title: str) -> None:
    response = Client().get(address)

    page = Markup(response.content.decode())
    assert response.status_code == 404
    assert page.texts("h1") == [title]
    assert faults(page) == []
    assert "Set-Cookie" not in response.headers


@pytest.mark.django_db
def test_a_failure_answers_without_the_database_and_tells_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "show", broken)
    client = Client(raise_request_exception=False)

    response = client.get("/")

    page = Markup(response.content.decode())
    assert response.status_code == 500
    assert faults(page) == []
    assert page.texts("code") == [response.headers["X-Request-ID"]]


def broken(*_arguments: object) -> None:
    """A bug."""
    raise ZeroDivisionError


@pytest.mark.django_db
def test_the_page_of_a_failure_costs_no_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        errors.server_error(RequestFactory().get("/"))

    assert len(queries) == 0


def test_the_page_of_a_failure_speaks_the_language_of_the_address() -> None:
    with override("en"):
        page = Markup(errors.server_error(RequestFactory().get("/en/")).content.decode())

    assert page.all("html")[0].attributes["lang"] == "en"
    assert page.texts("h1") == ["Something went wrong on our side"]
    assert page.links() == ["/en/"]


@pytest.mark.django_db
def test_an_expired_form_says_nothing_was_saved() -> None:
    response = Client(enforce_csrf_checks=True).post("/equipe/", {"login": "x"})

    page = Markup(response.content.decode())
    assert response.status_code == 403
    assert "Rien n’a été enregistré." in page.texts("p")
    assert faults(page) == []


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["/equipe/", "/en/equipe/"])
def test_an_expired_form_leads_back_to_the_door_in_its_language(door: str) -> None:
    response = Client(enforce_csrf_checks=True).post(door, {"login": "x"})

    main = response.content.decode().split("<main")[1].split("</main>")[0]
    assert f'href="{door}"' in main
