"""Anonymity (R1 to R3): free of charge in the database itself, and nothing personal where nothing may be."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from maillage.network.models import Service
from maillage.safeguards import classification
from tests import factories

# Words of column names that tell about a person, a device or an instant (R3), in French and in English.
_DENIED = """
    nom prenom name firstname lastname surname nickname pseudo initials mail email courriel tel telephone phone
    mobile naissance birth birthday born adresse address street nir ssn ip agent browser device cookie session token
    account user compte actor author auteur counsellor conseiller conseillere adviser person personne visitor
    participant created updated modified recorded instant timestamp datetime hour minute clock at time heure
    sequence order rank comment note remark text latitude longitude
"""
DENIED = frozenset(_DENIED.split())
PRICE_WORDS = frozenset({"price", "prix", "fee", "tarif", "cost", "cout", "amount", "montant"})
ANONYMOUS = sorted(table.model for table in classification.tables() if table.anonymous)
PRICED = sorted(
    (model._meta.label, field.name)
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if PRICE_WORDS & set(field.name.split("_"))
)
MAKERS: dict[str, Callable[[], models.Model]] = {"network.Service": factories.make_service}


def indiscretions(model: type[models.Model]) -> list[str]:
    """What this table could tell about somebody, one line a column."""
    return [line for field in model._meta.get_fields() if (line := _indiscretion(field))]


def _indiscretion(field: object) -> str:
    if not isinstance(field, models.Field):
        return ""
    words = set(re.split(r"[_\d]+", field.name.lower()))
    if DENIED & words:
        return f"{field.name}: denied word"
    if isinstance(field, models.DateTimeField | models.TimeField | models.DurationField):
        return f"{field.name}: an instant"
    if isinstance(field, models.AutoField | models.BigAutoField):
        return f"{field.name}: a sequence"
    if field.is_relation and field.related_model._meta.label not in ANONYMOUS:  # type: ignore[union-attr]
        return f"{field.name}: leads to another table"
    is_free = isinstance(field, models.TextField | models.JSONField | models.GenericIPAddressField | models.FileField)
    return f"{field.name}: free content" if is_free else ""


@pytest.mark.parametrize("label", ANONYMOUS)
def test_anonymous_table_has_no_column_that_tells_about_somebody(label: str) -> None:
    assert indiscretions(apps.get_model(label)) == []


def test_facts_are_held_against_the_list() -> None:
    assert {"safeguards.Fact", "safeguards.FactSalt"} <= set(ANONYMOUS)


@isolate_apps("maillage.safeguards")
def test_control_the_list_sees_a_naive_table() -> None:
    class NaiveVisit(models.Model):  # noqa: DJ008  never shown
        prenom = models.CharField(max_length=20)
        visitor_email = models.CharField(max_length=20)
        ip = models.GenericIPAddressField()
        user_agent = models.CharField(max_length=20)
        counsellor = models.CharField(max_length=20)
        created_at = models.DateTimeField()
        arrival = models.TimeField()
        answer = models.TextField()
        day = models.DateField()

        class Meta:
            app_label = "safeguards"

    assert indiscretions(NaiveVisit) == [
        "id: a sequence",
        "prenom: denied word",
        "visitor_email: denied word",
        "ip: denied word",
        "user_agent: denied word",
        "counsellor: denied word",
        "created_at: denied word",
        "arrival: an instant",
        "answer: free content",
    ]


@isolate_apps("maillage.safeguards")
def test_control_the_list_sees_a_link_to_an_account() -> None:
    class NaiveSheet(models.Model):  # noqa: DJ008  never shown
        id = models.UUIDField(primary_key=True)
        by = models.ForeignKey("accounts.Account", on_delete=models.CASCADE)

        class Meta:
            app_label = "safeguards"

    NaiveSheet._meta.get_field("by").remote_field.model = apps.get_model("accounts.Account")

    assert indiscretions(NaiveSheet) == ["by: leads to another table"]


def test_services_have_a_price_and_no_other_table_has() -> None:
    assert PRICED == [("network.Service", "price")]


@pytest.mark.parametrize(("label", "column"), PRICED)
@pytest.mark.parametrize("price", [1, 10])
def test_database_refuses_any_price_but_zero(db: None, label: str, column: str, price: int) -> None:
    row = MAKERS[label]()
    table = row._meta.db_table

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = %s', [price])

    assert getattr(type(row)._base_manager.get(pk=row.pk), column) == 0


def test_service_is_free_unless_told_otherwise(db: None) -> None:
    factories.make_service()

    assert Service.objects.values_list("price", flat=True).get() == 0
