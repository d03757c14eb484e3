"""What desks of older versions wrote in their queues is still taken in, value by value (O6).

`contract/schema-N.json` holds what version N writes, and is never changed once released. A new version of the
contract adds its file; the last three are kept.
"""

from __future__ import annotations

import json
import re
import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.models import DoorCount, ProfileFact, VisitFact
from maillage.reception.payloads import SCHEMA, read
from tests import factories
from tests.reception.words import load_words

CONTRACT = Path(__file__).parent / "contract"
READ = list(range(max(1, SCHEMA - 2), SCHEMA + 1))
QUEUED = 3_000


def written(schema: int) -> list[dict[str, Any]]:
    """The facts of a version, as they stand in its queues."""
    told: list[dict[str, Any]] = json.loads((CONTRACT / f"schema-{schema}.json").read_text(encoding="utf-8"))
    return told


def raw(schema: int, told: dict[str, Any], place: Place, *, seq: int, day: date) -> dict[str, Any]:
    where = {"op_id": str(uuid.uuid4()), "seq": seq, "schema": schema, "place": str(place.id)}
    return {**where, **told, "day": day.isoformat(), "half_day": "matin"}


def take(queue: list[dict[str, Any]], place: Place) -> list[str]:
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    answers = actions.take_in_queued(queued=[read(one) for one in queue], actor=account, at=timezone.now())
    return [answer.outcome.value for answer in answers]


def test_each_version_that_is_read_has_its_contract() -> None:
    assert sorted(path.name for path in CONTRACT.glob("*.json")) == [f"schema-{schema}.json" for schema in READ]


def test_the_desk_writes_the_version_the_server_reads() -> None:
    script = (Path(settings.PACKAGE) / "desk/static/desk/outbox.js").read_text(encoding="utf-8")

    assert re.findall(r"export const SCHEMA = (\d+);", script) == [str(SCHEMA)]


@pytest.mark.django_db
@pytest.mark.parametrize("schema", READ)
def test_every_fact_of_a_version_is_taken_in_with_its_values(schema: int) -> None:
    load_words()
    place, today = factories.make_place(), local(timezone.now()).date()
    queue = [raw(schema, told, place, seq=seq, day=today) for seq, told in enumerate(written(schema), 1)]

    outcomes = take(queue, place)

    assert outcomes == ["taken"] * len(queue)
    assert sorted(VisitFact.objects.values_list("nature", "reason", "outcome", "number", "groups")) == [
        ("groupe_scolaire", "nr", "nr", -23, -1),
        ("groupe_scolaire", "nr", "nr", 23, 1),
        ("individuel", "decouvrir_metier", "entretien", 1, 0),
        ("individuel", "nr", "nr", 1, 0),
    ]
    assert list(ProfileFact.objects.values_list("age", "sex", "situation")) == [("nr", "nr", "nr")]
    assert list(DoorCount.objects.values_list("number", flat=True)) == [41]


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("schema", READ)
def test_an_app_updated_over_three_thousand_facts_loses_none(schema: int) -> None:
    load_words()
    place, today = factories.make_place(), local(timezone.now()).date()
    told = [one for one in written(schema) if one["kind"] == "visit" and one["body"]["number"] > 0]
    queue = [raw(schema, told[seq % len(told)], place, seq=seq, day=today) for seq in range(1, QUEUED + 1)]

    outcomes = take(queue, place)

    assert outcomes == ["taken"] * QUEUED
    assert VisitFact.objects.count() == QUEUED
