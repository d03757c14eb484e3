"""Passkeys: added, named, used without password, removed but the last factor; forged answers are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from maillage.accounts import actions, queries
from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.safeguards.models import Entry
from tests import factories
from tests.accounts.conftest import DOOR, code_at, is_signed_in, set_up_second_factor, sign_in
from tests.accounts.soft_key import ORIGIN, SoftKey, add_key, keys_of

KEYS, ADD, ENTER = "/equipe/compte/cles/", "/equipe/compte/cles/ajouter/", "/equipe/compte/cles/entrer/"
CODE, CONFIRM = "/equipe/compte/code/", "/equipe/compte/cles/confirmer/"

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def protected(client: Client, member: Account) -> Account:
    """Signed in with password and code."""
    set_up_second_factor(member)
    sign_in(client, member.email)
    client.post(CODE, {"code": code_at()})
    return member


def options_of(answer: Any, kind: str) -> dict[str, Any]:
    return dict(answer.context["js_data"][kind]["publicKey"])


def add(client: Client, key: SoftKey, name: str = "téléphone") -> Any:
    """Register `key` from the page."""
    challenge = options_of(client.get(ADD), "creation_options")["challenge"]
    return client.post(ADD, {"name": name, "passwordless": "True", "credential": json.dumps(key.created(challenge))})


def challenge_of(client: Client) -> str:
    """What the door asks of a key."""
    answer = client.get(ENTER, headers={"accept": "application/json"})
    return str(answer.json()["request_options"]["publicKey"]["challenge"])


def enter(client: Client, key: SoftKey, challenge: str = "") -> Any:
    answer = key.asserted(challenge or challenge_of(client))
    return client.post(ENTER, {"credential": json.dumps(answer)})


# ── Adding ───────────────────────────────────────────────────────────────────
def test_a_key_is_added_and_named(client: Client, protected: Account) -> None:
    answer = add(client, SoftKey(protected), "clé du bureau")

    assert answer.status_code == 302
    assert keys_of(protected) == ["clé du bureau"]
    assert Entry.objects.filter(verb="accounts.add_second_factor").count() == 1


def test_the_page_asks_for_a_key_that_verifies_who_holds_it(client: Client, protected: Account) -> None:
    page = client.get(ADD).content.decode()

    assert 'data-passkey="create"' in page
    assert "data-options=" in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    "forged",
    [
        {"origin": "https://ailleurs.test"},
        {"origin": "http://testserver"},
        {"rp_id": "ailleurs.test"},
        {"is_verified": False},
    ],
)
def test_a_key_of_another_origin_or_unverified_is_not_added(
    client: Client, protected: Account, forged: dict[str, Any]
) -> None:
    answer = add(client, SoftKey(protected, **forged))

    assert answer.status_code == 200
    assert keys_of(protected) == []


@pytest.mark.parametrize("sent", ["", "null", "{}", '{"id": 1}', "pas du json", "[]"])
def test_a_senseless_answer_adds_nothing(client: Client, protected: Account, sent: str) -> None:
    client.get(ADD)

    answer = client.post(ADD, {"name": "x", "passwordless": "True", "credential": sent})

    assert (answer.status_code, keys_of(protected)) == (200, [])


def test_an_answer_to_another_challenge_is_not_added(client: Client, protected: Account) -> None:
    client.get(ADD)

    client.post(ADD, {"name": "x", "credential": json.dumps(SoftKey(protected).created("AAAA"))})

    assert keys_of(protected) == []


def test_a_key_alone_is_a_second_factor_with_its_backup_codes(client: Client, member: Account) -> None:
    sign_in(client, member.email)

    answer = add(client, SoftKey(member))

    assert answer.url == "/equipe/compte/codes-de-secours/"
    assert queries.has_second_factor(member)
    assert len(queries.backup_codes_left(member)) == 10


# ── Entering ─────────────────────────────────────────────────────────────────
def test_a_key_enters_without_password(client: Client, member: Account) -> None:
    answer = enter(client, add_key(member))

    assert (answer.status_code, answer.url) == (302, DOOR)
    assert client.get("/equipe/compte/profil/").status_code == 200


def test_a_key_stands_for_the_code_after_the_password(client: Client, member: Account) -> None:
    key = add_key(member)
    sign_in(client, member.email)

    shown = client.get(CODE)
    client.post(CODE, {"credential": json.dumps(key.asserted(options_of(shown, "request_options")["challenge"]))})

    assert client.get("/equipe/compte/profil/").status_code == 200


@pytest.mark.parametrize(
    "forged", [{"origin": "https://ailleurs.test"}, {"rp_id": "ailleurs.test"}, {"is_verified": False}]
)
def test_a_key_used_from_elsewhere_or_unverified_does_not_enter(
    client: Client, member: Account, forged: dict[str, Any]
) -> None:
    key = add_key(member)
    for name, value in forged.items():
        setattr(key, name, value)

    enter(client, key)

    assert not is_signed_in(client)


def test_an_answer_is_used_once(client: Client, member: Account) -> None:
    key = add_key(member)
    challenge = challenge_of(client)
    replayed = {"credential": json.dumps(key.asserted(challenge))}
    client.post(ENTER, replayed)
    client.post("/equipe/compte/deconnexion/")

    client.post(ENTER, replayed)
    challenge_of(client)
    client.post(ENTER, replayed)

    assert not is_signed_in(client)


def test_a_key_signs_in_nobody_else(client: Client, member: Account) -> None:
    other = factories.make_account("Ava Autre", is_demonstration=False)
    key = add_key(member)
    add_key(other)
    key.account = other

    enter(client, key)

    assert not is_signed_in(client)


def test_a_second_step_wants_a_key_of_the_same_account(client: Client, member: Account) -> None:
    other = factories.make_account("Ava Autre", is_demonstration=False)
    foreign = add_key(other)
    add_key(member)
    sign_in(client, member.email)
    shown = client.get(CODE)

    client.post(CODE, {"credential": json.dumps(foreign.asserted(options_of(shown, "request_options")["challenge"]))})

    assert not is_signed_in(client)


@pytest.mark.parametrize("sent", ["", "null", "{}", '{"id": 1}', "pas du json", '{"response": {"userHandle": "!"}}'])
def test_a_senseless_answer_is_refused_in_words(client: Client, member: Account, sent: str) -> None:
    add_key(member)
    challenge_of(client)

    answer = client.post(ENTER, {"credential": sent})

    assert answer.status_code == 302
    assert not is_signed_in(client)


def test_a_disabled_account_does_not_enter_with_its_key(
    client: Client, member: Account, administrator: Account
) -> None:
    key = add_key(member)
    actions.deactivate_account(account=member, actor=administrator, at=factories.JOINED_AT)

    answer = enter(client, key)

    assert answer.url == DOOR
    assert not is_signed_in(client)


def test_forty_people_behind_one_address_enter_with_their_keys(member: Account) -> None:
    key = add_key(member)
    browsers = [Client() for _ in range(40)]

    for browser in browsers:
        enter(browser, key)

    assert [is_signed_in(browser) for browser in browsers] == [True] * 40


# ── Proving again ────────────────────────────────────────────────────────────
def test_a_key_is_a_recent_proof(client: Client, member: Account) -> None:
    factories.make_grant(member, Role.ADMINISTRATOR)
    key = add_key(member)
    enter(client, key)
    session = client.session
    session["signed_in_at"] -= 1000
    for record in session["account_authentication_methods"]:
        record["at"] -= 1000
    session.save()
    asked = client.get("/equipe/journal/").status_code

    shown = client.get(f"{CONFIRM}?next=/equipe/journal/")
    answer = key.asserted(options_of(shown, "request_options")["challenge"])
    proven = client.post(CONFIRM, {"credential": json.dumps(answer), "next": "/equipe/journal/"})

    assert (asked, proven.url) == (302, "/equipe/journal/")
    assert client.get("/equipe/journal/").status_code == 200


# ── Keeping ──────────────────────────────────────────────────────────────────
def test_a_key_is_renamed(client: Client, protected: Account) -> None:
    add_key(protected)
    pk = Authenticator.objects.get(type="webauthn").pk

    client.post(f"{KEYS}{pk}/renommer/", {"name": "vieux téléphone"})

    assert keys_of(protected) == ["vieux téléphone"]


def test_a_key_is_removed_while_another_factor_stays(client: Client, protected: Account) -> None:
    add_key(protected)
    pk = Authenticator.objects.get(type="webauthn").pk
    shown = client.get(f"{KEYS}{pk}/retirer/").status_code

    client.post(f"{KEYS}{pk}/retirer/")

    assert (shown, keys_of(protected)) == (200, [])
    assert Entry.objects.filter(verb="accounts.remove_second_factor").count() == 1


def test_the_last_factor_stays(client: Client, member: Account) -> None:
    enter(client, add_key(member))
    pk = Authenticator.objects.get(type="webauthn").pk
    listed = client.get(KEYS).content.decode()

    client.post(f"{KEYS}{pk}/retirer/")

    assert "Retirer «" not in listed
    assert keys_of(member) == ["téléphone"]


@pytest.mark.parametrize("act", ["renommer/", "retirer/"])
def test_another_accounts_key_does_not_exist(client: Client, protected: Account, act: str) -> None:
    other = factories.make_account("Ava Autre", is_demonstration=False)
    add_key(other)
    add_key(protected)
    pk = Authenticator.objects.get(type="webauthn", user=other).pk

    answer = client.post(f"{KEYS}{pk}/{act}", {"name": "à moi"})

    assert answer.status_code == 404
    assert keys_of(other) == ["téléphone"]


def test_keys_cost_one_query(member: Account, django_assert_num_queries: Any) -> None:
    for count in (1, 3):
        while len(keys_of(member)) < count:
            add_key(member)
        with django_assert_num_queries(1):
            listed = queries.passkeys_of(member)

    assert [key.name for key in listed] == ["téléphone"] * 3


def test_a_key_belongs_to_the_host_asked_for(client: Client, protected: Account) -> None:
    options = options_of(client.get(ADD), "creation_options")

    assert options["rp"] == {"id": ORIGIN.removeprefix("https://"), "name": "Maillage"}
