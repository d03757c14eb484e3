"""Classification: every field of every table says what it is for, how far it may travel, how long it stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest
from django.apps import apps
from django.db import models
from django.utils.module_loading import import_string

from maillage.safeguards import classification
from maillage.safeguards.classification import Level, Retention, Table, fields

TABLES = {table.model: table for table in classification.tables()}
MODELS = {model._meta.label: model for model in apps.get_models()}


def field_names(model: type[models.Model]) -> set[str]:
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


def differences(model: type[models.Model], table: Table | None) -> list[str]:
    """What the declaration of `model` lacks, repeats or invents."""
    if table is None:
        return [f"{model._meta.label} is not classified"]
    declared = Counter(name for group in table.fields for name in group.names)
    return [
        *(f"{name} is not classified" for name in sorted(field_names(model) - set(declared))),
        *(f"{name} does not exist" for name in sorted(set(declared) - field_names(model))),
        *(f"{name} is classified {count} times" for name, count in sorted(declared.items()) if count > 1),
    ]


@pytest.mark.parametrize("label", sorted(MODELS))
def test_each_field_of_the_model_is_classified_once(label: str) -> None:
    assert differences(MODELS[label], TABLES.get(label)) == []


def test_each_classified_table_exists() -> None:
    assert sorted(set(TABLES) - set(MODELS)) == []


@pytest.mark.parametrize("label", sorted(TABLES))
def test_each_group_says_a_purpose(label: str) -> None:
    assert [group.names for group in TABLES[label].fields if group.names and not group.purpose] == []


@pytest.mark.parametrize("label", sorted(label for label, table in TABLES.items() if table.retention.days is not None))
def test_retention_counts_from_a_date_of_the_table(label: str) -> None:
    field = MODELS[label]._meta.get_field(str(TABLES[label].retention.since))

    assert isinstance(field, models.DateField)


@pytest.mark.parametrize("label", sorted(label for label, table in TABLES.items() if table.retention.action))
def test_retention_by_action_names_a_door_that_opens(label: str) -> None:
    door: Callable[[datetime], int] = import_string(f"maillage.{TABLES[label].retention.action}")

    assert callable(door)


@pytest.mark.parametrize("label", sorted(TABLES))
def test_personal_fields_never_stay_for_ever_without_a_reason(label: str) -> None:
    """A table with personal fields has a duration, or a rule of its own."""
    levels = {group.level for group in TABLES[label].fields}
    retention = TABLES[label].retention

    is_careless = retention.days is None and retention == classification.WHILE_USED

    assert not (levels & {Level.PERSONAL, Level.SENSITIVE} and is_careless)


class TestControl:
    """The comparison sees what it is made to see."""

    def test_undeclared_invented_and_repeated_fields_are_told(self) -> None:
        careless = Table(
            "safeguards.Operation", Retention("x"), (fields("id body_hash nickname", "x"), fields("id", "y"))
        )

        assert differences(MODELS["safeguards.Operation"], careless) == [
            "recorded_on is not classified",
            "result is not classified",
            "nickname does not exist",
            "id is classified 2 times",
        ]

    def test_undeclared_table_is_told(self) -> None:
        assert differences(MODELS["safeguards.Operation"], None) == ["safeguards.Operation is not classified"]

    def test_many_to_many_counts_as_a_field(self) -> None:
        assert "permissions" in field_names(MODELS["auth.Group"])

    def test_table_declared_twice_differently_is_refused(self) -> None:
        with pytest.raises(ValueError, match="Operation is classified twice"):
            classification.table("safeguards.Operation", fields("id", "x"))
