"""Every staff screen speaks its language, and says where it does not (RGAA 8.7)."""

from __future__ import annotations

import pytest
from django.test import Client

from maillage.safeguards.access import AccessClass
from tests.access.expectations import ROLES
from tests.access.plan import LANGUAGES, Address, addresses
from tests.access.spoken import misspoken
from tests.access.world import World

STAFF = {AccessClass.DOOR, AccessClass.STAFF}
SCREENS = [address for address in addresses() if address.route.access and address.route.access.kind in STAFF]
# Names of the world, said in no language.
NAMES = frozenset({"Lieu", "Tableur du lieu", *(f"Rôle {role}" for role in ROLES)})


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p lang="en">Opening hours</p>', []),
        ('<p lang="en">Horaires</p>', ["Horaires (Horaires)"]),
        ('<p lang="en">Closed: <span lang="fr">pour travaux</span></p>', []),
        ('<a lang="en" href="/" aria-label="Votre compte">Hi</a>', ["Votre compte (Votre, compte)"]),
        ('<p lang="fr">Save</p>', ["Save (Save)"]),
        ("<p>Bonjour</p>", ["Bonjour (no language: '')"]),
    ],
)
def test_words_of_the_other_language_are_heard(page: str, found: list[str]) -> None:
    assert misspoken(page) == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", SCREENS, ids=lambda address: address.route.name)
def test_a_staff_screen_speaks_its_language(address: Address, language: str, world: World) -> None:
    client = Client()
    client.cookies.load(world.cookies["administrator"])

    response = client.get(address.path(world, "own", "administrator", language), follow=True)

    is_page = response["Content-Type"].startswith("text/html")
    assert not is_page or misspoken(response.content.decode(), names=NAMES) == []
