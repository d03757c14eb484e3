"""Who may read and change the network (dossier §2, permission core)."""

from __future__ import annotations

from dataclasses import dataclass
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
PLACE_EDITORS: Final = COORDINATORS | {Role.PLACE_MANAGER}
SERVICE_EDITORS: Final = PLACE_EDITORS | {Role.PROGRAMMER}
READERS: Final = frozenset(Role)
# The charter at a place is read by its own team and the coordination, by nobody else.
CHARTER_READERS: Final = PLACE_EDITORS | {Role.RECEPTION, Role.COUNSELLOR}
ROTA_HANDS: Final = PLACE_EDITORS | {Role.COUNSELLOR}
ROTA_READERS: Final = ROTA_HANDS | {Role.RECEPTION}

PERMISSIONS: Final[dict[str, frozenset[Role]]] = {
    "network.view": READERS,
    "network.change_place": PLACE_EDITORS,
    "network.change_service": SERVICE_EDITORS,
    "network.plan_permanence": PLACE_EDITORS,
    "network.write_news": PLACE_EDITORS,
    "network.read_charter": CHARTER_READERS,
    "network.assess_charter": PLACE_EDITORS,
    "network.decide_derogation": COORDINATORS,
    "network.change_organisation": COORDINATORS,
    "network.describe": COORDINATORS,
    "network.take_in": COORDINATORS,
    "network.note_reading": COORDINATORS,
    "network.change_agreement": COORDINATORS,
    "network.change_counsellor": PLACE_EDITORS,
    "network.view_rota": ROTA_READERS,
    "network.change_shift": ROTA_HANDS,
    # Who opens the day of a place sees who came, and finds somebody else (dossier W1): that day only.
    "network.note_presence": ROTA_READERS,
    "network.plan_rota": PLACE_EDITORS,
    "network.open_call": COORDINATORS,
    "network.view_hours": COORDINATORS,
}
for _name, _roles in PERMISSIONS.items():
    permission(_name, roles=_roles)


def may(account: Account, name: str, *, on: date, place_key: str = "") -> bool:
    """True when a grant valid on `on` gives the permission over the place, or over the network without one."""
    return accounts.covers(account, PERMISSIONS[name], place_key=place_key, on=on)


@dataclass(frozen=True)
class Reach:
    """What an account's grants reach: the whole network, or these places and organisations (their ids)."""

    is_whole: bool
    places: frozenset[str]
    organisations: frozenset[str]


def reach(account: Account, name: str, *, on: date) -> Reach:
    """How far the account holds the permission on `on`. One query."""
    held = [grant for grant in accounts.grants_in_force(account, on) if grant.role in PERMISSIONS[name]]
    return Reach(
        is_whole=any(grant.scope == Scope.NETWORK for grant in held),
        places=frozenset(grant.scope_key for grant in held if grant.scope == Scope.PLACE),
        organisations=frozenset(grant.scope_key for grant in held if grant.scope == Scope.ORGANISATION),
    )


def require(account: Account | None, name: str, *, on: date, place_key: str = "") -> None:
    """Raise NotYours unless the account may. No account is the operator, at the machine's command line."""
    if account is not None and not may(account, name, on=on, place_key=place_key):
        raise not_yours()


def not_yours() -> NotYours:
    """What does not exist and what is somebody else's are answered alike."""
    return NotYours(_("Cette page n’existe pas, ou elle n’est pas à vous."))
