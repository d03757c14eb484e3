"""Entering by an outside service: a second process of our own stands for ProConnect, over real HTTP."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from maillage.accounts import actions, departure
from maillage.accounts.models import Account, OpenIdentity
from maillage.safeguards.models import Entry
from maillage.safeguards.routes import routes
from tests import factories
from tests.accounts.conftest import DOOR, code_at, is_signed_in, set_up_second_factor, with_password
from tests.accounts.provider.site import CLIENT, PASSWORD, SECRET
from tests.demo.test_run import free_port

LEAVE, BACK = "/equipe/compte/service/", "/equipe/compte/service/retour/"
PROFILE = "/equipe/compte/profil/"
_START_SECONDS = 60

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the service, while its process runs."""
    port, folder = free_port(), tmp_path_factory.mktemp("service")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.accounts.provider.site", str(port), str(folder), f"http://testserver{BACK}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(process, address)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the service of the tests does not start")


@pytest.fixture
def service(issuer: str, settings: Any) -> str:
    """Maillage set up for the service. Settings from the environment would refuse plain http."""
    settings.OPENID = openid_of(issuer)
    return issuer


def openid_of(issuer: str, **values: Any) -> dict[str, Any]:
    told = {"client_id": CLIENT, "client_secret": SECRET, "name": "ProConnect", "scope": "openid email", "acr": ""}
    return {"issuer": issuer, **told, "trusts_email": False, **values}


def leave(client: Client, **posted: str) -> str:
    """Press the button; where it leads."""
    answer = client.post(LEAVE, posted)
    assert answer.status_code == 302
    return str(answer["Location"])


def say_who(address: str, email: str) -> str:
    """Sign in at the service with a browser of one's own; the path it sends back to, with its code."""
    browser = requests.Session()
    form = browser.get(address, timeout=10)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
    assert token
    posted = {
        "login": email,
        "password": PASSWORD,
        "csrfmiddlewaretoken": token[1],
        "next": parse_qs(urlsplit(form.url).query)["next"][0],
    }
    answer = browser.post(form.url, data=posted, allow_redirects=False, timeout=10)
    while not answer.headers["Location"].startswith("http://testserver"):
        there = requests.compat.urljoin(answer.url, answer.headers["Location"])
        answer = browser.get(there, allow_redirects=False, timeout=10)
    return str(answer.headers["Location"]).removeprefix("http://testserver")


def enter(client: Client, email: str, **posted: str) -> Any:
    return client.get(say_who(leave(client, **posted), email))


# ── Entering ─────────────────────────────────────────────────────────────────
def test_a_member_enters_and_is_linked_once(client: Client, member: Account, service: str) -> None:
    set_up_second_factor(member)

    enter(client, member.email)
    client.post("/equipe/compte/code/", {"code": code_at()})

    assert client.get(PROFILE).status_code == 200
    assert list(member.identities.values_list("issuer", flat=True)) == [service]
    assert Entry.objects.filter(verb="accounts.link_identity").count() == 1


def test_the_second_factor_is_asked_as_after_a_password(client: Client, member: Account, service: str) -> None:
    set_up_second_factor(member)

    answer = enter(client, member.email)

    assert (answer.status_code, answer["Location"]) == (302, "/equipe/compte/code/")
    assert not is_signed_in(client)


def test_without_a_second_factor_one_is_led_to_set_it_up(client: Client, member: Account, service: str) -> None:
    enter(client, member.email)

    assert client.get(PROFILE)["Location"] == "/equipe/compte/double-verification/activer/"


def test_one_comes_back_to_the_page_asked_for_and_nowhere_else(client: Client, member: Account, service: str) -> None:
    own = enter(client, member.email, next=PROFILE)
    client.logout()
    foreign = enter(client, member.email, next="https://ailleurs.test/")

    assert (own["Location"], foreign["Location"]) == (PROFILE, DOOR)


def test_afterwards_the_service_is_believed_on_its_own_name_not_on_the_address(
    client: Client, member: Account, service: str
) -> None:
    enter(client, member.email)
    client.logout()
    Account.objects.filter(pk=member.pk).update(email="autre@exemple.test")

    enter(client, "noe@exemple.test")

    assert client.session["_auth_user_id"] == str(member.pk)
    assert OpenIdentity.objects.count() == 1


def test_the_button_stands_on_the_sign_in_page(client: Client, service: str) -> None:
    page = client.get(DOOR).content.decode()

    assert "Entrer avec ProConnect" in page
    assert f'action="{LEAVE}"' in page


