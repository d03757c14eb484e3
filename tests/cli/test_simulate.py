"""`maillage simulate`: it tells totals, adds nothing twice, and refuses a real network."""

from __future__ import annotations

import json

import pytest

from maillage.cli.main import main
from maillage.network.models import Network
from maillage.reception.models import Day
from tests.demo.simulation.invented import lived, make_places

pytestmark = pytest.mark.django_db


def test_the_totals_of_a_history_are_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    make_places()
    lived(seed=7)

    status = main(["simulate", "--years", "1", "--seed", "7", "--until", "2026-11-24", "--json"])

    told = json.loads(capsys.readouterr().out)
    months = [month for place in told["places"].values() for month in place.values()]
    assert status == 0
    assert (told["visits"], told["interviews"]) == (1200, 150)
    assert told["first_on"] == "2025-11-25"
    assert set(months[0]) == {"visits", "interviews", "tickets", "searches"}
    for name in ("visits", "interviews", "tickets", "searches"):
        assert sum(month[name] for month in months) == told[name] > 0


def test_a_real_network_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    make_places()
    Network.objects.update(is_demonstration=False)

    status = main(["simulate"])

    assert status == 1
    assert capsys.readouterr().err == "maillage: Ce réseau est réel : rien n’y est inventé.\n"
    assert Day.objects.count() == 0


def test_a_day_written_wrong_is_told_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["simulate", "--until", "demain"])

    assert stopped.value.code == 2
    assert "expected a day as 2026-11-30, found “demain”" in capsys.readouterr().err
