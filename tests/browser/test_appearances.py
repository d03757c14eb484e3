"""Dark screens and forced colours, on the gallery that holds every component; the whole matrix when asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.conftest import NewPage
from tools import screens
from tools.screens import Screen

APPEARANCES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}


def faults(page: Page, shown: Iterable[Screen]) -> dict[str, list[str]]:
    found = {}
    for screen in shown:
        screen.show(page)
        found[screen.name] = axe.violations(page)
    return {name: violations for name, violations in found.items() if violations}


@pytest.mark.parametrize("appearance", ["dark", "forced"])
def test_every_component_is_accessible(new_page: NewPage, appearance: str) -> None:
    page = new_page(width=375, role="administrator", **APPEARANCES[appearance])

    page.goto(screens.STAFF["staff-components"])

    assert axe.violations(page) == []


@pytest.mark.parametrize("path", ["/", "/pres-de-chez-moi/?commune=13055", "/aujourdhui/"])
def test_what_stands_on_colour_is_accessible_in_the_dark(new_page: NewPage, path: str) -> None:
    page = new_page(width=375, **APPEARANCES["dark"])

    page.goto(path)

    assert axe.violations(page) == []


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("appearance", APPEARANCES)
def test_no_screen_breaks_a_rule_at_any_width_in_any_appearance(new_page: NewPage, width: int, appearance: str) -> None:
    options: dict[str, Any] = {"width": width, **APPEARANCES[appearance]}

    found = faults(new_page(**options), screens.public_screens())
    found |= faults(new_page(**options), screens.door_screens())
    found |= faults(new_page(role="administrator", **options), screens.staff_screens())

    assert found == {}
