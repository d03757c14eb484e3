"""What somebody without a mouse meets: where the focus goes, whether it shows, whether it can leave."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

MOST_STEPS = 250
FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) return null;
  const box = here.getBoundingClientRect();
  // A field may leave its ring to its row, a link to its card.
  const ringed = [here, here.parentElement, here.closest('.search-row'), here.closest('.card')];
  const isRinged = ringed.filter(Boolean).map(one => getComputedStyle(one))
    .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return {
    name: here.outerHTML.slice(0, 100),
    words: (here.innerText || here.labels?.[0]?.innerText || here.getAttribute('aria-label') || '').trim(),
    isRinged,
    isCovered: Boolean(over && !here.contains(over) && !over.contains(here)),
  };
}"""


@dataclass(frozen=True)
class Stop:
    """An element the focus stops at."""

    name: str
    words: str
    is_shown: bool
    is_covered: bool


def stops(page: Page) -> list[Stop]:
    """Every stop of the Tab key, from the top of the page to where it leaves it. Fails where it never does."""
    found: list[Stop] = []
    for _ in range(MOST_STEPS):
        stop = step(page)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"The focus never leaves: {[stop.name for stop in found[-3:]]}")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus stands on what says `words`, shown at each step."""
    for _ in range(MOST_STEPS):
        stop = step(page)
        if stop is None:
            continue
        assert stop.is_shown, stop
        assert not stop.is_covered, stop
        if stop.words.startswith(words):
            return
    raise AssertionError(f"No stop says {words!r} on {page.url}")


def step(page: Page) -> Stop | None:
    """The next stop; None between the end of the page and its top."""
    page.keyboard.press("Tab")
    found = page.evaluate(FOCUSED)
    return found and Stop(found["name"], found["words"], found["isRinged"], found["isCovered"])
