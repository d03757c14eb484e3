"""Passkeys in a real browser, with a virtual authenticator: add, enter, prove again, rename, remove."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage
from tests.browser.people import PASSWORD, invite, leave

KEYS = "/equipe/compte/cles/"
EMAIL = "clef@exemple.test"


def plug_in(page: Page) -> Any:
    """An authenticator built in the device, which recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    return session


def open_account(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_label("Encore une fois").fill(PASSWORD)
    page.get_by_role("button", name="Ouvrir mon compte").click()


def test_from_the_first_key_to_its_removal(new_page: NewPage) -> None:
    administrator, page = new_page(width=1280, role="administrator"), new_page()
    plug_in(page)
    open_account(page, invite(administrator, "Clémence Clef", EMAIL))

    page.get_by_role("link", name="Utiliser plutôt une clé d’accès").click()
    faults = violations(page)
    page.get_by_label("Nom de la clé").fill("téléphone")
    page.get_by_role("button", name="Créer la clé").click()
    expect(page.get_by_role("heading", name="Codes de secours")).to_be_visible()
    leave(page)

    page.goto("/equipe/")
    faults += violations(page)
    page.get_by_role("button", name="Entrer avec une clé d’accès").click()
    expect(page.get_by_role("heading", name="Bonjour Clémence Clef")).to_be_visible()

    page.goto("/equipe/compte/cles/confirmer/?next=/equipe/lieux/")
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    expect(page.get_by_role("heading", name="Lieux")).to_be_visible()

    page.goto(KEYS)
    faults += violations(page)
    expect(page.get_by_text("C’est votre seule vérification")).to_be_visible()
    page.get_by_role("link", name="Renommer « téléphone »").click()
    page.get_by_label("Nom de la clé").fill("mon téléphone")
    page.get_by_role("button", name="Renommer").click()
    expect(page.get_by_text("mon téléphone", exact=True)).to_be_visible()
    assert faults == []


def test_the_browser_refuses_and_the_page_says_what_to_do(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("CredentialsContainer.prototype.get = () => Promise.reject(new Error('refused'))")
    page.goto("/equipe/")

    page.get_by_role("button", name="Entrer avec une clé d’accès").click()

    expect(page.get_by_text("Votre clé n’a pas répondu.")).to_be_visible()


def test_without_script_no_button_promises_a_key(new_page: NewPage) -> None:
    page = new_page(script=False)

    page.goto("/equipe/")

    expect(page.get_by_role("button", name="Entrer avec une clé d’accès")).to_be_hidden()
    expect(page.get_by_role("button", name="Entrer", exact=True)).to_be_visible()
