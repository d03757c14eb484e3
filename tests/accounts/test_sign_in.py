"""The door: who enters, who is told the same, and how many times one may try (S9)."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client, override_settings

from maillage.accounts.devices import cookie_name
from maillage.accounts.models import Account
from tests import factories
from tests.accounts.conftest import DOOR, PASSWORD, is_signed_in, link_in, sign_in, with_password

TRIES = 10

pytestmark = pytest.mark.usefixtures("network")


def test_the_door_shows_the_form(client: Client) -> None:
    answer = client.get(DOOR)

    assert answer.status_code == 200
    assert 'name="login"' in answer.content.decode()


def test_the_right_password_opens(client: Client, demo_member: Account) -> None:
    answer = sign_in(client, demo_member.email.upper())

    assert (answer.status_code, answer.url) == (302, DOOR)
    assert is_signed_in(client)


def test_the_way_back_is_kept_inside_the_site(client: Client, demo_member: Account) -> None:
    inside = client.post(DOOR, {"login": demo_member.email, "password": PASSWORD, "next": "/equipe/compte/appareils/"})
    outside = Client().post(DOOR, {"login": demo_member.email, "password": PASSWORD, "next": "https://ailleurs.test/"})

    assert (inside.url, outside.url) == ("/equipe/compte/appareils/", DOOR)


def test_known_and_unknown_addresses_are_answered_alike(client: Client, demo_member: Account) -> None:
    known = sign_in(client, demo_member.email, "pas le bon mot de passe")
    unknown = sign_in(client, "qui@exemple.test", "pas le bon mot de passe")

    same = [answer.content.decode().replace(demo_member.email, "qui@exemple.test") for answer in (known, unknown)]
    assert known.status_code == unknown.status_code == 200
    assert without_tokens(same[0]) == without_tokens(same[1])


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_eleventh_try_is_refused_even_with_the_right_password(client: Client, demo_member: Account) -> None:
    for number in range(TRIES):
        sign_in(client, demo_member.email, f"mauvais mot {number}")

    answer = sign_in(client, demo_member.email)

    assert "Trop d’essais" in answer.content.decode()
    assert not is_signed_in(client)


def test_the_tenth_try_may_be_right(client: Client, demo_member: Account) -> None:
    for number in range(TRIES - 1):
        sign_in(client, demo_member.email, f"mauvais mot {number}")

    sign_in(client, demo_member.email)

    assert is_signed_in(client)


@override_settings(ALLOWED_HOSTS=["testserver", "localhost"])
def test_another_host_name_or_address_gives_no_more_tries(client: Client, demo_member: Account) -> None:
    for number in range(TRIES):
        sign_in(client, demo_member.email, f"mauvais mot {number}", REMOTE_ADDR=f"192.0.2.{number}")

    sign_in(client, demo_member.email, headers={"host": "localhost"}, REMOTE_ADDR="198.51.100.7")

    assert not is_signed_in(client)


def test_thirty_five_people_behind_one_address_all_enter(db: None) -> None:
    people = [with_password(factories.make_account(f"Personne {number}")) for number in range(35)]
    signed_in = []

    for person in people:
        browser = Client(REMOTE_ADDR="192.0.2.1")
        sign_in(browser, person.email, "une faute de frappe")
        sign_in(browser, person.email)
        signed_in.append(is_signed_in(browser))

    assert signed_in == [True] * 35


def test_a_stranger_who_tries_does_not_shut_the_owner_out(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)
    client.post("/equipe/compte/deconnexion/")
    for number in range(TRIES + 1):
        sign_in(Client(), demo_member.email, f"mauvais mot {number}")

    sign_in(client, demo_member.email)

    assert is_signed_in(client)


def test_a_known_device_has_ten_tries_too(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)
    client.post("/equipe/compte/deconnexion/")
    for number in range(TRIES):
        sign_in(client, demo_member.email, f"mauvais mot {number}")

    sign_in(client, demo_member.email)

    assert not is_signed_in(client)


def test_the_mark_of_a_device_serves_its_account_alone(client: Client, demo_member: Account) -> None:
    other = with_password(factories.make_account("Autre", email="autre@exemple.test"))
    sign_in(client, demo_member.email)
    client.post("/equipe/compte/deconnexion/")
    for number in range(TRIES):
        sign_in(Client(), other.email, f"mauvais mot {number}")

    sign_in(client, other.email)

    assert not is_signed_in(client)


def test_the_mark_of_a_device_is_closed_to_scripts_and_names_nobody(client: Client, demo_member: Account) -> None:
    answer = sign_in(client, demo_member.email)

    cookie = answer.cookies[cookie_name()]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert demo_member.email not in cookie.value
    assert str(demo_member.id) not in cookie.value


def test_signing_out_needs_a_post(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)

    asked = client.get("/equipe/compte/deconnexion/")
    still_in = is_signed_in(client)
    client.post("/equipe/compte/deconnexion/")

    assert (asked.status_code, still_in, is_signed_in(client)) == (200, True, False)


def test_a_forgotten_password_is_changed_by_mail_and_closes_sessions(client: Client, member: Account) -> None:
    before = Client()
    sign_in(before, member.email)
    client.post("/equipe/compte/mot-de-passe/oubli/", {"email": member.email})
    form = client.get(link_in(mail.outbox[0].body), follow=True)

    changed = client.post(
        form.request["PATH_INFO"], {"password1": "un autre quai la nuit", "password2": "un autre quai la nuit"}
    )

    member.refresh_from_db()
    assert (changed.status_code, changed.url) == (302, "/equipe/compte/mot-de-passe/change/")
    assert member.check_password("un autre quai la nuit")
    assert client.get(changed.url).status_code == 200
    assert before.get("/equipe/compte/appareils/").status_code == 302


def test_the_link_of_a_forgotten_password_serves_once(client: Client, member: Account) -> None:
    client.post("/equipe/compte/mot-de-passe/oubli/", {"email": member.email})
    path = link_in(mail.outbox[0].body)
    form = client.get(path, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "un autre quai la nuit", "password2": "un autre quai la nuit"})

    again = Client().get(path, follow=True)

    assert "Ce lien ne peut plus servir" in again.content.decode()


def test_a_forgotten_password_is_answered_alike_for_all(client: Client, member: Account, demo_member: Account) -> None:
    disabled = factories.make_account("Partie", email="partie@exemple.test", is_demonstration=False, is_active=False)
    addresses = [member.email, "qui@exemple.test", demo_member.email, disabled.email]

    answers = [client.post("/equipe/compte/mot-de-passe/oubli/", {"email": address}) for address in addresses]

    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, "/equipe/compte/mot-de-passe/oubli/envoye/")
    }
    assert client.get(answers[0].url).status_code == 200
    assert [message.to for message in mail.outbox] == [[member.email]]


def test_mails_for_a_forgotten_password_are_five_an_hour(client: Client, member: Account) -> None:
    answers = [client.post("/equipe/compte/mot-de-passe/oubli/", {"email": member.email}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Attendez un quart d’heure" in answers[5].content.decode()
    assert len(mail.outbox) == 5


def test_nobody_signs_up(client: Client) -> None:
    answer = client.get("/equipe/compte/signup/")

    assert answer.status_code == 404
