"""A page that others must not see is left at once: by its button or by Escape three times; it is not one step back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

# No test calls another site: the link leads to a page of ours instead.
ELSEWHERE = "/plan-du-site/"


def opened(page: Page) -> Page:
    """The page to leave, after another one; its link led elsewhere."""
    page.goto("/aide/")
    page.goto("/conseil-a-distance/")
    link = page.get_by_role("link", name="Quitter vite")
    expect(link).to_have_attribute("href", "https://meteofrance.com/")
    link.evaluate("(link, address) => { link.href = address; }", ELSEWHERE)
    return page


@pytest.mark.parametrize("way", ["button", "escape"])
def test_page_is_replaced_and_back_does_not_show_it(new_page: NewPage, way: str) -> None:
    page = opened(new_page())

    if way == "button":
        page.get_by_role("link", name="Quitter vite").click()
    else:
        for _press in range(3):
            page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(f"{ELSEWHERE}$"))
    page.go_back()

    expect(page).to_have_url(re.compile("/aide/$"))
