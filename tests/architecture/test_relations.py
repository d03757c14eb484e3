"""Model relations point down the storeys, as imports do."""

from __future__ import annotations

from django.apps import apps

STOREYS = (
    "core",
    "safeguards",
    "accounts",
    "reference",
    "network",
    "reception",
    "search",
    "portal",
    "desk",
    "backoffice",
    "kiosk",
    "api",
    "demo",
)


def test_every_relation_points_to_its_own_storey_or_below() -> None:
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in STOREYS
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model is not None
        and field.related_model._meta.app_label in STOREYS
        and STOREYS.index(field.related_model._meta.app_label) > STOREYS.index(model._meta.app_label)
    ]

    assert upward == []


def test_every_package_of_ours_has_its_storey() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("maillage.")}

    assert ours <= set(STOREYS)
