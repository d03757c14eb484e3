"""An index that knows one occupation, and half-days one after another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from maillage.search import actions
from maillage.search.actions import count_unanswered
from maillage.search.enums import Channel
from tests import factories

# Monday of a quarter that began the Thursday before: 9 in the morning in Paris.
MONDAY = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
QUESTION = "élevage de licornes et tatouage d'abeilles"


@pytest.fixture
def index(tmp_path: Path, network: object) -> Iterator[None]:
    """An index that knows plumbers, roofers of the region and a commune named like a person."""
    occupation = factories.make_occupation(
        "F1603",
        label="Plombier / Plombière",
        name_feminine="Plombière",
        name_masculine="Plombier",
        definition="Pose des tuyaux dans les maisons de pierre.",
    )
    factories.make_appellation(occupation, name_feminine="Tailleuse de pierre", name_masculine="Tailleur de pierre")
    factories.make_commune("05061", "Dupont-les-Bains", population=12)
    with override_settings(HOME=tmp_path):
        actions.build_index()
        yield


def half_day(number: int) -> datetime:
    """The instant of the `number`-th half-day from Monday morning: mornings and afternoons in turn."""
    return MONDAY + timedelta(days=number // 2, hours=6 * (number % 2))


def ask(text: str = QUESTION, *, at: datetime = MONDAY, channel: Channel = Channel.PORTAL, place_key: str = "") -> bool:
    """Count a question."""
    return count_unanswered(text=text, channel=channel, at=at, place_key=place_key)


def ask_until_kept(text: str = QUESTION) -> None:
    """Five half-days, the last one at a desk."""
    for number in range(4):
        ask(text, at=half_day(number))
    ask(text, at=half_day(4), channel=Channel.DESK, place_key="p1")
