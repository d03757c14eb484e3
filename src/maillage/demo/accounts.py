"""One invented member of staff per role, who signs in with a published password.

The accounts carry `is_demonstration`: they may do without a second factor, a banner says so on their
screens, and they are made only with the demonstration network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import override

from maillage.accounts import actions, queries
from maillage.accounts.actions import WantedGrant
from maillage.accounts.enums import Role, Scope
from maillage.accounts.rules import longest_end
from maillage.core.instants import local

PASSWORD: Final = "le-mistral-se-leve-en-demo"  # noqa: S105  published: it opens invented accounts only


@dataclass(frozen=True)
class Persona:
    """An invented member of staff; `place` is the key of a place of the pack, empty for the whole network."""

    role: Role
    name: str
    place: str = ""

    @property
    def email(self) -> str:
        """The address to sign in with: `role@demo.example`."""
        return f"{self.role.value.replace('_', '-')}@demo.example"

    def grant(self, place_keys: dict[str, str]) -> WantedGrant:
        """The role over its place or over the network."""
        if self.place:
            return WantedGrant(self.role, Scope.PLACE, place_keys[self.place])
        return WantedGrant(self.role, Scope.NETWORK)


PERSONAS: Final = (
    Persona(Role.ADMINISTRATOR, "Ada Verdier"),
    Persona(Role.COORDINATION, "Nour Castellan"),
    Persona(Role.PLACE_MANAGER, "Marius Ferrand", "maison-des-cimes"),
    Persona(Role.RECEPTION, "Lila Bremond", "maison-du-vallon"),
    Persona(Role.COUNSELLOR, "Samuel Aubrac", "maison-du-vallon"),
    Persona(Role.DOCUMENTALIST, "Inès Valbelle"),
    Persona(Role.PROGRAMMER, "Théo Garance"),
    Persona(Role.FUNDER, "Paule Estève"),
)


def open_accounts(place_keys: dict[str, str], *, at: datetime) -> int:
    """Make one account per role, for twelve months. `place_keys` gives the id of each place of the pack by key."""
    for persona in PERSONAS:
        actions.create_demonstration_account(
            name=persona.name, email=persona.email, password=PASSWORD, grants=[persona.grant(place_keys)], at=at
        )
    return len(PERSONAS)


def renew_ended_roles(*, at: datetime) -> int:
    """Give twelve more months to demonstration roles that ran out, not to those someone took away."""
    today = local(at).date()
    ended = [
        grant
        for account in queries.demonstration_accounts()
        for grant in account.grants.all()
        if grant.revoked_at is None and grant.valid_until < today
    ]
    for grant in ended:
        actions.renew_grant(grant=grant, valid_until=longest_end(today), actor=None, at=at)
    return len(ended)


def lines() -> list[str]:
    """What the demonstration prints: who may sign in, where, and how."""
    width = max(len(persona.email) for persona in PERSONAS)
    with override("en"):
        told = [f"  {persona.email:<{width}}  {persona.role.label}, {persona.name}" for persona in PERSONAS]
    return [f"Demonstration accounts, at /equipe/ (one password for all: {PASSWORD}):", *told]
