"""Public pages know nobody: no cookie, no form that sends, no answer that depends on who asks (3.5, P7).

And whatever the class of the route: GET writes nothing, every answer carries its headers (3.6, S11).
"""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from maillage.safeguards.access import AccessClass
from maillage.safeguards.reading import STAFF_TABLES, changes_data
from tests.access.expectations import SECRET
from tests.access.plan import LANGUAGES, Address, addresses
from tests.access.world import World

ADDRESSES = addresses()
READERS = {AccessClass.PUBLIC, AccessClass.LETTERBOX, AccessClass.MACHINE}
PUBLIC = [address for address in ADDRESSES if address.route.access and address.route.access.kind in READERS]
ADMINISTRATOR = "administrator"
_POST = re.compile(r"\bmethod\s*=\s*[\"']?\s*post|\bhx-(post|put|patch|delete)\b|\bformmethod\b", re.IGNORECASE)
_FORM = re.compile(r"<form\b[^>]*>", re.IGNORECASE)
_LEADS_AWAY = re.compile(r"\baction\s*=\s*[\"']?\s*(?!/(?!/))[^\s\"'>]", re.IGNORECASE)
# An operation id is drawn anew each time a form is shown.
_DRAWN = re.compile(r"(?<=name=\"operation\" value=\")[0-9a-f-]{36}")
_INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>|\sstyle=|<style\b|\son[a-z]+=\"",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"<(?:script|img|iframe|source|video|audio|link(?=[^>]*rel=\"(?:stylesheet|icon|preload|modulepreload)))"
    r"[^>]*\b(?:src|href)=\"(?:https?:)?//",
    re.IGNORECASE,
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def _name(address: Address) -> str:
    return address.route.name


def _vary(response: HttpResponseBase) -> set[str]:
    return {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}


def _body(response: HttpResponseBase) -> str:
    return "" if response.streaming else response.content.decode(errors="replace")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PUBLIC, ids=_name)
def test_public_page_knows_nobody(address: Address, language: str, world: World) -> None:
    for relation in address.relations:
        response = Client().get(address.path(world, relation, "", language), headers={"accept-language": "en"})

        assert dict(response.cookies) == {}
        assert _vary(response) <= {"x-fragment"}
        is_stream = response.streaming
        is_secret = address.route.name in SECRET
        assert is_stream or is_secret or "no-store" not in response.get("Cache-Control", "")


@pytest.mark.parametrize("address", PUBLIC, ids=_name)
def test_public_page_is_the_same_to_who_is_signed_in(address: Address, world: World) -> None:
    path = address.path(world, "own", "", "fr")
    signed_in = Client()
    signed_in.cookies.load(world.cookies[ADMINISTRATOR])

    response = signed_in.get(path)

    assert _DRAWN.sub("", _body(response)) == _DRAWN.sub("", _body(Client().get(path)))
    assert dict(response.cookies) == {}
    assert not response.wsgi_request.session.accessed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PUBLIC, ids=_name)
def test_public_page_sends_nothing_and_fetches_nothing_elsewhere(address: Address, language: str, world: World) -> None:
    body = _body(Client().get(address.path(world, "own", "", language)))

    access = address.route.access
    assert access is not None
    sending = [form for form in _FORM.findall(body) if _POST.search(form)]
    # A letterbox may hold forms, which send to this site and nowhere else.
    assert [form for form in sending if access.kind != AccessClass.LETTERBOX or _LEADS_AWAY.search(form)] == []
    assert _POST.search(_FORM.sub("", body)) is None
    assert _INLINE.search(body) is None
    assert _ELSEWHERE.search(body) is None


@pytest.mark.parametrize("address", ADDRESSES, ids=_name)
def test_get_never_writes(address: Address, world: World) -> None:
    client = Client()
    client.cookies.load(world.cookies[ADMINISTRATOR])
    access = address.route.access
    assert access is not None
    spared = frozenset() if access.kind in READERS else STAFF_TABLES

    with CaptureQueriesContext(connection) as queries:
        client.get(address.path(world, "own", ADMINISTRATOR, "fr"))

    written = [query["sql"] for query in queries if changes_data(query["sql"])]
    assert [sql for sql in written if not any(f'"{table}"' in sql for table in spared)] == []


@pytest.mark.parametrize("address", ADDRESSES, ids=_name)
def test_every_answer_carries_its_headers(address: Address, world: World) -> None:
    client = Client()
    client.cookies.load(world.cookies[ADMINISTRATOR])
    access = address.route.access
    assert access is not None

    for relation in {"own", "none"} & set(address.relations):
        response = client.get(address.path(world, relation, ADMINISTRATOR, "fr"))
        policy = response["Content-Security-Policy"]

        assert {name: response.get(name) for name in HEADERS} == HEADERS
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert len(response["X-Request-ID"]) == 16
        if access.kind not in READERS:
            assert response["Cache-Control"] == "no-store"
            assert "cookie" in _vary(response)
