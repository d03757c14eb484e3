"""The pages of one's own account, on a phone: no accessibility fault, no foreign request, no script needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright

from maillage.accounts import actions
from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Account
from tests import factories
from tests.accounts.conftest import KEY, PASSWORD, code_at, with_password
from tests.browser import axe
from tools.needs import chromium

SHOTS = os.environ.get("MAILLAGE_ACCOUNT_SHOTS", "")
OWN = "/equipe/compte/"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; Django is told that its own thread may still talk to the database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def phone(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A phone that refuses requests to anybody else."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 375, "height": 800}, bypass_csp=True)
    foreign: list[str] = []
    context.on(
        "request", lambda sent: None if sent.url.startswith((live_server.url, "data:")) else foreign.append(sent.url)
    )
    yield context.new_page()
    context.close()
    assert foreign == []


def look(page: Page, name: str) -> list[str]:
    """What is wrong on the page shown; keeps a picture when a folder is named."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{name}: {fault}" for fault in [*axe.violations(page), *(["wider than the screen"] if wide else [])]]


def visit(page: Page, path: str, name: str) -> list[str]:
    page.goto(path)
    return look(page, name)


def test_doors_are_clean_and_an_invitation_ends_at_the_first_screen(phone: Page) -> None:
    factories.make_network(is_demonstration=False)
    administrator = factories.make_account("Alix Administre", email="alix@exemple.test")
    factories.make_grant(administrator, Role.ADMINISTRATOR)
    link = actions.invite_account(
        email="nour@exemple.test",
        name="Nour Nouveau",
        role=Role.COORDINATION,
        scope=Scope.NETWORK,
        site_address="",
        actor=administrator,
        at=timezone.now(),
    ).link
    faults = visit(phone, "/equipe/", "door") + visit(phone, f"{OWN}mot-de-passe/oubli/", "forgotten")
    faults += visit(phone, f"{OWN}mot-de-passe/oubli/envoye/", "forgotten-done")
    faults += visit(phone, f"{OWN}invitation/inconnue/", "invitation-closed") + visit(phone, link, "invitation")

    phone.get_by_label("Mot de passe").fill("court")
    phone.get_by_label("Encore une fois").fill("long")
    phone.get_by_role("button", name="Ouvrir mon compte").click()
    faults += look(phone, "invitation-refused")
    phone.get_by_label("Mot de passe").fill(PASSWORD)
    phone.get_by_label("Encore une fois").fill(PASSWORD)
    phone.get_by_role("button", name="Ouvrir mon compte").click()
    faults += look(phone, "set-up")

    assert phone.url.endswith(f"{OWN}double-verification/activer/")
    assert faults == []


def test_pages_of_a_signed_in_person_are_clean(phone: Page) -> None:
    factories.make_network(is_demonstration=False)
    account = with_password(factories.make_account("Noé Membre", email="noe@exemple.test", is_demonstration=False))
    protect(account)
    phone.goto("/equipe/")
    phone.get_by_label("Adresse électronique").fill(account.email)
    phone.get_by_label("Mot de passe").fill(PASSWORD)
    phone.get_by_role("button", name="Entrer").click()
    faults = look(phone, "code")
    phone.get_by_label("Code à six chiffres").fill(code_at())
    phone.get_by_role("button", name="Entrer").click()

    for path in (
        "profil/",
        "mot-de-passe/",
        "appareils/",
        "double-verification/",
        "double-verification/changer/",
        "codes-de-secours/",
        "codes-de-secours/refaire/",
        "deconnexion/",
        "code/confirmer/",
        "confirmer/",
    ):
        faults += visit(phone, f"{OWN}{path}", path.replace("/", "-"))

    assert faults == []


def protect(account: Account) -> None:
    """A second factor and its backup codes."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(account, KEY)
    RecoveryCodes.activate(account)
