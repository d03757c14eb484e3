"""What may be read about accounts, by whom. Each query says its SQL cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet

from maillage.accounts import rules
from maillage.accounts.devices import device_name
from maillage.accounts.enums import Role, Scope
from maillage.accounts.errors import not_yours
from maillage.accounts.lattice import GIVES, SCOPES
from maillage.accounts.models import Account, Grant, Invitation

_MANAGERS = frozenset({Role.PLACE_MANAGER})
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class OpenSession:
    """One place where the account is signed in; `device` is empty when the browser does not tell."""

    id: int
    device: str
    signed_in_at: datetime
    is_current: bool


@dataclass(frozen=True)
class Passkey:
    """A key that opens the account: its name and when it was added."""

    id: int
    name: str
    added_on: datetime


@dataclass(frozen=True)
class GivableRole:
    """A role the account may give over a scope, and until when."""

    role: Role
    scope: Scope
    scope_key: str
    latest_end: date


def accounts_visible_to(account: Account, on: date) -> QuerySet[Account]:
    """All of them for administration and coordination; the team of their places for managers; else oneself.

    One query, and one when read.
    """
    held = rules.grants_in_force(account, on)
    everybody = Account.objects.filter(replacement=None).order_by("name", "id")
    if any(grant.role in rules.SEES_ALL for grant in held):
        return everybody
    return everybody.filter(Q(id=account.id) | Exists(_in_places(_managed_places(held), on)))


def account_visible_to(account: Account, account_id: UUID | str, on: date) -> Account:
    """One of `accounts_visible_to`. Raises NotYours. Two queries."""
    try:
        return accounts_visible_to(account, on).get(id=account_id)
    except (Account.DoesNotExist, ValidationError):
        raise not_yours() from None


def grants_of(account: Account) -> QuerySet[Grant]:
    """Every grant of the account, past ones too, the longest first. One query."""
    return account.grants.select_related("granted_by").order_by("-valid_until", "role", "id")


def grant_visible_to(account: Account, grant_id: UUID | str, on: date) -> Grant:
    """A grant that `account` may see: its holder is visible and, for a manager, it is of their place.

    Raises NotYours. Two queries.
    """
    held = rules.grants_in_force(account, on)
    grants = Grant.objects.select_related("account")
    if not any(grant.role in rules.SEES_ALL for grant in held):
        grants = grants.filter(scope=Scope.PLACE, scope_key__in=_managed_places(held))
    try:
        return grants.get(id=grant_id)
    except (Grant.DoesNotExist, ValidationError):
        raise not_yours() from None


def open_invitations_visible_to(account: Account, at: datetime, on: date) -> QuerySet[Invitation]:
    """Links that still work, of the whole network or of one's places. One query, and one when read."""
    held = rules.grants_in_force(account, on)
    still_open = Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    ordered = still_open.select_related("invited_by").order_by("-invited_at", "id")
    if any(grant.role in rules.SEES_ALL for grant in held):
        return ordered
    return ordered.filter(scope=Scope.PLACE, scope_key__in=_managed_places(held))


def invitation_visible_to(account: Account, invitation_id: UUID | str, *, at: datetime, on: date) -> Invitation:
    """One of `open_invitations_visible_to`. Raises NotYours. Two queries."""
    try:
        return open_invitations_visible_to(account, at, on).get(id=invitation_id)
    except (Invitation.DoesNotExist, ValidationError):
        raise not_yours() from None


def givable_roles(account: Account, on: date) -> list[GivableRole]:
    """What the account may give today: over the network (`scope_key` is then to be chosen) or its places. One query."""
    found: dict[tuple[Role, Scope, str], date] = {}
    for grant in rules.grants_in_force(account, on):
        for role in GIVES[Role(grant.role)]:
            for scope in SCOPES[role] if grant.scope == Scope.NETWORK else SCOPES[role] & {Scope(grant.scope)}:
                end = min(grant.valid_until, rules.longest_end(on))
                key = (role, scope, grant.scope_key)
                found[key] = max(end, found.get(key, end))
    order = list(Role)
    ranked = sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0][1], item[0][2]))
    return [GivableRole(role, scope, key, end) for (role, scope, key), end in ranked]


def demonstration_accounts() -> QuerySet[Account]:
    """Invented accounts, with their grants. Two queries."""
    return Account.objects.filter(is_demonstration=True).prefetch_related("grants").order_by("name", "id")


def has_second_factor(account: Account) -> bool:
    """True when a one-time code or a passkey is asked at sign-in. One query."""
    return bool(Authenticator.objects.filter(user=account, type__in=_FACTORS).exists())


def has_another_factor(account: Account) -> bool:
    """True when one factor may go and another stays. One query."""
    return bool(Authenticator.objects.filter(user=account, type__in=_FACTORS).count() > 1)


def passkeys_of(account: Account) -> list[Passkey]:
    """The account's passkeys, the oldest first. One query."""
    kept = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).order_by("created_at", "id")
    return [Passkey(row.id, row.wrap().name, row.created_at) for row in kept]


def backup_codes_left(account: Account) -> list[str]:
    """The backup codes not used yet; none without second factor. One query."""
    kept = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(kept.wrap().get_unused_codes()) if kept else []


def open_sessions(account: Account, *, current_key: str, at: datetime) -> list[OpenSession]:
    """Where the account is signed in, this session first, then the latest. One query."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=at)
    sessions = UserSession.objects.filter(Exists(alive), user=account).order_by("-created_at", "-id")
    listed = [
        OpenSession(session.id, device_name(session.user_agent), session.created_at, session.session_key == current_key)
        for session in sessions
    ]
    return sorted(listed, key=lambda session: not session.is_current)


def _managed_places(held: list[Grant]) -> list[str]:
    return sorted(grant.scope_key for grant in held if grant.role in _MANAGERS and grant.scope == Scope.PLACE)


def _in_places(keys: list[str], on: date) -> QuerySet[Grant]:
    return Grant.objects.valid_on(on).filter(account=OuterRef("id"), scope=Scope.PLACE, scope_key__in=keys)
