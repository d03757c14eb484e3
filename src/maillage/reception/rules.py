"""Who welcomes, who receives, who closes and who reads the figures (dossier §2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from maillage.accounts import rules as accounts
from maillage.accounts.enums import Role, Scope
from maillage.core.errors import NotYours
from maillage.safeguards.permissions import permission

if TYPE_CHECKING:
    from maillage.accounts.models import Account

COORDINATORS: Final = frozenset({Role.ADMINISTRATOR, Role.COORDINATION})
MANAGERS: Final = frozenset({Role.PLACE_MANAGER})
TEAM: Final = frozenset({Role.PLACE_MANAGER, Role.RECEPTION, Role.COUNSELLOR})

# A place's day is its team's own: who coordinates the network reads aggregates, never a sheet or a ticket.
PERMISSIONS: Final[dict[str, frozenset[Role]]] = {
    "reception.welcome": TEAM,
    "reception.receive": frozenset({Role.PLACE_MANAGER, Role.COUNSELLOR}),
    "reception.close_day": frozenset({Role.PLACE_MANAGER, Role.RECEPTION}),
    "reception.set_up": COORDINATORS | MANAGERS,
    # What a place tells the public is published by whoever answers for it.
    "reception.publish_demand": MANAGERS,
    # Weak signals are written by who receives, read by all teams, moderated and answered by the network.
    "reception.note_signal": TEAM,
    "reception.read_signals": TEAM | COORDINATORS,
    "reception.answer_signals": COORDINATORS,
    # Questions at a distance are answered by counsellors; the network says who reads what cannot wait.
    "reception.answer_advice": frozenset({Role.COUNSELLOR, Role.PLACE_MANAGER}),
    "reception.name_duty": COORDINATORS,
    # « Anonymous aggregates »: everybody reads, a place's team its own, the others with the small-count rule.
    "reception.read_figures": frozenset(Role),
    "reception.validate_month": MANAGERS,
    "reception.consolidate": COORDINATORS,
    "reception.import_history": COORDINATORS,
    "reception.export_figures": COORDINATORS | MANAGERS | {Role.FUNDER},
}
for _name, _roles in PERMISSIONS.items():
    permission(_name, roles=_roles)


def may(account: Account, name: str, *, on: date, place_key: str) -> bool:
    """True when a grant valid on `on` gives the permission over the place."""
    return accounts.covers(account, PERMISSIONS[name], place_key=place_key, on=on)


def held_at(account: Account, *, on: date, place_key: str) -> frozenset[str]:
    """The permissions of reception the account holds over the place. One query."""
    there = {(Scope.PLACE, place_key), (Scope.NETWORK, "")}
    roles = {
        grant.role for grant in accounts.grants_in_force(account, on) if (Scope(grant.scope), grant.scope_key) in there
    }
    return frozenset(name for name, wanted in PERMISSIONS.items() if wanted & roles)


def require(account: Account | None, name: str, *, on: date, place_key: str) -> None:
    """Raise NotYours unless the account may. No account is the operator, or the simulator."""
    if account is not None and not may(account, name, on=on, place_key=place_key):
        raise not_yours()


def place_keys(account: Account, name: str, *, on: date) -> frozenset[str] | None:
    """The ids of the places over which the account holds the permission; None: the whole network. One query."""
    held = [grant for grant in accounts.grants_in_force(account, on) if grant.role in PERMISSIONS[name]]
    if any(grant.scope == Scope.NETWORK for grant in held):
        return None
    return frozenset(grant.scope_key for grant in held if grant.scope == Scope.PLACE)


def may_somewhere(account: Account, name: str, *, on: date) -> bool:
    """True when the account holds the permission over the network or over any place. One query."""
    keys = place_keys(account, name, on=on)
    return keys is None or bool(keys)


def require_somewhere(account: Account | None, name: str, *, on: date) -> None:
    """Raise NotYours unless the account may somewhere."""
    if account is not None and not may_somewhere(account, name, on=on):
        raise not_yours()


def not_yours() -> NotYours:
    """What does not exist and what is somebody else's are answered alike."""
    return NotYours(_("Cette page n’existe pas, ou elle n’est pas à vous."))
