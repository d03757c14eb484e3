"""What a page is like, measured in the browser: faults of accessibility, width, headings, title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.browser import axe
from tools.screens import Screen

# 640 is 1280 at 200 % zoom, 320 is 1280 at 400 % (WCAG 1.4.4, 1.4.10).
WIDTHS = (320, 640, 768, 1280, 375)
IS_WIDER = "document.scrollingElement.scrollWidth > innerWidth"
HEAD = """() => ({
  title: document.title,
  language: document.documentElement.lang,
  headings: [...document.querySelectorAll('h1')].filter(found => found.getClientRects().length).length,
})"""
# WCAG 1.4.12, by a sheet of our own: the page's policy refuses inline styles.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
DOUBLED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% !important }');
  document.adoptedStyleSheets = [sheet];
}"""
PLAIN = "() => { document.adoptedStyleSheets = [] }"
# Text cut by its own box: hidden overflow that hides something, but for what is hidden on purpose.
CUT = """() => [...document.querySelectorAll('body *')].filter(box => {
  const style = getComputedStyle(box);
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === 'none';
  const isTooSmall = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  return hides && isTooSmall && box.clientWidth > 1 && box.innerText?.trim();
}).map(box => box.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Seen:
    """A screen, as it was found."""

    area: str
    title: str
    language: str
    headings: int
    violations: list[str]
    wider_at: list[str]
    cut: list[str]


@dataclass
class Survey:
    """All screens looked at, by name."""

    screens: dict[str, Seen] = field(default_factory=dict)

    def look(self, area: str, page: Page, shown: Iterable[Screen]) -> None:
        """Bring each screen in front of `page` and measure it."""
        for screen in shown:
            screen.show(page)
            self.screens[screen.name] = _seen(area, page)


def _seen(area: str, page: Page) -> Seen:
    found = axe.violations(page)
    wider = widths_too_small(page)
    page.set_viewport_size({"width": 320, "height": 900})
    page.evaluate(SPACED)
    wider += ["320, spaced text"] if page.evaluate(IS_WIDER) else []
    cut = list(page.evaluate(CUT))
    page.evaluate(DOUBLED)
    page.set_viewport_size({"width": 1280, "height": 900})
    wider += ["1280, text twice as large"] if page.evaluate(IS_WIDER) else []
    page.evaluate(PLAIN)
    page.set_viewport_size({"width": 375, "height": 900})
    return Seen(area=area, violations=found, wider_at=wider, cut=cut, **page.evaluate(HEAD))


def widths_too_small(page: Page) -> list[str]:
    """The widths at which the page scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate(IS_WIDER):
            found.append(str(width))
    return found
