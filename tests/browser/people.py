"""People who are invited, open their account, and come and go by the door."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import Page, expect

PASSWORD = "une-barque-remonte-la-Durance"
PERIOD_SECONDS = 30


def code(secret: str, *, periods_ahead: int = 0) -> str:
    """A one-time code (RFC 6238: SHA-1, 30 seconds, six digits)."""
    key = base64.b32decode(secret)
    counter = struct.pack(">Q", int(time.time()) // PERIOD_SECONDS + periods_ahead)
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


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
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.get_by_label("Code à six chiffres").fill(one_time_code)
    page.get_by_role("button", name="Entrer", exact=True).click()


def leave(page: Page) -> None:
    page.goto("/equipe/compte/deconnexion/")
    page.get_by_role("main").get_by_role("button", name="Me déconnecter").click()
