from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from maillage.safeguards import permissions

TODAY = date(2026, 6, 1)


@dataclass
class Person:
    is_active: bool = True


@pytest.fixture(autouse=True)
def _registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_permissions", {})
    monkeypatch.setattr(permissions, "_resolvers", [])


def test_permission_held_by_the_role_of_the_day() -> None:
    permissions.permission("essay.write", roles={"author"})
    permissions.register_roles_resolver(lambda person, day: {"author"} if day == TODAY else set())

    assert permissions.holds(Person(), "essay.write", TODAY)
    assert not permissions.holds(Person(), "essay.write", date(2026, 6, 2))


def test_permission_refused_to_another_role() -> None:
    permissions.permission("essay.write", roles={"author"})
    permissions.register_roles_resolver(lambda person, day: {"reader"})

    assert not permissions.holds(Person(), "essay.write", TODAY)


def test_permission_refused_to_a_disabled_account_even_without_name() -> None:
    assert not permissions.holds(Person(is_active=False), "", TODAY)
    assert permissions.holds(Person(), "", TODAY)


def test_permission_nobody_declared_is_a_bug() -> None:
    permissions.register_roles_resolver(lambda person, day: set())

    with pytest.raises(ImproperlyConfigured, match="permission essay"):
        permissions.holds(Person(), "essay.write", TODAY)


def test_permission_declared_twice_with_other_roles_is_a_bug() -> None:
    permissions.permission("essay.write", roles={"author"})
    permissions.permission("essay.write", roles=["author"])

    with pytest.raises(ImproperlyConfigured, match="declared twice"):
        permissions.permission("essay.write", roles={"reader"})


def test_roles_nobody_resolves_are_a_bug() -> None:
    permissions.permission("essay.write", roles={"author"})

    with pytest.raises(ImproperlyConfigured, match="register_roles_resolver"):
        permissions.holds(Person(), "essay.write", TODAY)
