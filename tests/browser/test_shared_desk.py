"""The shared desk, by hand: a device is enrolled, reception admits a replacement, the desk locks and changes hands."""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage

RECEPTION, CODE = "Lila Bremond", "482915"
PLACE = "Maison du Vallon"


def choose_code(page: Page) -> None:
    page.goto("/equipe/poste/code/")
    page.get_by_label("Nouveau code").fill(CODE)
    page.get_by_label("Encore une fois").fill(CODE)
    page.get_by_role("button", name="Enregistrer ce code").click()


def take(page: Page, name: str, code: str) -> None:
    page.get_by_label(name, exact=True).check()
    page.get_by_label("Votre code à six chiffres").fill(code)
    page.get_by_role("button", name="Entrer", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/equipe/compte/deconnexion/")
    page.get_by_role("main").get_by_role("button", name="Me déconnecter").click()


def enrolled_desk(new_page: NewPage) -> Page:
    """A page on a device that coordination made a desk, where reception has a code."""
    choose_code(new_page(role="reception"))
    desk = new_page(width=1280, role="coordination")
    desk.goto("/equipe/postes/")
    desk.get_by_label("Lieu").select_option(label=PLACE)
    desk.get_by_label("Nom du poste").fill("accueil, poste 1")
    desk.get_by_role("button", name="Ajouter cet appareil").click()
    expect(desk.get_by_text("L’appareil que vous tenez est déjà un poste partagé.")).to_be_visible()
    sign_out(desk)
    return desk


def test_reception_admits_a_replacement_in_three_gestures_and_hands_over_the_desk(new_page: NewPage) -> None:
    desk = enrolled_desk(new_page)
    expect(desk.get_by_role("heading", name="Qui prend ce poste ?")).to_be_visible()
    faults = violations(desk)
    take(desk, RECEPTION, CODE)

    started = time.monotonic()
    desk.get_by_role("link", name="Remplacement").click()  # 1
    desk.get_by_role("radio", name="Trouver un emploi").check()  # 2
    desk.get_by_label("Prénom").fill("Léa")
    desk.get_by_role("button", name="Admettre").click()  # 3
    shown = desk.locator(".desk-code strong").inner_text()
    seconds = time.monotonic() - started
    faults += violations(desk)
    desk.get_by_role("button", name="Lui laisser le poste").click()
    take(desk, "Léa", shown)

    expect(desk.get_by_role("heading", name="Bonjour Léa")).to_be_visible()
    assert faults == []
    assert seconds < 20


def test_the_lock_keeps_the_page_and_gives_it_back(new_page: NewPage) -> None:
    desk = enrolled_desk(new_page)
    take(desk, RECEPTION, CODE)
    desk.goto("/equipe/services/")

    desk.get_by_role("button", name="Verrouiller").click()
    take(desk, RECEPTION, CODE)

    assert desk.url.endswith("/equipe/services/")


def test_a_desk_left_alone_locks_itself(new_page: NewPage) -> None:
    desk = enrolled_desk(new_page)
    desk.clock.install()
    take(desk, RECEPTION, CODE)
    expect(desk.get_by_role("button", name="Verrouiller")).to_be_visible()

    desk.clock.fast_forward(5 * 60 * 1000 + 1)

    expect(desk.get_by_role("heading", name="Qui prend ce poste ?")).to_be_visible()
