"""What every test stands on: the characters, the walls around the run, and what was not run told by name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import translation

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.config import env
from maillage.network.models import Network, Organisation, Place
from tests import factories, walls
from tests.journal_flush import journal_may_be_emptied_between_tests  # noqa: F401  a fixture

# ── What is run ──────────────────────────────────────────────────────────────
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "client_of", "network"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what reads real files where there are none, and on PostgreSQL what asks no database."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        asking = [item for item in items if asks_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
        items[:] = asking
    data = Path(env.text("MAILLAGE_DATA"))
    if data.is_dir():
        return
    for item in items:
        if item.get_closest_marker("real_data"):
            item.add_marker(pytest.mark.skip(reason=f"no real files in {data} (MAILLAGE_DATA)"))


def asks_the_database(item: pytest.Item) -> bool:
    """True for a test that may touch the database: the others say the same on both."""
    has_mark = item.get_closest_marker("django_db") is not None
    return has_mark or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name each test that was left out, and why: nothing is skipped in silence."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("not proven by this run")
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.line(f"{report.nodeid}: {str(reason).removeprefix('Skipped: ')}")


# ── Walls ────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each process of each run a test database of its own."""
    folder = tmp_path_factory.mktemp("database")
    for database in settings.DATABASES.values():
        is_file = database["ENGINE"].endswith("sqlite3")
        unique = f"test_maillage_{folder.stat().st_ino}"
        database.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3") if is_file else unique


@pytest.fixture(scope="session", autouse=True)
def _settings_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files as they lie, without `collectstatic`; a home and media in folders that go away."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": plain},
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        HOME=tmp_path_factory.mktemp("home"),
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def _walls() -> Iterator[None]:
    """No network but this machine, no undefined variable in a template, no page cut from an unordered list."""
    with walls.loopback_only(), walls.defined_variables_only(), walls.ordered_slices_only():
        yield


@pytest.fixture(autouse=True)
def _fresh_pages() -> None:
    """No page and no read kept by another test."""
    from django.core.cache import caches

    from maillage.safeguards import keeping

    caches["pages"].clear()
    keeping.forget()


@pytest.fixture(autouse=True)
def _no_index() -> None:
    """No search index made by another test."""
    from maillage.search.store import reader

    shutil.rmtree(settings.HOME / "search", ignore_errors=True)
    reader.look_again()


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    """Each test starts in French, whatever language the one before asked for."""
    with translation.override("fr"):
        yield


# ── Characters ───────────────────────────────────────────────────────────────
@pytest.fixture
def network(db: None) -> Network:
    """The network all tests stand in."""
    return factories.make_network()


@pytest.fixture
def organisation(network: Network) -> Organisation:
    """The partner that bears the organiser's place."""
    return factories.make_organisation("Association du Port", slug="association-du-port")


@pytest.fixture
def other_organisation(network: Network) -> Organisation:
    """A partner elsewhere."""
    return factories.make_organisation("Maison des Alpes", slug="maison-des-alpes")


@pytest.fixture
def place(organisation: Organisation) -> Place:
    """The organiser's place, in Marseille."""
    return factories.make_place("Cité du Port", slug="cite-du-port", bearer=organisation)


@pytest.fixture
def other_place(other_organisation: Organisation) -> Place:
    """The stranger's place, in Gap."""
    gap = factories.make_commune(
        "05061", "Gap", latitude=44.5594, longitude=6.0786, population=40_600, department_name="Hautes-Alpes"
    )
    return factories.make_place(
        "Centre des Alpes", slug="centre-des-alpes", bearer=other_organisation, commune=gap, postal_code="05000"
    )


@pytest.fixture
def organiser(place: Place) -> Account:
    """Manages the place in Marseille."""
    account = factories.make_account("Samira Organise", email="samira@exemple.test")
    factories.make_grant(account, Role.PLACE_MANAGER, place.id)
    return account


@pytest.fixture
def colleague(place: Place) -> Account:
    """Receives people at the organiser's place."""
    account = factories.make_account("Luc Collègue", email="luc@exemple.test")
    factories.make_grant(account, Role.RECEPTION, place.id)
    return account


@pytest.fixture
def stranger(other_place: Place) -> Account:
    """Manages the place in Gap, and nothing here."""
    account = factories.make_account("Inès Ailleurs", email="ines@exemple.test")
    factories.make_grant(account, Role.PLACE_MANAGER, other_place.id)
    return account


@pytest.fixture
def administrator(network: Network) -> Account:
    """Administers the whole network."""
    account = factories.make_account("Alix Administre", email="alix@exemple.test")
    factories.make_grant(account, Role.ADMINISTRATOR)
    return account


@pytest.fixture
def client_of(db: None) -> Callable[[Account], Client]:
    """A browser where the account is signed in."""

    def signed_in(account: Account) -> Client:
        client = Client()
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in
