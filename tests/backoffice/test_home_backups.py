"""Administrators read how old the last restore drill is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.network.models import Network
from maillage.safeguards import drills

# On PostgreSQL pgBackRest has a report of its own: these screens are those of SQLite.
pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
HEADING = 'id="backups"'


@pytest.fixture(autouse=True)
def _real_network(network: Network, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    Network.objects.update(is_demonstration=False)


def _home(account: Account, client_of: Callable[[Account], Client]) -> str:
    return client_of(account).get("/equipe/").content.decode()


def _passed(days_ago: int) -> None:
    drills.keep(drills.Drill(timezone.now() - timedelta(days=days_ago, minutes=1), "maillage-x", 3.2))


def test_no_drill_yet_warns(administrator: Account, client_of: Callable[[Account], Client]) -> None:
    assert "Aucune sauvegarde n’a encore été essayée" in _home(administrator, client_of)


@pytest.mark.parametrize(("days", "told"), [(7, "restaurée et essayée avec succès"), (8, "plus de huit jours")])
def test_drill_is_dated_and_warns_after_eight_days(
    days: int, told: str, administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    _passed(days)

    assert told in _home(administrator, client_of)


@pytest.mark.parametrize("text", ["", "{}", '{"at": "hier", "backup": "x", "seconds": 1}', '{"at": 3}'])
def test_file_that_cannot_be_read_is_no_drill(text: str, tmp_path: Path) -> None:
    (tmp_path / "restore-drill.json").write_text(text)

    assert drills.last() is None


def test_others_and_an_invented_network_read_nothing_of_it(
    organiser: Account, administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    of_a_manager = _home(organiser, client_of)
    Network.objects.update(is_demonstration=True)
    of_an_invented_network = _home(administrator, client_of)

    assert (HEADING in of_a_manager, HEADING in of_an_invented_network) == (False, False)
