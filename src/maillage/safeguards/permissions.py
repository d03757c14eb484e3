"""Who may do what: each package declares its permissions and the roles that hold them.

Roles are texts here (`accounts.enums.Role` values): `accounts` stands above and registers, when it
is ready, how to read the roles of an account.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.core.exceptions import ImproperlyConfigured


class Person(Protocol):
    """What is needed of an account."""

    @property
    def is_active(self) -> bool: ...


RolesResolver = Callable[[Person, date], Collection[str]]


@dataclass(frozen=True)
class Permission:
    """A permission, `package.verb`, and the roles that hold it. The object's scope is the query's affair."""

    name: str
    roles: frozenset[str]


_permissions: dict[str, Permission] = {}
_resolvers: list[RolesResolver] = []


def permission(name: str, *, roles: Collection[str]) -> Permission:
    """Declare `name`. Raises ImproperlyConfigured when it is declared twice with other roles."""
    declared = Permission(name, frozenset(str(role) for role in roles))
    if _permissions.setdefault(name, declared) != declared:
        raise ImproperlyConfigured(f"Permission {name} is declared twice, with different roles.")
    return declared


def permission_named(name: str) -> Permission:
    """The declaration of `name`. Raises ImproperlyConfigured when no `rules.py` declares it."""
    try:
        return _permissions[name]
    except KeyError:
        raise ImproperlyConfigured(f"No rules.py declares the permission {name}.") from None


def permissions() -> Iterator[Permission]:
    """Every declared permission, by name."""
    return iter(sorted(_permissions.values(), key=lambda declared: declared.name))


def register_roles_resolver(resolver: RolesResolver) -> None:
    """Say how the roles of an account on a day are read; the last registration is the one used."""
    _resolvers[:] = [resolver]


def holds(account: Person, name: str, day: date) -> bool:
    """True when the active `account` has on `day` a role holding the permission `name`.

    An empty name asks for nothing but an active account. One query when a name is given.
    """
    return name in held_among(account, [name], day)


def held_among(account: Person, names: Collection[str], day: date) -> set[str]:
    """Those of `names` that `holds` would say yes to. One query at most, however many names."""
    if not account.is_active:
        return set()
    asked = {name: permission_named(name).roles for name in names if name}
    if asked and not _resolvers:
        raise ImproperlyConfigured("No package registered how roles are read (register_roles_resolver).")
    roles = {str(role) for role in _resolvers[0](account, day)} if asked else set()
    return {name for name in names if not name or not asked[name].isdisjoint(roles)}
