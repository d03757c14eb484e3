"""Who may do what, and who may let others do it. Grants are read; nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from maillage.accounts.enums import Role, Scope
from maillage.accounts.lattice import GIVES, SCOPES
from maillage.accounts.models import Account, Grant
from maillage.safeguards.permissions import Person, permission


class Everywhere:
    """The set of all place keys, whatever they are."""

    def __contains__(self, key: object) -> bool:
        return True


ALL: Final = Everywhere()
SEES_ALL: Final = frozenset({Role.ADMINISTRATOR, Role.COORDINATION})
MANAGERS: Final = SEES_ALL | {Role.PLACE_MANAGER}

permission("accounts.view", roles=MANAGERS)
permission("accounts.invite", roles=MANAGERS)
permission("accounts.grant", roles=MANAGERS)
permission("accounts.deactivate", roles=MANAGERS)
permission("accounts.enrol_desk", roles=MANAGERS)
permission("accounts.admit_replacement", roles=MANAGERS | {Role.RECEPTION})

# What a session opened at a shared desk may be; a manager there is at reception.
DESK_ROLES: Final = {
    Role.RECEPTION: Role.RECEPTION,
    Role.COUNSELLOR: Role.COUNSELLOR,
    Role.PLACE_MANAGER: Role.RECEPTION,
}


def grants_in_force(account: Account, on: date) -> list[Grant]:
    """The account's grants of that day; none for a disabled account. One query.

    At a shared desk they are only those of its place, at desk level.
    """
    held = list(Grant.objects.valid_on(on).filter(account=account, account__is_active=True))
    return at_desk(held, account.desk_place_key) if account.desk_place_key else held


def at_desk(held: Iterable[Grant], place_key: str) -> list[Grant]:
    """What of these grants holds at a shared desk of the place; the rows are changed in memory only."""
    kept = [
        grant
        for grant in held
        if grant.role in DESK_ROLES and (grant.scope, grant.scope_key) == (Scope.PLACE, place_key)
    ]
    for grant in kept:
        grant.role = DESK_ROLES[Role(grant.role)]
    return kept


def roles_on(account: Account, day: date) -> set[Role]:
    """Every role the account holds on `day`, whatever the scope. One query."""
    return {Role(grant.role) for grant in grants_in_force(account, day)}


def roles_of_person(person: Person, day: date) -> set[Role]:
    """`roles_on`, for who is asked about by the storey below, where accounts have no name."""
    return roles_on(person, day) if isinstance(person, Account) else set()


def covers(
    account: Account, roles: Collection[Role], *, place_key: str = "", organisation_key: str = "", on: date
) -> bool:
    """True when a grant of one of `roles` reaches this place or this organisation; network grants reach all."""
    wanted = {(Scope.PLACE, place_key), (Scope.ORGANISATION, organisation_key), (Scope.NETWORK, "")}
    return any(
        grant.role in roles and (Scope(grant.scope), grant.scope_key) in wanted
        for grant in grants_in_force(account, on)
    )


def place_keys(account: Account, roles: Collection[Role], on: date) -> set[str] | Everywhere:
    """The places where the account holds one of `roles`; `ALL` with a network grant. One query."""
    held = [grant for grant in grants_in_force(account, on) if grant.role in roles]
    if any(grant.scope == Scope.NETWORK for grant in held):
        return ALL
    return {grant.scope_key for grant in held if grant.scope == Scope.PLACE}


def longest_end(on: date) -> date:
    """The last day a grant made on `on` may run to: twelve months later."""
    try:
        return on.replace(year=on.year + 1)
    except ValueError:  # 29 February
        return on.replace(year=on.year + 1, day=28)


def _dominates(held: Grant, *, role: Role, scope: Scope, scope_key: str) -> bool:
    reaches = held.scope == Scope.NETWORK or (held.scope, held.scope_key) == (scope, scope_key)
    return reaches and role in GIVES[Role(held.role)] and scope in SCOPES[role]


def ends_of_power(held: Iterable[Grant], *, role: Role, scope: Scope, scope_key: str) -> list[date]:
    """Until when each of `held` lets its holder give this role here."""
    return [grant.valid_until for grant in held if _dominates(grant, role=role, scope=scope, scope_key=scope_key)]


def latest_end(granter: Account | None, *, role: Role, scope: Scope, scope_key: str, on: date) -> date | None:
    """The last day `granter` may give this role until; None when they may not give it at all.

    No granter means the operator, at the command line of the machine: twelve months, in any scope
    the role may be held in.
    """
    if granter is None:
        return longest_end(on) if scope in SCOPES[role] else None
    ends = ends_of_power(grants_in_force(granter, on), role=role, scope=scope, scope_key=scope_key)
    return min(longest_end(on), max(ends)) if ends else None


def can_grant(
    granter: Account | None, *, role: Role, scope: Scope, scope_key: str, valid_until: date, on: date
) -> bool:
    """True when the granter holds at least this much: role, scope and end date."""
    latest = latest_end(granter, role=role, scope=scope, scope_key=scope_key, on=on)
    return latest is not None and on <= valid_until <= latest


def can_manage(actor: Account | None, grants: Iterable[Grant], on: date) -> bool:
    """True when the actor could have given every one of `grants`, end dates apart."""
    if actor is None:
        return True
    held = grants_in_force(actor, on)
    return all(is_within(held, grant) for grant in grants)


def is_within(held: Iterable[Grant], grant: Grant) -> bool:
    """True when one of `held` lets its holder give what `grant` gives."""
    return bool(ends_of_power(held, role=Role(grant.role), scope=Scope(grant.scope), scope_key=grant.scope_key))


def can_manage_account(actor: Account | None, held: list[Grant], on: date) -> bool:
    """True when the actor may disable an account that holds `held`: all of it, and not nothing.

    An account without any role is a matter for those who see every account.
    """
    if actor is not None and not held:
        return bool(roles_on(actor, on) & SEES_ALL)
    return can_manage(actor, held, on)
