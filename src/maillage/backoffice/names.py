"""Names of what grants and journal entries point at by key."""

from __future__ import annotations

from django.utils.translation import gettext

from maillage.accounts.enums import Scope
from maillage.accounts.queries import GivableRole
from maillage.accounts.staff.visit import Visit
from maillage.backoffice.forms.people import Givable
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

    def givable(self, given: list[GivableRole]) -> Givable:
        """What may be given, reaches by kind then name: the network, places, organisations."""
        grants = {(role.role, role.scope, key) for role in given for key in self._keys(role)}
        reaches = {(scope, key) for _role, scope, key in grants}
        ordered = sorted(reaches, key=lambda reach: (list(Scope).index(reach[0]), self.of(*reach)))
        return Givable(frozenset(grants), tuple((f"{scope}|{key}", self.of(scope, key)) for scope, key in ordered))

    def _keys(self, given: GivableRole) -> list[str]:
        if given.scope_key or given.scope == Scope.NETWORK:
            return [given.scope_key]
        return list(self.places if given.scope == Scope.PLACE else self.organisations)
