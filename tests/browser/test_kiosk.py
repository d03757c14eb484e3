"""A kiosk left alone forgets its visitor: what was typed, seen or kept; its question can be answered « I go on »."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

HALL = "/borne/maison-du-vallon/"
CANARY = "Perroquet Dupontel"
# The delays of this tab alone, shortened: 2 s, of which 1 s of question.
HASTEN = "() => sessionStorage.hall = JSON.stringify({...JSON.parse(sessionStorage.hall), idle: 2, warning: 1})"
LEFT = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"


def _search(page: Page) -> None:
    page.goto(f"{HALL}#cle=la-cle-de-cette-borne")
    page.evaluate(HASTEN)
    page.fill("#search-hero", CANARY)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/**")


def test_a_kiosk_left_alone_asks_then_forgets(new_page: NewPage) -> None:
    page = new_page(width=1080)
    _search(page)

    expect(page.get_by_role("dialog")).to_contain_text("Êtes-vous encore là ?")
    page.wait_for_url(f"**{HALL}")

    assert CANARY not in page.evaluate(LEFT).replace("%20", " ").replace("+", " ")
    assert page.input_value("#search-hero") == ""
    assert "la-cle-de-cette-borne" not in page.url


def test_who_is_still_there_goes_on(new_page: NewPage) -> None:
    page = new_page(width=1080)
    _search(page)

    page.get_by_role("button", name="Oui, je continue").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "/recherche/" in page.url


def test_links_of_a_kiosk_leave_no_history(new_page: NewPage) -> None:
    page = new_page(width=1080)
    page.goto(HALL)
    before = page.evaluate("history.length")

    page.get_by_role("link", name="Les métiers").click()
    page.wait_for_url("**/metiers/")
    page.get_by_role("button", name="Accueil de la borne").click()
    page.wait_for_url(f"**{HALL}")

    assert page.evaluate("history.length") == before
