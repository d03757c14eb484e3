"""Accessibility violations of a page, found by axe-core (a floor: about a third of the criteria)."""

from __future__ import annotations

from playwright.sync_api import Page
from tools.needs import AXE

NEEDS_INJECTION = True
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]


def violations(page: Page) -> list[str]:
    """Each violation with the elements it touches, empty when there is none."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]} — {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
