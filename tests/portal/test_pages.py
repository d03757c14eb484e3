"""Every page, in both languages, with nothing, one and three of everything."""

from __future__ import annotations

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from maillage.safeguards import keeping
from tests.portal.conftest import CANARIES, Populate
from tests.portal.markup import Markup, faults

PAGES_OF_NOTHING = (
    "/",
    "/pres-de-chez-moi/",
    "/pres-de-chez-moi/?q=zzz",
    "/lieux/",
    "/aujourdhui/",
    "/metiers/",
    "/metiers/?lettre=Z",
    "/territoires/",
    "/territoires/?q=zzz",
    "/recherche/",
    "/recherche/?q=zzz",
    "/recherche/sans-reponse/",
    "/sources/",
    "/droits/",
    "/aide/",
    "/version-simple/",
    "/version-simple/pres-de-chez-moi/",
    "/version-simple/pres-de-chez-moi/?q=zzz",
    "/version-simple/aujourdhui/",
    "/version-simple/droits/",
    "/version-simple/accessibilite/",
    "/version-simple/mentions-legales/",
    "/version-simple/aide/",
    "/accessibilite/",
    "/mentions-legales/",
    "/plan-du-site/",
)
PAGES_OF_ONE = (
    *PAGES_OF_NOTHING,
    "/pres-de-chez-moi/?commune=13055",
    "/lieux/lieu-0/",
    "/poles/emploi/",
    "/services/service-0/",
    "/version-simple/pres-de-chez-moi/?commune=13055",
    "/version-simple/lieux/lieu-0/",
    "/version-simple/poles/emploi/",
    "/version-simple/services/service-0/",
    "/metiers/?lettre=C",
    "/metiers/domaine/M/",
    "/metiers/M1200/",
    "/territoires/communes/13055/",
    "/territoires/departements/13/",
    "/territoires/regions/93/",
    "/recherche/?q=compt",
)
LANGUAGES = ("", "/en")


def visit(address: str) -> Markup:
    """The page at `address`, for somebody the site has never seen."""
    client = Client()
    response = client.get(address)

    assert response.status_code == 200
    assert dict(client.cookies) == {}
    assert "Set-Cookie" not in response.headers
    return Markup(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("address", PAGES_OF_NOTHING)
def test_page_of_an_empty_network_is_whole(prefix: str, address: str) -> None:
    page = visit(prefix + address)

    assert faults(page) == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("address", PAGES_OF_ONE)
def test_page_is_whole_and_names_no_partner(prefix: str, address: str, count: int, populate: Populate) -> None:
    populate(count)

    page = visit(prefix + address)

    assert faults(page) == []
    assert [canary for canary in CANARIES if canary in page.source] == []


@pytest.mark.parametrize("address", PAGES_OF_ONE)
def test_page_costs_the_same_queries_with_one_and_three(address: str, populate: Populate) -> None:
    populate(1)
    with_one = queries_of(address)
    populate(3)

    with_three = queries_of(address)

    assert with_three == with_one


def queries_of(address: str) -> list[str]:
    """The tables each query of the page starts from, nothing being kept."""
    caches["pages"].clear()
    keeping.forget()
    with CaptureQueriesContext(connection) as queries:
        visit(address)
    return [re.findall(r'FROM "?(\w+)', query["sql"])[0] for query in queries]


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_internal_link_of_the_pages_answers(prefix: str, populate: Populate) -> None:
    populate(1)
    found = {href.split("#")[0] for address in PAGES_OF_ONE for href in visit(prefix + address).links()}
    internal = sorted(href for href in found if href.startswith("/") and not href.startswith(("/equipe", "/static")))

    broken = [href for href in internal if Client().get(href).status_code not in {200, 302}]

    assert broken == []


@pytest.mark.parametrize("address", PAGES_OF_ONE)
def test_page_says_its_canonical_address_and_both_languages(address: str, populate: Populate) -> None:
    populate(1)

    links = {
        (element.attributes["rel"], element.attributes.get("hreflang", "")): element.attributes["href"]
        for element in visit(address).all("link")
    }

    assert links["alternate", "en"] == links["canonical", ""].replace("http://testserver/", "http://testserver/en/", 1)
    assert links["alternate", "fr"] == links["alternate", "x-default"] == links["canonical", ""]


@pytest.mark.parametrize("address", PAGES_OF_ONE)
def test_page_has_no_form_that_writes(address: str, populate: Populate) -> None:
    populate(1)

    methods = {element.attributes.get("method", "get").lower() for element in visit(address).all("form")}

    assert methods <= {"get"}


def test_parts_kept_for_one_page_tell_the_same_on_the_next(populate: Populate) -> None:
    populate(3)
    first = visit("/aujourdhui/").source
    caches["pages"].clear()

    assert visit("/aujourdhui/").source == first