def test_what_is_asked_of_the_service(client: Client, service: str, settings: Any) -> None:
    settings.OPENID = openid_of(service, acr="eidas2")

    asked = parse_qs(urlsplit(leave(client)).query)

    random = {name: len(asked.pop(name)[0]) for name in ("state", "nonce", "code_challenge")}
    assert random == {"state": 43, "nonce": 43, "code_challenge": 43}
    assert asked == {
        "response_type": ["code"],
        "client_id": [CLIENT],
        "redirect_uri": [f"http://testserver{BACK}"],
        "scope": ["openid email"],
        "code_challenge_method": ["S256"],
        "acr_values": ["eidas2"],
    }


# ── Off ──────────────────────────────────────────────────────────────────────
def test_without_a_service_there_is_no_button_and_no_route(client: Client) -> None:
    page = client.get(DOOR).content.decode()

    assert "ProConnect" not in page
    assert (client.post(LEAVE).status_code, client.get(BACK).status_code) == (404, 404)


# ── Refusals ─────────────────────────────────────────────────────────────────
def refusal_of(answer: Any) -> tuple[int, str]:
    """The status and the sentence of the page."""
    return answer.status_code, answer.context["sentence"]


UNKNOWN = (403, "Aucun compte ouvert n’a cette adresse. Demandez une invitation à votre responsable de lieu.")
FAILED = (400, "Cette entrée n’a pas abouti. Recommencez depuis la page d’entrée.")
SILENT = (503, "Ce service ne répond pas. Essayez plus tard, ou entrez avec votre mot de passe.")


def is_unchanged(client: Client) -> bool:
    return not is_signed_in(client) and not OpenIdentity.objects.exists()


def test_an_unknown_person_does_not_enter(client: Client, service: str) -> None:
    answer = enter(client, "inconnue@exemple.test")

    assert refusal_of(answer) == UNKNOWN
    assert is_unchanged(client)
    assert not Account.objects.filter(email="inconnue@exemple.test").exists()


def test_a_disabled_account_is_answered_as_unknown(
    client: Client, member: Account, administrator: Account, service: str
) -> None:
    actions.deactivate_account(account=member, actor=administrator, at=factories.JOINED_AT)

    answer = enter(client, member.email)

    assert refusal_of(answer) == UNKNOWN
    assert is_unchanged(client)


def test_an_account_disabled_meanwhile_is_refused_at_the_next_request(
    client: Client, member: Account, administrator: Account, service: str
) -> None:
    set_up_second_factor(member)
    enter(client, member.email)
    client.post("/equipe/compte/code/", {"code": code_at()})
    before = client.get(PROFILE).status_code
    actions.deactivate_account(account=member, actor=administrator, at=factories.JOINED_AT)

    answer = client.get(PROFILE)
    again = enter(client, member.email)

    assert (before, answer.status_code, answer["Location"].split("?")[0]) == (200, 302, DOOR)
    assert refusal_of(again) == UNKNOWN


def test_a_demonstration_account_is_not_linked(client: Client, demo_member: Account, service: str) -> None:
    answer = enter(client, demo_member.email)

    assert refusal_of(answer) == UNKNOWN
    assert is_unchanged(client)


def test_an_address_the_service_does_not_vouch_for_opens_nothing(client: Client, service: str) -> None:
    with_password(factories.make_account("Dora Doute", email="doute@exemple.test", is_demonstration=False))

    answer = enter(client, "doute@exemple.test")

    assert refusal_of(answer) == (
        403,
        "Ce service n’a pas vérifié votre adresse. Entrez avec votre mot de passe.",
    )
    assert is_unchanged(client)


def test_an_address_given_to_somebody_else_opens_nothing(client: Client, member: Account, service: str) -> None:
    OpenIdentity.objects.create(account=member, issuer=service, subject="ancienne", linked_on="2026-01-05")

    answer = enter(client, member.email)

    assert refusal_of(answer) == UNKNOWN
    assert list(member.identities.values_list("subject", flat=True)) == ["ancienne"]


@pytest.mark.parametrize("forged", ["?code=x", "?code=x&state=", "?code=x&state=faux", "?state=%C3%A9&code=x", ""])
def test_a_wrong_state_is_refused(client: Client, service: str, forged: str) -> None:
    leave(client)

    answer = client.get(BACK + forged)

    assert refusal_of(answer) == FAILED
    assert is_unchanged(client)


