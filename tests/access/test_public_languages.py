"""Every public page of the demonstration speaks its language, and says where it does not (RGAA 8.7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from maillage.demo.load import load_starter
from maillage.network.models import Place
from maillage.reference.gender import title_of
from maillage.reference.models import Basin, Commune, Department, Epci, LivingArea, Occupation, Region
from tests.access.spoken import misspoken
from tests.portal.markup import Markup

# Pages no link leads to.
UNLINKED = (
    "pres-de-chez-moi/?commune=13055",
    "pres-de-chez-moi/?q=saint",
    "pres-de-chez-moi/?q=zzz",
    "recherche/?q=emploi",
    "recherche/?q=zzz",
    "metiers/?lettre=C",
    "rien/",
)
# Of these pages, alike but for their data, a few are read.
MANY = ("/metiers/", "/territoires/", "/pres-de-chez-moi/?commune=")
MOST_OF_MANY = 5


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The starter network, loaded once for the public pages and then undone."""
    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), quick, transaction.atomic():
        load_starter(at=timezone.now())
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("start", ["/", "/en/"])
def test_every_public_page_of_the_demonstration_speaks_its_language(start: str) -> None:
    titles = {title_of((one.name_feminine, one.name_masculine)) for one in Occupation.objects.all()}
    named = (Place, Commune, Department, Epci, LivingArea, Basin, Region)
    names = frozenset({*titles, *(name for model in named for name in model.objects.values_list("name", flat=True))})

    found = {address: misspoken(page, names=names) for address, page in _walk(start)}

    assert len(found) > 60
    assert {address: texts for address, texts in found.items() if texts} == {}


def _walk(start: str) -> Iterator[tuple[str, str]]:
    """Every page that links of public pages reach in one language; of many alike, a few. Files of data are no page."""
    client = Client()
    seen: set[str] = set()
    ahead = [start, *(start + unlinked for unlinked in UNLINKED)]
    while ahead:
        address = ahead.pop(0)
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address, follow=True)
        if not response["Content-Type"].startswith("text/html"):
            continue
        page = response.content.decode()
        yield address, page
        links = (link.split("#")[0] for link in Markup(page).links())
        ahead += [link for link in links if _is_next(link, start) and not _is_enough(link, seen)]


def _is_next(link: str, start: str) -> bool:
    is_other = start == "/" and link.startswith("/en/")
    return (
        link.startswith(start)
        and not is_other
        and not any(part in link for part in ("/equipe/", "/api/", ".csv", ".json"))
    )


def _is_enough(link: str, seen: set[str]) -> bool:
    many = next((part for part in MANY if part in link), None)
    return many is not None and sum(many in address for address in seen) >= MOST_OF_MANY
