"""What comes out of a printer: the ribbon, the facts, no menu, few sheets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage


@pytest.mark.parametrize(("path", "most_sheets"), [("/lieux/maison-des-cimes/", 4), ("/metiers/D1102/", 5)])
def test_a_printed_page_keeps_its_ribbon_and_drops_its_menus(new_page: NewPage, path: str, most_sheets: int) -> None:
    page = new_page(width=1280)
    page.goto(path)
    page.emulate_media(media="print")

    expect(page.get_by_text("Réseau de démonstration", exact=True).first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Menu principal")).to_be_hidden()
    expect(page.get_by_role("search")).to_be_hidden()
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 <= sheets <= most_sheets