def test_another_browser_does_not_use_the_code(client: Client, member: Account, service: str) -> None:
    back, other = say_who(leave(client), member.email), Client()
    leave(other)

    assert refusal_of(other.get(back)) == FAILED
    assert is_unchanged(other)


def test_an_answer_is_used_once(client: Client, member: Account, service: str) -> None:
    back = say_who(leave(client), member.email)
    client.get(back)
    client.post("/equipe/compte/deconnexion/")

    answer = client.get(back)

    assert refusal_of(answer) == FAILED
    assert not is_signed_in(client)


def test_the_service_refuses_a_code_used_twice(client: Client, member: Account, service: str) -> None:
    back = say_who(leave(client), member.email)
    kept = dict(client.session["openid_attempt"])
    client.get(back)
    client.logout()
    session = client.session
    session["openid_attempt"] = kept
    session.save()

    answer = client.get(back)

    assert refusal_of(answer) == FAILED
    assert not is_signed_in(client)


def _keep(client: Client, **values: Any) -> None:
    """Change what the session keeps of the attempt."""
    session = client.session
    session["openid_attempt"] = {**session["openid_attempt"], **values}
    session.save()


@pytest.mark.parametrize("changed", [{"nonce": "autre"}, {"verifier": "x" * 43}, {"left_at": 0.0}])
def test_another_nonce_another_verifier_or_a_late_answer_is_refused(
    client: Client, member: Account, service: str, changed: dict[str, Any]
) -> None:
    back = say_who(leave(client), member.email)
    _keep(client, **changed)

    answer = client.get(back)

    assert refusal_of(answer) == FAILED
    assert is_unchanged(client)


@pytest.mark.parametrize("wrong", [{"client_secret": "faux"}, {"acr": "eidas3"}])
def test_a_wrong_secret_or_a_level_not_reached_is_refused(
    client: Client, member: Account, service: str, settings: Any, wrong: dict[str, str]
) -> None:
    back = say_who(leave(client), member.email)
    settings.OPENID = openid_of(service, **wrong)

    answer = client.get(back)

    assert refusal_of(answer) == FAILED
    assert is_unchanged(client)


def test_a_refusal_of_the_service_is_told(client: Client, service: str) -> None:
    state = parse_qs(urlsplit(leave(client)).query)["state"][0]

    answer = client.get(f"{BACK}?error=access_denied&state={state}")

    assert refusal_of(answer) == (
        400,
        "Le service n’a pas confirmé qui vous êtes. Recommencez, ou utilisez votre mot de passe.",
    )


def test_a_silent_service_is_told_when_leaving_and_when_coming_back(
    client: Client, member: Account, service: str, settings: Any
) -> None:
    back = say_who(leave(client), member.email)
    settings.OPENID = openid_of(f"http://127.0.0.1:{free_port()}")

    answers = [client.get(back), client.post(LEAVE)]

    assert [refusal_of(answer) for answer in answers] == [SILENT, SILENT]
    assert is_unchanged(client)


def test_an_issuer_that_calls_itself_otherwise_is_refused(client: Client, service: str, settings: Any) -> None:
    settings.OPENID = openid_of(f"{service}/")

    assert refusal_of(client.post(LEAVE)) == FAILED


def test_refusals_are_told_in_the_language_one_left_in(client: Client, service: str) -> None:
    back = say_who(str(client.post("/en/equipe/compte/service/")["Location"]), "inconnue@exemple.test")

    answer = client.get(back)

    assert refusal_of(answer) == (403, "No open account has this address. Ask your place manager for an invitation.")


# ── Walls ────────────────────────────────────────────────────────────────────
def test_the_way_back_alone_may_write_by_get() -> None:
    writing = {route.name: route.access.writes for route in routes() if route.access and route.access.writes}

    assert writing == {
        "openid_back": {
            "accounts_account",
            "accounts_openidentity",
            "safeguards_entry",
            "safeguards_journalhead",
            "usersessions_usersession",
        }
    }


# ── Forgetting ───────────────────────────────────────────────────────────────
def test_the_link_goes_with_the_account(member: Account) -> None:
    OpenIdentity.objects.create(account=member, issuer="https://service.test", subject="x", linked_on="2026-01-05")

    departure.forget_departed(member.joined_at + departure.FORGOTTEN_AFTER * 2)

    assert OpenIdentity.objects.count() == 0
