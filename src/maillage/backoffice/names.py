"""Names of what grants and journal entries point at by key."""

from __future__ import annotations

from django.utils.translation import gettext

from maillage.accounts.enums import Role, Scope
from maillage.accounts.queries import GivableRole
from maillage.backoffice.visit import Visit
from maillage.network import queries as network


class Names:
    """Names of the places and organisations a visit may read. Two queries, read once."""

    def __init__(self, visit: Visit) -> None:
        self.places = {str(place.id): place.name for place in network.places_visible_to(visit.account, visit.on)}
        organisations = network.organisations_visible_to(visit.account, visit.on)
        self.organisations = {str(organisation.id): organisation.name for organisation in organisations}

    def of(self, scope: str, key: str) -> str:
        """What a reach is called: the network, or a name the visit may read."""
        if scope == Scope.NETWORK:
            return gettext("tout le réseau")
        known = self.places if scope == Scope.PLACE else self.organisations
        return known.get(key, gettext("hors de votre vue"))

    def choices(self, givable: list[GivableRole]) -> list[tuple[str, str]]:
        """What may be given, as values and words of a select: each role with each reach."""
        return [
            (f"{given.role}|{given.scope}|{key}", f"{Role(given.role).label} · {self.of(given.scope, key)}")
            for given in givable
            for key in self._keys(given)
        ]

    def _keys(self, given: GivableRole) -> list[str]:
        if given.scope_key or given.scope == Scope.NETWORK:
            return [given.scope_key]
        return sorted(known := self.places if given.scope == Scope.PLACE else self.organisations, key=known.__getitem__)
