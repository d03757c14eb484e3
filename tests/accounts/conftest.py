"""People with a password, at a real door."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from maillage.accounts.models import Account
from tests import factories

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
PASSWORD = "trois lampes sur le quai"
DOOR = "/equipe/"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class LightArgon2(Argon2PasswordHasher):
    """Argon2id with a small memory: the tests try hundreds of passwords."""

    time_cost, memory_cost, parallelism = 1, 64, 1


@pytest.fixture(autouse=True)
def _light_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.LightArgon2"]


@pytest.fixture
def member(db: None) -> Account:
    """A real colleague, with a password and no second factor yet."""
    return with_password(factories.make_account("Noé Membre", email="noe@exemple.test", is_demonstration=False))


@pytest.fixture
def demo_member(db: None) -> Account:
    """A demonstration account, with a password."""
    return with_password(factories.make_account("Dana Démo", email="dana@exemple.test"))


def with_password(account: Account) -> Account:
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(client: Client, email: str, password: str = PASSWORD, **headers: Any) -> Any:
    """Fill the form of the door."""
    return client.post(DOOR, {"login": email, "password": password}, **headers)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code_at(steps: int = 0) -> str:
    """The right code of `KEY`, so many periods of 30 seconds from now."""
    return format_hotp_value(hotp_value(KEY, int(time.time()) // 30 + steps))


def set_up_second_factor(account: Account) -> Authenticator:
    return TOTP.activate(account, KEY).instance


def link_in(text: str) -> str:
    """The path of the only link of a mail."""
    found = re.findall(r"https?://[^/\s]+(/\S+)", text)
    assert len(found) == 1
    return str(found[0])
