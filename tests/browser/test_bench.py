"""The counsellor at work, by keyboard alone: a sheet in eight keys, a panier filled by one key a thing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage

PLACE = "/equipe/accueil/lieux/maison-du-vallon"
USUAL = ("3", "1", "4", "b", "a", "8", "1", "Enter")


def type_keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def current_question(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.question"))


def test_usual_sheet_is_kept_in_eight_keys_and_the_next_one_starts_at_the_same_seat(new_page: NewPage) -> None:
    page = new_page(width=1280, role="counsellor")
    page.goto(f"{PLACE}/fiche/")
    faults = violations(page)
    if current_question(page) == "pole":  # the first sheet of a day without rota
        type_keys(page, "3")

    type_keys(page, *USUAL)
    expect(page.locator("[data-question=duration]")).to_be_focused()
    expect(page.locator("[data-refresh=own-sheets] li")).to_have_count(1)
    type_keys(page, *USUAL)

    expect(page.locator("[data-refresh=own-sheets] li")).to_have_count(2)
    expect(page.locator("[data-refresh=own-sheets]")).to_contain_text("Question de droit du travail")
    assert len(USUAL) <= 8
    assert faults == []


def test_things_found_go_to_the_panier_by_one_key_and_leave_behind_a_link(new_page: NewPage) -> None:
    page = new_page(width=1280, role="counsellor")
    page.goto(f"{PLACE}/conseil/")
    page.get_by_label("La question de la personne").fill("boulanger")
    type_keys(page, "Enter")
    expect(page.get_by_role("heading", name="Ce qui répond")).to_be_focused()
    type_keys(page, "1")
    expect(page.locator(".bench-steps li")).to_have_count(1)
    faults = violations(page)

    page.get_by_role("button", name="Donner un lien").click()
    address = page.locator(".bench-qr code").inner_text()
    faults += violations(page)
    holder = new_page()
    holder.goto(address)
    faults += violations(holder)
    holder.get_by_role("link", name="Effacer maintenant").click()
    holder.get_by_role("button", name="Effacer maintenant").click()

    expect(holder.get_by_role("heading", name="Page effacée")).to_be_visible()
    assert faults == []
