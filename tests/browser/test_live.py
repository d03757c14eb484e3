"""The board of the day refreshes itself when staff change something."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

STAFF_PLACE = "/equipe/lieux/maison-des-cimes/"
SOON_MS = 5_000
PLACE = "Maison des Cimes"


def press(page: Page, name: str) -> None:
    page.goto(STAFF_PLACE)
    page.get_by_role("button", name=name).click()


@pytest.fixture
def staff(new_page: NewPage) -> Page:
    """The manager of the place."""
    return new_page(role="place-manager")


def test_a_withdrawn_place_leaves_the_board_without_a_reload_and_a_reload_shows_the_same(
    new_page: NewPage, staff: Page
) -> None:
    board = new_page(width=1280)
    with board.expect_request("**/live/aujourdhui/"):
        board.goto("/aujourdhui/")
    shown = board.locator("#board").get_by_role("link", name=PLACE)
    expect(shown).to_have_count(1)
    board.evaluate("window.isTheSamePage = true")
    board.wait_for_timeout(1_500)

    press(staff, "Retirer de la vue du public")
    expect(shown).to_have_count(0, timeout=SOON_MS)
    alive = board.locator("#board").inner_html()
    assert board.evaluate("window.isTheSamePage") is True
    board.reload()
    reloaded = board.locator("#board").inner_html()
    press(staff, "Publier")

    assert alive == reloaded
    expect(shown).to_have_count(1, timeout=SOON_MS)


def test_a_board_read_with_the_keyboard_waits_until_it_is_left(new_page: NewPage, staff: Page) -> None:
    board = new_page(width=1280)
    with board.expect_request("**/live/aujourdhui/"):
        board.goto("/aujourdhui/")
    shown = board.locator("#board").get_by_role("link", name=PLACE)
    shown.focus()
    board.wait_for_timeout(1_500)

    press(staff, "Retirer de la vue du public")
    board.wait_for_timeout(SOON_MS)
    expect(shown).to_be_focused()
    board.locator(".brand").focus()
    expect(shown).to_have_count(0, timeout=SOON_MS)
    press(staff, "Publier")

    expect(shown).to_have_count(1, timeout=SOON_MS)


def test_the_board_says_its_day_without_script(new_page: NewPage) -> None:
    page = new_page(script=False)
    page.goto("/aujourdhui/")

    expect(page.get_by_role("heading", name="Aujourd’hui", level=1)).to_be_visible()
    expect(page.locator("#board").get_by_role("link", name=PLACE)).to_have_count(1)
