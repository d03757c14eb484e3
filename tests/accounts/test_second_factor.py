"""One-time codes: compulsory, tried five times in five minutes, used once, sealed in the database."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from maillage.accounts import queries
from maillage.accounts.models import Account
from maillage.safeguards.models import Entry
from tests.accounts.conftest import (
    DOOR,
    KEY,
    PASSWORD,
    code_at,
    is_signed_in,
    set_up_second_factor,
    sign_in,
)

ACTIVATE = "/equipe/compte/double-verification/activer/"
CODE = "/equipe/compte/code/"
WRONG = "000000"

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def protected(member: Account) -> Account:
    set_up_second_factor(member)
    return member


@pytest.fixture(autouse=True)
def _no_code_is_wrong_by_luck() -> None:
    assert WRONG not in {code_at(step) for step in (-2, -1, 0, 1, 2)}


@pytest.mark.parametrize(
    "path", [DOOR, "/equipe/compte/profil/", "/equipe/compte/appareils/", "/en/equipe/compte/profil/"]
)
def test_every_staff_page_leads_to_the_set_up_until_it_is_done(client: Client, member: Account, path: str) -> None:
    sign_in(client, member.email)

    answer = client.get(path)

    assert (answer.status_code, answer.url.removeprefix("/en")) == (302, ACTIVATE)


def test_signing_out_stays_possible_before_the_set_up(client: Client, member: Account) -> None:
    sign_in(client, member.email)

    client.post("/equipe/compte/deconnexion/")

    assert not is_signed_in(client)


def test_a_demonstration_account_enters_without_second_factor(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)

    answer = client.get("/equipe/compte/appareils/")

    assert answer.status_code == 200
    assert "Vous utilisez un compte de démonstration" in answer.content.decode()


@pytest.mark.parametrize("path", ["profil/", "mot-de-passe/", "double-verification/", "double-verification/activer/"])
def test_a_shared_demonstration_account_is_changed_by_nobody(client: Client, demo_member: Account, path: str) -> None:
    sign_in(client, demo_member.email)

    assert client.get(f"/equipe/compte/{path}").status_code == 404
    assert client.post(f"/equipe/compte/{path}", {"name": "X", "language": "fr"}).status_code == 404


def test_the_set_up_shows_the_drawing_and_the_key_then_the_backup_codes(client: Client, member: Account) -> None:
    sign_in(client, member.email)
    shown = client.get(ACTIVATE)
    session = client.session
    session["mfa.totp.secret"] = KEY
    session.save()

    done = client.post(ACTIVATE, {"code": code_at()}, follow=True)

    page = done.content.decode()
    assert "data:image/svg+xml;base64," in shown.content.decode()
    assert shown.context["form"].secret in shown.content.decode()
    assert done.redirect_chain == [("/equipe/compte/codes-de-secours/", 302)]
    assert [code in page for code in queries.backup_codes_left(member)] == [True] * 10
    assert client.get("/equipe/compte/profil/").status_code == 200


def test_a_wrong_first_code_sets_nothing_up(client: Client, member: Account) -> None:
    sign_in(client, member.email)
    client.get(ACTIVATE)

    answer = client.post(ACTIVATE, {"code": WRONG})

    assert "Ce code n’est pas le bon" in answer.content.decode()
    assert not queries.has_second_factor(member)


def test_setting_up_closes_sessions_opened_by_password_alone(
    client: Client, member: Account, django_capture_on_commit_callbacks: Any
) -> None:
    other = Client()
    sign_in(other, member.email)
    sign_in(client, member.email)
    session = client.session
    session["mfa.totp.secret"] = KEY
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(ACTIVATE, {"code": code_at()})

    assert not is_signed_in(other)
    assert is_signed_in(client)


def test_setting_up_is_journalled(client: Client, member: Account, django_capture_on_commit_callbacks: Any) -> None:
    sign_in(client, member.email)
    session = client.session
    session["mfa.totp.secret"] = KEY
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(ACTIVATE, {"code": code_at()})

    verbs = {entry.verb for entry in Entry.objects.all()}
    assert verbs == {"accounts.add_second_factor"}


def test_the_key_is_sealed_in_the_database(protected: Account) -> None:
    kept = Authenticator.objects.get(user=protected).data["secret"]

    assert KEY not in kept
    assert kept.startswith("gAAAA")


def test_the_password_alone_is_not_enough(client: Client, protected: Account) -> None:
    answer = sign_in(client, protected.email)

    assert (answer.status_code, answer.url, is_signed_in(client)) == (302, CODE, False)
    assert client.get("/equipe/compte/profil/").status_code == 302


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_right_code_opens_with_a_clock_thirty_seconds_off(client: Client, protected: Account, steps: int) -> None:
    sign_in(client, protected.email)
    shown = client.get(CODE)

    client.post(CODE, {"code": code_at(steps)})

    assert shown.status_code == 200
    assert is_signed_in(client)


def test_a_code_works_once(client: Client, protected: Account) -> None:
    code = code_at()
    sign_in(client, protected.email)
    client.post(CODE, {"code": code})
    other = Client()
    sign_in(other, protected.email)

    other.post(CODE, {"code": code})

    assert not is_signed_in(other)


def test_the_code_of_the_set_up_does_not_sign_in_again(client: Client, member: Account) -> None:
    code = code_at()
    sign_in(client, member.email)
    session = client.session
    session["mfa.totp.secret"] = KEY
    session.save()
    client.post(ACTIVATE, {"code": code})
    other = Client()
    sign_in(other, member.email)

    other.post(CODE, {"code": code})

    assert not is_signed_in(other)


def test_the_sixth_try_is_refused_even_when_right(client: Client, protected: Account) -> None:
    sign_in(client, protected.email)
    for number in range(5):
        client.post(CODE, {"code": f"00000{number}"})

    client.post(CODE, {"code": code_at()})

    assert not is_signed_in(client)


def test_the_fifth_try_may_be_right(client: Client, protected: Account) -> None:
    sign_in(client, protected.email)
    for number in range(4):
        client.post(CODE, {"code": f"00000{number}"})

    client.post(CODE, {"code": code_at()})

    assert is_signed_in(client)


def test_a_backup_code_replaces_the_telephone_once(client: Client, protected: Account) -> None:
    open_session(client, protected)
    client.post("/equipe/compte/codes-de-secours/refaire/")
    code = queries.backup_codes_left(protected)[0]
    first, second = Client(), Client()

    for browser in (first, second):
        sign_in(browser, protected.email)
        browser.post(CODE, {"code": code})

    assert [is_signed_in(first), is_signed_in(second)] == [True, False]
    assert len(queries.backup_codes_left(protected)) == 9


def open_session(client: Client, account: Account) -> None:
    """Sign in with both factors."""
    sign_in(client, account.email)
    client.post(CODE, {"code": code_at(-1)})


def test_backup_codes_are_downloaded_as_text(client: Client, protected: Account) -> None:
    open_session(client, protected)
    client.post("/equipe/compte/codes-de-secours/refaire/")

    answer = client.get("/equipe/compte/codes-de-secours/fichier/")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().split() == queries.backup_codes_left(protected)


def test_old_sessions_type_the_password_again_before_the_codes(client: Client, protected: Account) -> None:
    open_session(client, protected)
    session = client.session
    session["signed_in_at"] -= 901
    session.save()

    asked = client.get("/equipe/compte/codes-de-secours/")
    page = client.get(asked.url)
    answered = client.post(asked.url, {"password": PASSWORD})

    assert unquote(asked.url) == "/equipe/compte/confirmer/?next=/equipe/compte/codes-de-secours/"
    assert page.status_code == 200
    assert answered.url == "/equipe/compte/codes-de-secours/"
    assert client.get(answered.url).status_code == 200


def test_a_code_also_confirms_who_is_there(client: Client, protected: Account) -> None:
    open_session(client, protected)

    page = client.get("/equipe/compte/code/confirmer/?next=/equipe/compte/profil/")
    answer = client.post("/equipe/compte/code/confirmer/", {"code": code_at(), "next": "/equipe/compte/profil/"})

    assert page.status_code == 200
    assert answer.url == "/equipe/compte/profil/"


def test_changing_telephone_leads_back_to_the_set_up(client: Client, protected: Account) -> None:
    open_session(client, protected)
    shown = [client.get(f"/equipe/compte/double-verification/{path}").status_code for path in ("", "changer/")]

    client.post("/equipe/compte/double-verification/changer/")

    assert shown == [200, 200]
    assert not queries.has_second_factor(protected)
    assert client.get(DOOR).url == ACTIVATE


def test_the_code_page_lets_one_start_again(client: Client, protected: Account) -> None:
    sign_in(client, protected.email)

    client.post("/equipe/compte/deconnexion/")

    assert client.get(DOOR).status_code == 200


def test_the_second_factor_is_found_in_one_query(protected: Account, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert queries.has_second_factor(protected)
