"""A citizen reads what is known of a territory: from a name of the search to a basin, by keyboard, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import keyboard
from tests.browser.axe import violations
from tests.browser.conftest import NewPage

GAP = "/territoires/communes/05061/"


def heading(page: Page, words: str, level: int = 1) -> None:
    expect(page.get_by_role("heading", name=words, level=level, exact=True)).to_be_visible()


def test_a_name_leads_to_the_commune_then_to_its_basin_without_script(new_page: NewPage) -> None:
    page = new_page(width=375, script=False)
    page.goto("/territoires/")
    page.get_by_role("main").get_by_role("searchbox").fill("gap")
    page.get_by_role("main").get_by_role("button", name="Chercher").click()
    page.get_by_role("main").get_by_role("link", name="Gap", exact=True).first.click()
    heading(page, "Gap")
    for part in ("Parler à quelqu’un", "Population", "Chômage", "Âges"):
        heading(page, part, level=2)
    page.locator("main a[href*=bassins-d-emploi]").first.click()

    heading(page, "Hautes-Alpes")
    expect(page.get_by_text("Bassin d’emploi ·")).to_be_visible()
    assert page.context.cookies() == []


def test_the_keyboard_alone_goes_from_a_commune_to_a_place(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto(GAP)

    keyboard.tab_to(page, "Maison des Cimes")
    page.keyboard.press("Enter")

    heading(page, "Maison des Cimes")


@pytest.mark.parametrize("path", [GAP, "/territoires/", "/territoires/departements/05/", "/en/territoires/regions/93/"])
@pytest.mark.parametrize("width", [375, 1280])
def test_territory_pages_have_no_violation_and_fit_the_screen(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(width=width)
    page.goto(path)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
