"""Accessibility violations of a page, found by axe-core (a floor: about a third of the criteria)."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from tools.needs import axe_core

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
RUN = """([tags, rules]) => axe.run(document, {
  runOnly: tags, rules, resultTypes: ['violations'], elementRef: false,
})"""
# With forced colours the person's palette paints the page; the engine still measures ours.
OFF_WITH_FORCED_COLOURS = {"color-contrast": {"enabled": False}}
IS_FORCED = "matchMedia('(forced-colors: active)').matches"


def violations(page: Page) -> list[str]:
    """Each violation with the elements it touches, empty when there is none.

    The engine is evaluated by the browser's inspector, so the page keeps its own security policy.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_engine())
    rules = OFF_WITH_FORCED_COLOURS if page.evaluate(IS_FORCED) else {}
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]} — {node['failureSummary']}"
        for violation in page.evaluate(RUN, [TAGS, rules])["violations"]
        for node in violation["nodes"]
    ]


@cache
def _engine() -> str:
    return axe_core().read_text(encoding="utf-8")
