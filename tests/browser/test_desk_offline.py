"""The desk in a browser: it opens without a network, keeps what it is told, and sends it once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

KEPT = """
async () => {
  const names = await caches.keys();
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return lists.flat().map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith("/static/"));
}
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SHELL = "/sans-reseau/"


def open_desk(new_page: NewPage) -> Page:
    """The day of a place, with its shell kept."""
    page = new_page(width=1280, role="reception", service_workers="allow")
    page.goto("/equipe/accueil/")
    page.wait_for_function(f"async () => (await ({KEPT})()).length > 0")
    return page


def test_counted_without_a_network_is_kept_on_the_device_and_sent_when_it_is_back(new_page: NewPage) -> None:
    page = open_desk(new_page)
    kept = page.evaluate(KEPT)
    page.context.set_offline(True)
    page.reload()
    first_paint = page.evaluate(PAINTED)
    for _person in range(3):
        page.get_by_role("button", name="Compter une personne").click()
        expect(page.get_by_text("Enregistré sur cet appareil.")).to_be_visible()
    expect(page.get_by_text("3 saisies à transmettre.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 saisies à transmettre.")).to_be_visible()

    page.context.set_offline(False)

    expect(page.get_by_text("3 saisies à transmettre.")).to_be_hidden()
    page.get_by_role("link", name="Ouvrir la journée complète").click()
    expect(page.locator("[data-refresh=state]")).to_contain_text("3 personnes")
    assert [path for path in kept if not path.endswith(SHELL)] == []
    assert first_paint <= 1000
