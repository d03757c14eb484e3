"""A canary identity pushed into every field about visitors is refused, or leaves nothing (R3, 4.1)."""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest

from maillage.core.errors import Refusal
from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.enums import FactKind
from maillage.reception.models import ProfileFact, Sheet, VisitFact
from maillage.reception.models.fragments import Fragment
from tests import factories
from tests.reception.days import AT, told
from tests.reception.words import load_words
from tests.safeguards.test_facts import whole_database

pytestmark = pytest.mark.django_db

CANARIES = ("Zoé Canari", "zoe.canari@exemple.test", "06 12 34 56 78", "2 84 05 13 055 123 45")
# What each kind of fact may say, and names that no kind knows.
_INVENTED = ("note", "name", "prenom", "comment", "visitor", "email")
FIELDS = [
    *((FactKind.VISIT, name) for name in ("nature", "reason", "outcome", "number", "groups", *_INVENTED)),
    *((FactKind.PROFILE, name) for name in ("age", "sex", "situation", *_INVENTED)),
    *((FactKind.DOOR, name) for name in ("number", *_INVENTED)),
    *(
        (FactKind.SHEET, field.name)
        for field in Sheet._meta.concrete_fields
        if field.name not in {"id", "place_key", "day", "half_day"}
    ),
    *((FactKind.SHEET, name) for name in _INVENTED),
]
USUAL: dict[FactKind, dict[str, Any]] = {
    FactKind.VISIT: {"number": 1},
    FactKind.PROFILE: {"age": "18-24"},
    FactKind.DOOR: {"number": 3},
    FactKind.SHEET: {"pole": "emploi"},
}


@pytest.fixture
def place() -> Place:
    load_words()
    factories.make_pole("emploi")
    return factories.make_place(slug="gap", name="Gap")


@pytest.mark.parametrize("value", [*CANARIES, list(CANARIES), {"name": CANARIES[0]}], ids=str)
def test_a_canary_in_any_field_leaves_nothing(place: Place, value: object) -> None:
    for kind, name in FIELDS:
        body = {**USUAL[kind], "sheet": str(uuid.uuid4()), name: value}
        with suppress(Refusal):
            actions.take_in(told=told(place, kind, **body), operation_id=uuid.uuid4(), actor=None, at=AT)

    kept = whole_database()
    assert [canary for canary in CANARIES if canary in kept] == []


def test_control_a_canary_that_is_kept_is_seen(place: Place) -> None:
    VisitFact.objects.create(place_key=str(place.id), day=AT.date(), half_day="matin", nature=CANARIES[0], number=1)

    assert CANARIES[0] in whole_database()


def test_every_column_of_a_fact_is_pushed_at() -> None:
    """What a new column would add is pushed at too, or this fails."""
    tried = {name for _kind, name in FIELDS}
    columns = {
        field.name
        for model in (VisitFact, ProfileFact, Sheet, *Fragment.__subclasses__())
        for field in model._meta.concrete_fields
    }
    own = {"id", "place_key", "day", "half_day", "grain", "starts_on", "is_interview"}

    assert columns - own - tried == set()
    assert {field.name for field in fields(told(Place(), FactKind.VISIT))} == {
        "kind", "place", "day", "half_day", "body",
    }  # fmt: skip
