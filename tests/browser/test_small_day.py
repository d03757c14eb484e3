"""The whole day of a small place, by one person: four taps, and one line typed from paper, ended by Enter."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewPage

PLACE = "/equipe/accueil/lieux/maison-des-cimes/"


def test_a_small_place_lives_its_day_in_four_taps(new_page: NewPage) -> None:
    page = new_page(width=375, role="place-manager", script=False)
    page.goto(PLACE)

    page.get_by_role("button", name="Publier le tableau d’aujourd’hui").click()  # 1, in the morning
    page.get_by_label("Ce que dit la feuille").fill("12 ind, 1 groupe 23, cv 4")  # in the evening
    page.keyboard.press("Enter")
    expect(page.get_by_text("35 personnes en tout")).to_be_visible()
    page.get_by_role("button", name="Compter", exact=True).click()  # 2
    page.get_by_label("J’ai lu ce qui sera détruit").check()  # 3
    page.get_by_role("button", name="Fermer la journée").click()  # 4

    expect(page.get_by_text("La journée est fermée.", exact=False).first).to_be_visible()
    expect(page.locator(".desk-state")).to_contain_text("35")
