"""The address plan as the matrix walks it: each route with what its arguments point at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import override

from maillage.safeguards.routes import Route, routes
from tests.access.expectations import ARGUMENTS, OBJECTS, PERSONAL, SHARED
from tests.access.world import World

LANGUAGES = ("fr", "en")
_ARGUMENT = re.compile(r"([\w-]+)/<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """A route and, for each of its arguments, the kind of object it names."""

    route: Route
    kinds: tuple[tuple[str, str], ...]

    @property
    def is_of_object(self) -> bool:
        """True when whose object it is decides who enters."""
        return any(kind not in SHARED for _, kind in self.kinds)

    @property
    def is_personal(self) -> bool:
        """True when nobody reaches somebody else's, whatever their role."""
        return any(kind in PERSONAL for _, kind in self.kinds)

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations worth asking."""
        if not self.kinds:
            return ("own",)
        is_private = self.is_of_object and all(kind != "token" for _, kind in self.kinds)
        return ("own", "same_partner", "other_partner", "none") if is_private else ("own", "none")

    def path(self, world: World, relation: str, role: str, language: str) -> str:
        """The address in `language`, of an object of `relation` to an account of `role`."""
        values = {argument: world.value(kind, argument, relation, role) for argument, kind in self.kinds}
        with override(language):
            return reverse(self.route.name, kwargs={**values, **ARGUMENTS.get(self.route.name, {})})


def unknown_arguments(route: Route) -> list[str]:
    """Arguments of `route` that `expectations.py` does not know."""
    known = {argument for word, argument in _ARGUMENT.findall(route.pattern) if word in OBJECTS}
    return [name for name in route.arguments if name not in known | set(ARGUMENTS.get(route.name, {}))]


def addresses() -> list[Address]:
    """Every named route whose arguments are known."""
    found = []
    for route in routes():
        if route.name and not unknown_arguments(route):
            pairs = tuple((name, OBJECTS[word]) for word, name in _ARGUMENT.findall(route.pattern) if word in OBJECTS)
            found.append(Address(route, pairs))
    return found
