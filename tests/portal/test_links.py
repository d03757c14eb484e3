"""Where to look further: nothing sent before a link is followed, a commune only when one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from maillage.reference import actions
from maillage.reference.enums import LinkPurpose
from maillage.reference.models import Occupation
from maillage.reference.outbound import outbound_links
from tests import factories
from tests.portal.conftest import MORNING, Read
from tests.portal.markup import Markup, faults

pytestmark = pytest.mark.django_db
ADDRESS = "/metiers/D1102/chercher/"


@pytest.fixture
def baker(network: object) -> Occupation:
    return factories.make_occupation("D1102", name_feminine="Boulangère", name_masculine="Boulanger")


def outside(page: Markup) -> list[str]:
    """Addresses of other sites."""
    return [link for link in page.links() if link.startswith("https://") and "testserver" not in link]


def test_the_page_of_the_occupation_leads_to_its_links(baker: Occupation, read: Read) -> None:
    found = [link for link in read("/metiers/D1102/").links() if link.startswith(ADDRESS)]

    assert found == [f"{ADDRESS}#links-{purpose}" for purpose in LinkPurpose]


def test_every_link_says_where_it_leads_and_lets_nothing_through(baker: Occupation, read: Read) -> None:
    page = read(ADDRESS)

    named = [link for link in page.all("a") if "external" in link.attributes.get("rel", "")]
    assert len(named) == len(outbound_links())
    assert {link.attributes["rel"] for link in named} == {"noopener noreferrer external"}
    assert all("target" not in link.attributes for link in named)
    assert "Vous allez sur candidat.francetravail.fr. Le lien dit le métier." in page.texts("p")
    assert faults(page) == []


def test_no_site_of_a_partner_stands_in_the_title_or_before_the_first_heading(baker: Occupation, read: Read) -> None:
    page = read(ADDRESS)

    head = " ".join((*page.texts("title"), *page.texts("h1"), page.source[: page.source.index("<h2")]))
    assert [link.name for link in outbound_links() if link.name in head] == []


@pytest.mark.usefixtures("gap")
@pytest.mark.parametrize("query", ["?commune=05061", "?q=gap", "?q=05000"])
def test_a_commune_brings_the_links_near(baker: Occupation, read: Read, query: str) -> None:
    page = read(f"{ADDRESS}{query}")

    assert "Vous allez sur candidat.francetravail.fr. Le lien dit le métier et la commune." in page.texts("p")
    assert any(link.endswith("&lieux=05061") for link in outside(page))


@pytest.mark.usefixtures("gap")
def test_a_commune_that_is_not_found_is_said_so_and_links_stay(baker: Occupation, read: Read) -> None:
    page = read(f"{ADDRESS}?q=zzz")

    assert "Nous ne trouvons pas cette commune. Essayez un autre nom ou un code postal." in page.texts("p")
    assert len(outside(page)) >= len(outbound_links())


def test_several_communes_are_offered(baker: Occupation, read: Read) -> None:
    factories.make_commune("13100", "Saint-Rémy")
    factories.make_commune("13101", "Saint-Cannat")

    assert {"?commune=13100", "?commune=13101"} <= set(read(f"{ADDRESS}?q=saint").links())


def test_without_any_link_the_page_sends_to_people(baker: Occupation, read: Read) -> None:
    for link in outbound_links():
        actions.withdraw_link(code=link.code, actor=None, at=MORNING)

    assert "Aucun lien pour le moment" in read(ADDRESS).texts("p")


def test_the_order_changes_from_day_to_day(
    baker: Occupation, read: Read, set_clock: Callable[[datetime], None]
) -> None:
    orders = set()
    for day in range(12):
        set_clock(MORNING + timedelta(days=day))
        orders.add(tuple(outside(read(ADDRESS))))

    assert len(orders) > 6


def test_small_letters_lead_on_and_an_unknown_code_helps(baker: Occupation) -> None:
    response = Client().get("/metiers/d1102/chercher/")

    assert (response.status_code, response.headers["Location"]) == (301, ADDRESS)
    assert Client().get("/metiers/Z9999/chercher/").status_code == 404
