"""Without a network: pages already read answer, another one gives today's hours, and nothing personal is kept."""

from __future__ import annotations

from tests.browser.conftest import NewPage

KEPT = """
async () => {
  const names = await caches.keys();
  const stores = await Promise.all(names.map((name) => caches.open(name)));
  const lists = await Promise.all(stores.map((store) => store.keys()));
  return lists.flat().map(({ url }) => url.replace(location.origin, ""));
}
"""


def test_pages_read_answer_without_a_network_and_nothing_personal_is_kept(new_page: NewPage) -> None:
    page = new_page(service_workers="allow")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for path in ("/aujourdhui/", "/recherche/?q=boul", "/pres-de-chez-moi/?commune=13055", "/equipe/", "/aujourdhui/"):
        page.goto(path)
    page.wait_for_timeout(500)
    kept = page.evaluate(KEPT)

    page.context.set_offline(True)
    page.goto("/aujourdhui/")
    today = page.locator("h1").inner_text()
    page.goto("/lieux/")
    elsewhere = page.locator("h1").inner_text()
    calls = page.locator("a[href^='tel:']").count()
    page.context.set_offline(False)

    assert (today, elsewhere) == ("Aujourd’hui", "Sans réseau")
    assert calls > 0
    assert "/aujourdhui/" in kept
    assert [url for url in kept if "?" in url or "equipe" in url or "/live/" in url] == []
