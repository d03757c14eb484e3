"""Registries by which storeys meet: codes are unique, order is that of declaration."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from maillage.core.declarations import Registry, searchable_kinds


@dataclass(frozen=True)
class Thing:
    code: str


def test_a_registry_gives_back_what_was_declared_in_order() -> None:
    registry: Registry[Thing] = Registry()
    first, second = Thing("b"), Thing("a")

    registry.declare(first)
    registry.declare(second)

    assert list(registry) == [first, second]
    assert registry.get("a") is second
    assert len(registry) == 2


def test_a_code_declared_twice_is_refused() -> None:
    registry: Registry[Thing] = Registry()
    registry.declare(Thing("a"))

    with pytest.raises(ValueError, match="'a' is declared twice"):
        registry.declare(Thing("a"))


def test_the_packages_declare_what_can_be_searched() -> None:
    assert {kind.code for kind in searchable_kinds} == {
        "occupation", "territory", "place", "service", "pole", "news", "page",
    }  # fmt: skip
