"""Routes × methods × roles × relations: who enters, who finds nothing, and what never leaks (3.1, S1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.core import mail
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client

from maillage.safeguards.access import AccessClass
from maillage.safeguards.routes import routes
from tests.access.expectations import ENTER, NARROWER, ROLES, WHOLE_NETWORK
from tests.access.plan import Address, addresses, unknown_arguments
from tests.access.world import CANARY, World

ADDRESSES = addresses()
ANONYMOUS = ""
ANYONE = {AccessClass.PUBLIC, AccessClass.LETTERBOX, AccessClass.MACHINE}
# Whoever enters meets the page, a redirection, a form to correct or a method that is not answered.
ENTERED = {200, 302, 303, 400, 405, 409, 422}
# No view answers PUT or DELETE: three accounts are enough to say so. Public pages open no session
# (`test_public.py`): the role of who asks cannot matter to them.
WITNESSES = (ANONYMOUS, "place_manager", "administrator")


@dataclass(frozen=True)
class Asked:
    """One cell of the matrix and what was answered."""

    role: str
    relation: str
    method: str
    path: str
    status: int
    leaks: bool
    location: str

    def __str__(self) -> str:
        return f"{self.role or 'anonymous'} {self.method} {self.path} ({self.relation}) → {self.status}"


def _name(address: Address) -> str:
    return address.route.name


@contextmanager
def _undone() -> Iterator[None]:
    """What a request changes is changed back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _ask(path: str, method: str, cookies: dict[str, str]) -> HttpResponseBase:
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    with _undone():
        return client.generic(method, path)


def _leaks(response: HttpResponseBase) -> bool:
    """True when a canary is in the body, a header, or a mail sent meanwhile."""
    body = "" if response.streaming else response.content.decode(errors="replace")
    mails = "".join(str(sent.message()) for sent in mail.outbox)
    mail.outbox.clear()
    return CANARY in body + str(response.headers) + mails


def _methods(role: str, relation: str, language: str) -> tuple[str, ...]:
    if language != "fr":
        return ("GET",)
    if role in WITNESSES and relation == "own":
        return ("GET", "POST", "HEAD", "PUT", "DELETE")
    # What does not exist is looked for before the method matters: the witnesses say so for both.
    return ("GET", "POST") if relation != "none" or role in WITNESSES else ("GET",)


def _roles(address: Address, language: str) -> tuple[str, ...]:
    access = address.route.access
    is_open = access is not None and access.kind in ANYONE
    # The language of an address changes no right: three accounts say so.
    return WITNESSES if is_open or language != "fr" else (ANONYMOUS, *ROLES)


def _relations(address: Address, role: str, language: str) -> tuple[str, ...]:
    """Another place of one's partner could only be opened to a role that enters at one's own."""
    if language != "fr":
        return ("own",)
    access = address.route.access
    enters = access is None or access.kind != AccessClass.STAFF or role in ENTER[access.permission]
    return tuple(relation for relation in address.relations if enters or relation != "same_partner")


def _cells(address: Address, world: World, language: str = "fr") -> Iterator[Asked]:
    for role in _roles(address, language):
        cookies = world.cookies.get(role, {})
        for relation in _relations(address, role, language):
            path = address.path(world, relation, role, language)
            for method in _methods(role, relation, language):
                response = _ask(path, method, cookies)
                yield Asked(
                    role, relation, method, path, response.status_code, _leaks(response), response.get("Location", "")
                )


def _reaches(address: Address, role: str, relation: str) -> bool:
    """True when an account of `role` must find the object."""
    if relation == "none":
        return False
    return relation == "own" or (role in WHOLE_NETWORK and not address.is_personal)


def _is_as_expected(address: Address, asked: Asked, answered: set[str]) -> bool:
    """Hold one cell against what was written; `answered`: methods the route answers to whoever enters."""
    access = address.route.access
    assert access is not None
    if access.kind == AccessClass.DOOR:
        return asked.status in ENTERED | {404, 410}
    if access.kind == AccessClass.LETTERBOX and asked.method == "POST":
        return asked.status in ({200, 303, 422} if asked.relation == "own" else {404})
    if access.kind in ANYONE:
        expected = {405} if asked.method in {"POST", "PUT", "DELETE"} else {200} if asked.relation == "own" else {404}
        return asked.status in expected
    if asked.role == ANONYMOUS:
        return asked.status == 302 and asked.location.split("?")[0] in {"/equipe/", "/en/equipe/"}
    entering = NARROWER.get(address.route.name, ENTER[access.permission])
    if asked.role in entering and _reaches(address, asked.role, asked.relation):
        return asked.status in ENTERED
    return asked.status == 404 or (asked.status == 405 and asked.method not in answered)


def _may_show_canaries(address: Address, role: str) -> bool:
    """Whoever holds a role over the whole network reads all of it, on staff pages alone."""
    access = address.route.access
    return role in WHOLE_NETWORK and access is not None and access.kind not in ANYONE


def _surprises(address: Address, cells: list[Asked]) -> list[str]:
    answered = {asked.method for asked in cells if asked.role and asked.status not in {404, 405}}
    wrong = [str(asked) for asked in cells if not _is_as_expected(address, asked, answered)]
    leaking = [
        f"{asked} shows another tenant's canary"
        for asked in cells
        if asked.leaks and not _may_show_canaries(address, asked.role)
    ]
    return wrong + leaking


# ── Nothing is left out ──────────────────────────────────────────────────────
def test_every_route_declares_its_access_and_has_a_name() -> None:
    left_out = [f"/{route.pattern}" for route in routes() if route.access is None or not route.name]

    assert left_out == []


def test_every_argument_is_known_to_the_expectations() -> None:
    unknown = {f"/{route.pattern}": unknown_arguments(route) for route in routes() if unknown_arguments(route)}

    assert unknown == {}, "say in tests/access/expectations.py what these arguments point at"


def test_every_permission_has_its_expectation() -> None:
    asked = {route.access.permission for route in routes() if route.access}

    assert asked - set(ENTER) == set(), "say in tests/access/expectations.py which roles enter"


def test_one_view_under_two_routes_declares_one_access() -> None:
    """Declaring twice a view of a library would change the first route: the last word wins."""
    named = [(route.view, route.name, route.access) for route in routes()]
    clashes = [name for view, name, access in named for other, _, second in named if view is other and access != second]

    assert clashes == []


# ── The matrix ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", ADDRESSES, ids=_name)
def test_matrix(address: Address, world: World) -> None:
    surprises = _surprises(address, list(_cells(address, world)))

    assert not surprises, "\n".join(surprises[:20])


@pytest.mark.parametrize("address", ADDRESSES, ids=_name)
def test_matrix_in_english(address: Address, world: World) -> None:
    surprises = _surprises(address, list(_cells(address, world, "en")))

    assert not surprises, "\n".join(surprises[:20])


def test_canaries_are_there_to_be_seen(world: World) -> None:
    """Whoever may read the whole network meets the canaries: the matrix would see them leak."""
    listing = next(address for address in ADDRESSES if address.route.name == "staff:places")
    cells = [asked for asked in _cells(listing, world) if asked.leaks]

    assert {asked.role for asked in cells} == WHOLE_NETWORK
