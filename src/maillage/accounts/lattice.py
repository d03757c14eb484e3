"""The role lattice, as data: where a role may be held and which roles its holders may give.

A holder gives a role only inside the scope they hold, and never beyond their own end date.
"""

from __future__ import annotations

from maillage.accounts.enums import Role, Scope

SCOPES: dict[Role, frozenset[Scope]] = {
    Role.ADMINISTRATOR: frozenset({Scope.NETWORK}),
    Role.COORDINATION: frozenset({Scope.NETWORK}),
    Role.PLACE_MANAGER: frozenset({Scope.PLACE}),
    Role.RECEPTION: frozenset({Scope.PLACE}),
    Role.COUNSELLOR: frozenset({Scope.PLACE, Scope.ORGANISATION}),
    Role.DOCUMENTALIST: frozenset({Scope.NETWORK, Scope.PLACE}),
    Role.PROGRAMMER: frozenset({Scope.NETWORK, Scope.PLACE}),
    Role.FUNDER: frozenset({Scope.NETWORK, Scope.ORGANISATION}),
}
_TEAM = frozenset({Role.RECEPTION, Role.COUNSELLOR, Role.DOCUMENTALIST, Role.PROGRAMMER})
GIVES: dict[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset(Role),
    Role.COORDINATION: _TEAM | {Role.PLACE_MANAGER, Role.FUNDER},
    Role.PLACE_MANAGER: _TEAM,
    Role.RECEPTION: frozenset(),
    Role.COUNSELLOR: frozenset(),
    Role.DOCUMENTALIST: frozenset(),
    Role.PROGRAMMER: frozenset(),
    Role.FUNDER: frozenset(),
}
