"""Shared desks: a device enrolled at a place, where its team enters with a short personal code.

The device holds a long random cookie; the database holds its hash. A session opened here reaches the place
of the desk alone (`rules.at_desk`), never rights, exports or one's own account, and no instant of it is kept.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from maillage.accounts import desk_codes, rules
from maillage.accounts.enums import Scope
from maillage.accounts.errors import CannotGrant, WrongDeskCode, not_yours
from maillage.accounts.limits import DESK
from maillage.accounts.models import Account, Desk, Grant
from maillage.accounts.sessions import end_session_of_key
from maillage.core.instants import half_day_of, local
from maillage.safeguards import journal
from maillage.safeguards.tokens import hash_of

_TOKEN_BYTES: Final = 32
_COOKIE_SECONDS: Final = 366 * 24 * 3600


@dataclass(frozen=True)
class Enrolled:
    """A new desk and the value of its cookie, known this once."""

    desk: Desk
    token: str


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host over HTTPS."""
    return "__Host-desk" if settings.SESSION_COOKIE_SECURE else "desk"


def enrol_desk(*, place_key: str, name: str, actor: Account, at: datetime) -> Enrolled:
    """Make a device a shared desk of the place for twelve months. Raises CannotGrant outside one's places."""
    on = local(at).date()
    _check_reach(actor, place_key, on)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction.atomic():
        desk = Desk.objects.create(
            token_hash=hash_of(token),
            place_key=place_key,
            name=name,
            enrolled_by=actor,
            enrolled_on=on,
            expires_on=rules.longest_end(on),
        )
        _record("accounts.enrol_desk", desk, actor=actor, at=at)
    return Enrolled(desk, token)


def revoke_desk(*, desk: Desk, actor: Account, at: datetime) -> Desk:
    """Refuse the device from its next request on. Twice changes nothing. Raises CannotGrant."""
    _check_reach(actor, desk.place_key, local(at).date())
    if desk.revoked_at is None:
        with transaction.atomic():
            desk.revoked_at = at
            desk.save(update_fields=["revoked_at"])
            _record("accounts.revoke_desk", desk, actor=actor, at=at)
    return desk


def desks_visible_to(account: Account, on: date) -> QuerySet[Desk]:
    """Desks in use at the places one manages, or everywhere. One query, and one when read."""
    held = rules.place_keys(account, rules.MANAGERS, on)
    in_use = Desk.objects.in_use_on(on).select_related("enrolled_by").order_by("place_key", "name", "id")
    return in_use if isinstance(held, rules.Everywhere) else in_use.filter(place_key__in=held)


def desk_visible_to(account: Account, desk_id: UUID, on: date) -> Desk:
    """One of `desks_visible_to`. Raises NotYours."""
    try:
        return desks_visible_to(account, on).get(id=desk_id)
    except Desk.DoesNotExist:
        raise not_yours() from None


def desk_of(request: HttpRequest, on: date) -> Desk | None:
    """The desk this device is, when it still is one. One query when it holds the cookie, else none."""
    token = request.COOKIES.get(cookie_name(), "")
    return Desk.objects.in_use_on(on).filter(token_hash=hash_of(token)).first() if token else None


def mark_device(response: HttpResponse, token: str) -> None:
    """Give the device its cookie."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=_COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def members_of(desk: Desk, at: datetime) -> QuerySet[Account]:
    """Who may enter here: the team of the place that has a code, and replacements of now. One query."""
    on = local(at).date()
    held = Grant.objects.valid_on(on).filter(
        scope=Scope.PLACE, scope_key=desk.place_key, role__in=[str(role) for role in rules.DESK_ROLES]
    )
    still = Q(replacement=None) | Q(replacement__ends_at__gt=at)
    members = Account.objects.filter(still, is_active=True, desk_code__isnull=False, id__in=held.values("account"))
    return members.order_by("name", "id")


def enter(request: HttpRequest, *, desk: Desk, account_id: str, code: str, at: datetime) -> Account:
    """Open a session of the desk for whoever types their code. Raises WrongDeskCode."""
    account = _member(desk, account_id, at)
    if account is None or not desk_codes.is_right(account, code):
        raise WrongDeskCode
    last_login = account.last_login
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    # The library notes the instant of each sign-in; presence at a desk is nobody's business.
    Account.objects.filter(id=account.id).update(last_login=last_login)
    request.session[DESK] = str(desk.id)
    request.session.set_expiry(0)
    _note_use(desk, at)
    return account


def lock(request: HttpRequest) -> None:
    """End the session on the server, and forget that it was."""
    end_session_of_key(request.session.session_key or "")
    logout(request)


def holds_still(request: HttpRequest, account: Account, at: datetime) -> str:
    """The place a desk session still reaches; empty once the device, the role or the half-day has ended.

    Two queries, three for a replacement.
    """
    on = local(at).date()
    desk = desk_of(request, on)
    if desk is None or str(desk.id) != request.session[DESK] or _member(desk, str(account.id), at) is None:
        return ""
    return desk.place_key


def _member(desk: Desk, account_id: str, at: datetime) -> Account | None:
    try:
        return members_of(desk, at).filter(id=account_id).first()
    except (ValidationError, ValueError):
        return None


def _note_use(desk: Desk, at: datetime) -> None:
    on, half_day = local(at).date(), half_day_of(at)
    if (desk.last_used_on, desk.last_used_half_day) != (on, half_day):
        Desk.objects.filter(id=desk.id).update(last_used_on=on, last_used_half_day=half_day)


def _check_reach(actor: Account, place_key: str, on: date) -> None:
    if place_key not in rules.place_keys(actor, rules.MANAGERS, on):
        raise CannotGrant


def _record(verb: str, desk: Desk, *, actor: Account, at: datetime) -> None:
    journal.record(verb=verb, actor=actor, at=at, subject=str(desk.id), place_key=desk.place_key)
