"""Step-up: rights and exports ask who one is again after fifteen minutes, and nothing typed is lost."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from maillage.accounts import rules
from maillage.accounts.enums import Role
from maillage.accounts.models import Account, Grant, Invitation
from maillage.network.models import Place
from maillage.safeguards.routes import routes
from tests import factories
from tests.access.expectations import RECENT
from tests.accounts.conftest import PASSWORD, code_at, set_up_second_factor, sign_in, with_password

CONFIRM = "/equipe/compte/confirmer/"
INVITE = "/equipe/personnes/inviter/"
LATER = 1000

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def manager(client: Client, organiser: Account) -> Account:
    """Signed in a quarter of an hour ago and more."""
    sign_in(client, with_password(organiser).email)
    make_old(client)
    return organiser


def make_old(client: Client) -> None:
    session = client.session
    session["signed_in_at"] -= LATER
    for record in session.get("account_authentication_methods", []):
        record["at"] -= LATER
    session.save()


def filled(place: Place) -> dict[str, str]:
    """The form of an invitation."""
    return {
        "operation": str(uuid.uuid4()),
        "name": "Nina Nouvelle",
        "email": "nina@exemple.test",
        "role": "reception",
        "reach": f"place|{place.id}",
    }


def test_every_route_of_rights_and_exports_asks_for_a_recent_proof() -> None:
    asking = {route.name for route in routes() if route.access and route.access.is_recent}
    of_rights = {route.name for route in routes() if route.access and route.access.permission in RECENT}

    assert of_rights - asking == set()
    assert {"staff:invite", "staff:grant_role", "staff:revoke_grant", "staff:deactivate_account"} <= asking


def test_a_sign_in_of_the_last_minutes_is_proof_enough(client: Client, organiser: Account) -> None:
    sign_in(client, with_password(organiser).email)

    assert client.get(INVITE).status_code == 200


def test_a_page_of_rights_asks_again_then_comes_back(client: Client, manager: Account) -> None:
    asked = client.get(INVITE)

    proven = client.post(CONFIRM, {"password": PASSWORD, "next": INVITE})

    assert (asked.status_code, asked.url) == (302, f"{CONFIRM}?next=%2Fequipe%2Fpersonnes%2Finviter%2F")
    assert (proven.status_code, proven.url) == (302, INVITE)
    assert client.get(INVITE).status_code == 200


def test_what_was_typed_is_done_after_the_detour(client: Client, manager: Account, place: Place) -> None:
    asked = client.post(INVITE, filled(place))
    before = Invitation.objects.count()

    done = client.post(CONFIRM, {"password": PASSWORD, "next": INVITE})

    assert (asked.status_code, before, done.status_code) == (302, 0, 200)
    assert "/equipe/compte/invitation/" in done.content.decode()
    assert [(row.email, row.role) for row in Invitation.objects.all()] == [("nina@exemple.test", "reception")]


def test_what_is_to_correct_is_shown_with_what_was_typed(client: Client, manager: Account, place: Place) -> None:
    client.post(INVITE, filled(place) | {"email": "pas une adresse"})

    shown = client.post(CONFIRM, {"password": PASSWORD, "next": INVITE})

    assert shown.status_code == 422
    assert 'value="Nina Nouvelle"' in shown.content.decode()


def test_a_post_with_a_query_is_resumed_too(client: Client, manager: Account, place: Place) -> None:
    asked = client.post(f"{INVITE}?retour=1", filled(place))

    client.post(CONFIRM, {"password": PASSWORD, "next": INVITE})

    assert asked.url == f"{CONFIRM}?next=%2Fequipe%2Fpersonnes%2Finviter%2F"
    assert Invitation.objects.count() == 1


def test_a_wrong_password_does_nothing(client: Client, manager: Account, place: Place) -> None:
    client.post(INVITE, filled(place))

    answer = client.post(CONFIRM, {"password": "faux", "next": INVITE})

    assert "Mot de passe incorrect" in answer.content.decode()
    assert Invitation.objects.count() == 0


def test_a_role_that_ended_meanwhile_does_nothing(client: Client, manager: Account, place: Place) -> None:
    client.post(INVITE, filled(place))
    Grant.objects.filter(account=manager).update(revoked_at=timezone.now())

    client.post(CONFIRM, {"password": PASSWORD, "next": INVITE})

    assert Invitation.objects.count() == 0
    assert client.get(INVITE).status_code == 404


def test_what_waits_says_nothing_of_where_one_connects_from(client: Client, manager: Account, place: Place) -> None:
    client.post(INVITE, filled(place), REMOTE_ADDR="192.0.2.77")

    waiting = json.loads(client.session["account_reauthentication_state"]["request"])

    assert {"REMOTE_ADDR", "HTTP_COOKIE"} & waiting["META"].keys() == set()


def test_a_role_is_not_given_without_proof(client: Client, manager: Account, colleague: Account, place: Place) -> None:
    values = {"operation": str(uuid.uuid4()), "role": "counsellor", "reach": f"place|{place.id}"}
    today = timezone.localdate()

    client.post(
        f"/equipe/personnes/{colleague.id}/donner-un-role/", values | {"valid_until": today + timedelta(days=9)}
    )

    assert rules.roles_on(colleague, today) == {Role.RECEPTION}


def test_with_a_second_factor_its_code_is_asked(client: Client, member: Account, place: Place) -> None:
    set_up_second_factor(member)
    factories.make_grant(member, Role.PLACE_MANAGER, place.id)
    sign_in(client, member.email)
    client.post("/equipe/compte/code/", {"code": code_at(-1)})
    make_old(client)
    client.post(INVITE, filled(place))

    client.post("/equipe/compte/code/confirmer/", {"code": code_at(), "next": INVITE})

    assert Invitation.objects.count() == 1


def test_reading_the_team_asks_for_nothing_more(client: Client, manager: Account) -> None:
    assert client.get("/equipe/personnes/").status_code == 200


def test_the_journal_asks_for_a_recent_proof(client: Client, administrator: Account) -> None:
    sign_in(client, with_password(administrator).email)
    make_old(client)

    assert client.get("/equipe/journal/").url == f"{CONFIRM}?next=%2Fequipe%2Fjournal%2F"
