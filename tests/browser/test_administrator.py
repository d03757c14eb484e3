"""An administrator and who they invite: link, password, one-time codes, roles, devices, closing."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

PASSWORD = "une-barque-remonte-la-Durance"
PERIOD_SECONDS = 30


def code(secret: str, *, periods_ahead: int = 0) -> str:
    """A one-time code (RFC 6238: SHA-1, 30 seconds, six digits)."""
    key = base64.b32decode(secret)
    counter = struct.pack(">Q", int(time.time()) // PERIOD_SECONDS + periods_ahead)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_the_code_of_this_test_is_that_of_the_standard() -> None:
    # RFC 6238, appendix B: at 59 seconds, 94287082 of eight digits.
    secret = base64.b32encode(b"12345678901234567890").decode()
    ahead = 1 - int(time.time()) // PERIOD_SECONDS

    assert code(secret, periods_ahead=ahead) == "287082"


def invite(page: Page, name: str, email: str) -> str:
    """The link that the administrator may hand over."""
    page.goto("/equipe/personnes/inviter/")
    page.get_by_label("Prénom et nom").fill(name)
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Rôle").select_option(label="coordination du réseau")
    page.get_by_label("Étendue").select_option(label="tout le réseau")
    page.get_by_role("button", name="Inviter").click()
    return page.locator(".invitation-link a").inner_text()


def open_account(page: Page, link: str) -> str:
    """Choose a password; the secret of the one-time codes."""
    page.goto(link)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_label("Encore une fois").fill(PASSWORD)
    page.get_by_role("button", name="Ouvrir mon compte").click()
    expect(page.get_by_role("heading", name="Mettre en place la double vérification")).to_be_visible()
    return page.locator("main code").inner_text()


def enter(page: Page, email: str, one_time_code: str) -> None:
    page.goto("/equipe/")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Entrer").click()
    page.get_by_label("Code à six chiffres").fill(one_time_code)
    page.get_by_role("button", name="Entrer").click()


def leave(page: Page) -> None:
    page.goto("/equipe/compte/deconnexion/")
    page.get_by_role("main").get_by_role("button", name="Me déconnecter").click()


def test_an_invited_person_sets_up_codes_and_enters_again_with_one(new_page: NewPage) -> None:
    administrator, invited = new_page(width=1280, role="administrator"), new_page(width=375)
    email = "zelie@exemple.test"

    open_account(invited, invite(administrator, "Zélie Nouvelle", email))
    invited.goto("/equipe/lieux/")
    secret = invited.locator("main code").inner_text()
    invited.get_by_label("Code à six chiffres").fill("000000")
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_label("Code à six chiffres")).to_have_attribute("aria-invalid", "true")
    invited.get_by_label("Code à six chiffres").fill(code(secret))
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_role("heading", name="Codes de secours")).to_be_visible()
    backup_codes = invited.locator("main code").all_inner_texts()
    leave(invited)
    enter(invited, email, code(secret, periods_ahead=1))
    expect(invited.get_by_role("heading", name="Bonjour Zélie Nouvelle")).to_be_visible()
    leave(invited)
    enter(invited, email, backup_codes[0])

    expect(invited.get_by_role("heading", name="Bonjour Zélie Nouvelle")).to_be_visible()
    assert len(set(backup_codes)) == 10


def test_a_link_used_once_opens_nothing_more(new_page: NewPage) -> None:
    administrator, invited, other = new_page(role="administrator"), new_page(), new_page()
    link = invite(administrator, "Basile Premier", "basile@exemple.test")

    open_account(invited, link)
    other.goto(link)

    expect(other.get_by_role("heading", name="Invitation fermée")).to_be_visible()


def test_a_role_is_given_and_withdrawn_then_the_closed_account_is_refused_at_its_next_click(new_page: NewPage) -> None:
    administrator, invited = new_page(width=1280, role="administrator"), new_page()
    secret = open_account(invited, invite(administrator, "Cléo Passante", "cleo@exemple.test"))
    invited.get_by_label("Code à six chiffres").fill(code(secret))
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_role("heading", name="Codes de secours")).to_be_visible()

    administrator.goto("/equipe/personnes/")
    administrator.get_by_role("link", name="Cléo Passante").click()
    roles = administrator.get_by_role("region", name="Rôles").get_by_role("listitem")
    before = roles.count()
    administrator.get_by_label("Rôle", exact=True).select_option(label="documentation")
    administrator.get_by_label("Étendue").select_option(label="tout le réseau")
    administrator.get_by_role("button", name="Donner ce rôle").click()
    expect(roles).to_have_count(before + 1)
    given = roles.filter(has_text="documentation · tout le réseau")
    given.get_by_text("Renouveler ou retirer").click()
    given.get_by_role("button", name="Retirer ce rôle").click()
    expect(given).to_contain_text("retiré")
    invited.goto("/equipe/")
    administrator.get_by_role("button", name="Fermer ce compte").click()
    expect(administrator.get_by_text("compte fermé")).to_be_visible()
    invited.goto("/equipe/lieux/")

    expect(invited.get_by_role("heading", name="Espace de l’équipe")).to_be_visible()


def test_a_device_in_the_list_is_signed_out_from_another(
    new_page: NewPage,
) -> None:
    here, there = new_page(width=1280, role="coordination"), new_page(role="coordination")

    here.goto("/equipe/compte/appareils/")
    devices = here.get_by_role("main").get_by_role("listitem")
    expect(devices).to_have_count(2)
    here.get_by_role("button", name="Déconnecter cet appareil").click()
    expect(here.get_by_text("Cet appareil est déconnecté.")).to_be_visible()
    expect(devices).to_have_count(1)
    there.goto("/equipe/lieux/")

    expect(there.get_by_role("heading", name="Espace de l’équipe")).to_be_visible()
