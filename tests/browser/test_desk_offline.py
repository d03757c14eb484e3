"""The desk in a browser: it opens without a network, keeps what it is told, and sends it once (O3)."""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage

KEPT = """
async () => {
  const names = await caches.keys();
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return lists.flat().map(({ url }) => new URL(url).pathname);
}
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# Five hundred saves by the delivered module, in a database of their own: milliseconds, the fastest first.
SAVES = """
async (address) => {
  const { openStore } = await import(address);
  const store = await openStore({ open: (_name, version) => indexedDB.open("measure", version) });
  const times = [];
  for (let number = 0; number < 500; number += 1) {
    const started = performance.now();
    await store.add({ op_id: crypto.randomUUID(), kind: "visit", body: { number: 1 } });
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}
"""
SHELL = "/sans-reseau/"
FORBIDDEN = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })"


def open_desk(new_page: NewPage, before: str = "") -> Page:
    """The day of a place, with its shell kept."""
    page = new_page(width=1280, role="reception", service_workers="allow")
    if before:
        page.add_init_script(before)
    page.goto("/equipe/accueil/")
    deadline = time.monotonic() + 20
    while not any(path.endswith(SHELL) for path in page.evaluate(KEPT)):
        assert time.monotonic() < deadline, "no shell is kept"
        page.wait_for_timeout(100)
    return page


def count_one(page: Page) -> None:
    page.get_by_role("button", name="Compter une personne").click()


def people_of(page: Page) -> int:
    """Who was counted today, as the page says."""
    return int(page.locator("[data-refresh=state] strong").first.inner_text())


def test_counted_without_a_network_is_kept_on_the_device_and_sent_when_it_is_back(new_page: NewPage) -> None:
    page = open_desk(new_page)
    before = people_of(page)
    kept = page.evaluate(KEPT)
    page.context.set_offline(True)
    page.reload()
    first_paint = page.evaluate(PAINTED)
    faults = violations(page)
    for _person in range(3):
        count_one(page)
        expect(page.get_by_text("Enregistré sur cet appareil.")).to_be_visible()
    expect(page.get_by_text("3 saisies à transmettre.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 saisies à transmettre.")).to_be_visible()
    saves = page.evaluate(SAVES, next(path for path in kept if "/desk/store" in path))

    page.context.set_offline(False)

    expect(page.get_by_text("3 saisies à transmettre.")).to_be_hidden()
    page.get_by_role("link", name="Ouvrir la journée complète").click()
    expect(page.locator("[data-refresh=state] strong").first).to_have_text(str(before + 3))
    assert [path for path in kept if not path.startswith("/static/") and not path.endswith(SHELL)] == []
    assert faults == []
    assert first_paint <= 1000
    assert saves[474] <= 100


def test_two_browsers_that_count_at_once_without_a_network_both_count(new_page: NewPage) -> None:
    desks = [open_desk(new_page) for _desk in range(2)]
    before = people_of(desks[0])
    for desk in desks:
        desk.context.set_offline(True)
        for _person in range(2):
            count_one(desk)
        expect(desk.get_by_text("2 saisies à transmettre.")).to_be_visible()

    for desk in desks:
        desk.context.set_offline(False)
    for desk in desks:
        expect(desk.get_by_text("2 saisies à transmettre.")).to_be_hidden()

    desks[0].reload()
    assert people_of(desks[0]) == before + 4


def test_a_browser_that_refuses_to_keep_says_so_and_counts_as_without_script(new_page: NewPage) -> None:
    page = open_desk(new_page, FORBIDDEN)
    before = people_of(page)
    expect(page.get_by_text("Cet appareil refuse d’enregistrer")).to_be_visible()

    count_one(page)

    expect(page.locator("[data-refresh=state] strong").first).to_have_text(str(before + 1))
    expect(page.get_by_text("Vient d’être compté")).to_be_visible()
