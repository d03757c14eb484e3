"""Loading the starter pack never writes over what is there, and never by halves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from maillage.accounts.models import Account
from maillage.demo import load as loading
from maillage.demo.load import load_starter
from maillage.network import queries as network
from maillage.network.models import Place
from maillage.reference.models import Commune
from maillage.safeguards.models import Entry
from tests import factories

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_a_network_already_described_is_left_alone() -> None:
    factories.make_network(name="Un vrai réseau", is_demonstration=False)

    report = load_starter(at=AT)

    assert (report.places, report.accounts) == (0, 0)
    assert network.current_network().name == "Un vrai réseau"
    assert Account.objects.count() == 0


def test_a_failure_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_named: object) -> int:
        raise RuntimeError("the last step fails")

    monkeypatch.setattr(loading.accounts, "open_accounts", fail)

    with pytest.raises(RuntimeError):
        load_starter(at=AT)

    assert (Commune.objects.count(), Place.objects.count(), Entry.objects.count()) == (0, 0, 0)
