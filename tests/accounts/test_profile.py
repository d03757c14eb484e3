"""One's own name and language; what is kept about staff; the hash of passwords."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from maillage.accounts.models import Account
from maillage.safeguards.models import Entry
from tests.accounts.conftest import set_up_second_factor

PROFILE = "/equipe/compte/profil/"


@pytest.fixture
def browser(network: object, member: Account, client_of: Callable[[Account], Client]) -> Client:
    set_up_second_factor(member)
    return client_of(member)


def test_a_name_and_a_language_are_changed(browser: Client, member: Account) -> None:
    answer = browser.post(PROFILE, {"name": "Noé Nouveau", "language": "en"})

    member.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, PROFILE)
    assert (member.name, member.language) == ("Noé Nouveau", "en")
    assert Entry.objects.get().verb == "accounts.change_profile"
    assert "C’est enregistré." in browser.get(PROFILE).content.decode()


@pytest.mark.parametrize("wrong", [{"name": "", "language": "fr"}, {"name": "X", "language": "de"}])
def test_a_wrong_profile_changes_nothing(browser: Client, member: Account, wrong: dict[str, str]) -> None:
    answer = browser.post(PROFILE, wrong)

    member.refresh_from_db()
    assert answer.status_code == 400
    assert "Il reste à corriger" in answer.content.decode()
    assert member.name == "Noé Membre"


def test_the_profile_is_in_english_under_its_address(browser: Client) -> None:
    page = browser.get(f"/en{PROFILE}").content.decode()

    assert "My profile" in page
    assert "Mon profil" not in page


def test_passwords_are_hashed_with_argon2id() -> None:
    from django.utils.module_loading import import_string

    hasher = import_string("django.contrib.auth.hashers.Argon2PasswordHasher")()

    assert hasher.encode("x", "somesalt1234").startswith("argon2$argon2id$")
    assert settings.AUTHENTICATION_BACKENDS == ["allauth.account.auth_backends.AuthenticationBackend"]
