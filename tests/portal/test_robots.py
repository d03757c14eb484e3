"""What robots read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from django.test import Client

from tests.portal.conftest import Populate

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def addresses() -> list[str]:
    """Every address of the sitemap, without its host."""
    tree = ET.fromstring(Client().get("/sitemap.xml").content)
    return [(loc.text or "").removeprefix("http://testserver") for loc in tree.iter(f"{SITEMAP}loc")]


def test_the_sitemap_lists_every_page_in_both_languages(populate: Populate) -> None:
    populate(3)

    listed = addresses()

    things = [
        *(f"/lieux/lieu-{number}/" for number in range(3)),
        *(f"/services/service-{number}/" for number in range(3)),
        *(f"/metiers/M120{number}/" for number in range(3)),
        "/poles/emploi/",
        "/metiers/domaine/M/",
        "/",
        "/aujourdhui/",
        "/version-simple/",
    ]
    assert [address for address in things if address not in listed or f"/en{address}" not in listed] == []
    assert len(listed) == len(set(listed))


def test_every_address_of_the_sitemap_answers(populate: Populate) -> None:
    populate(1)

    assert [address for address in addresses() if Client().get(address).status_code != 200] == []


def test_each_address_names_its_twin(populate: Populate) -> None:
    populate(1)

    tree = ET.fromstring(Client().get("/sitemap.xml").content)

    twins = {(link.attrib["hreflang"], link.attrib["href"]) for url in tree for link in url.iter(LINK)}
    assert ("en", "http://testserver/en/lieux/lieu-0/") in twins
    assert all(len(list(url.iter(LINK))) == 2 for url in tree)


def test_robots_leave_staff_and_answers_alone(populate: Populate) -> None:
    response = Client().get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert {"Disallow: /equipe/", "Disallow: /recherche/", "Sitemap: http://testserver/sitemap.xml"} <= set(lines)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
