"""Replacements: reception lets a counsellor in for a half-day, with a first name or none, no mail and no second factor.

The account counsels at this place until the half-day ends, on its shared desks only. It is then destroyed; the
journal says that somebody was admitted, never who.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from maillage.accounts import desk_codes, rules
from maillage.accounts.enums import Role, Scope
from maillage.accounts.errors import CannotGrant, HalfDayOver, not_yours
from maillage.accounts.models import Account, Desk, Grant, Replacement
from maillage.accounts.sessions import end_sessions
from maillage.core.instants import bounds, half_day_of, local
from maillage.safeguards import journal

# `.invalid` never leads anywhere (RFC 2606): nobody is written to.
_NO_ADDRESS = "@remplacement.invalid"
ADMITTING = rules.MANAGERS | {Role.RECEPTION}


@dataclass(frozen=True)
class Admitted:
    """Somebody let in, and the code to tell them: it is shown this once."""

    replacement: Replacement
    name: str
    code: str


def admit_replacement(*, desk: Desk, first_name: str, pole_code: str, actor: Account, at: datetime) -> Admitted:
    """Let somebody counsel at the desk's place until the end of this half-day. Raises CannotGrant.

    It is the one role reception may give: counsellor, here, for hours, on the shared desks alone.
    """
    on = local(at).date()
    if not rules.covers(actor, ADMITTING, place_key=desk.place_key, on=on):
        raise CannotGrant
    code = desk_codes.drawn_code()
    with transaction.atomic():
        name = first_name.strip() or _next_name(desk.place_key, at)
        replacement = _make(desk, name, pole_code, actor=actor, at=at)
        desk_codes.store(replacement.account, code, at)
        _record("accounts.admit_replacement", replacement, actor=actor, at=at)
    return Admitted(replacement, name, code)


def end_replacement(*, replacement: Replacement, actor: Account, at: datetime) -> None:
    """Send somebody away before the half-day ends. Raises CannotGrant, HalfDayOver."""
    if not rules.covers(actor, ADMITTING, place_key=replacement.place_key, on=local(at).date()):
        raise CannotGrant
    if replacement.ends_at <= at:
        raise HalfDayOver
    with transaction.atomic():
        _record("accounts.end_replacement", replacement, actor=actor, at=at)
        _destroy(replacement)


def replacements_at(place_key: str, at: datetime) -> QuerySet[Replacement]:
    """Who replaces somebody at the place now. One query."""
    present = Replacement.objects.filter(place_key=place_key, ends_at__gt=at).select_related("account")
    return present.order_by("account__joined_at", "account")


def replacement_visible_to(account: Account, replacement_id: uuid.UUID, at: datetime) -> Replacement:
    """Somebody present at a place where `account` may admit. Raises NotYours. Two queries."""
    found = Replacement.objects.filter(account=replacement_id, ends_at__gt=at).select_related("account").first()
    if found is None or found.place_key not in rules.place_keys(account, ADMITTING, local(at).date()):
        raise not_yours()
    return found


def forget_ended(at: datetime) -> int:
    """Destroy the accounts whose half-day has ended; how many. The daily purge calls it."""
    ended = list(Replacement.objects.filter(ends_at__lte=at).select_related("account").order_by("account"))
    with transaction.atomic():
        for replacement in ended:
            _destroy(replacement)
    return len(ended)


def _make(desk: Desk, name: str, pole_code: str, *, actor: Account, at: datetime) -> Replacement:
    on = local(at).date()
    key = uuid.uuid4()
    account = Account(id=key, email=f"{key}{_NO_ADDRESS}", name=name, language=actor.language, joined_at=at)
    account.set_unusable_password()
    account.save()
    Grant.objects.create(
        account=account,
        role=Role.COUNSELLOR,
        scope=Scope.PLACE,
        scope_key=desk.place_key,
        valid_from=on,
        valid_until=on,
        granted_by=actor,
    )
    ends_at = bounds(half_day_of(at), on)[1]
    return Replacement.objects.create(
        account=account, place_key=desk.place_key, pole_code=pole_code, admitted_by=actor, ends_at=ends_at
    )


def _next_name(place_key: str, at: datetime) -> str:
    return gettext("Remplacement %(number)s") % {"number": replacements_at(place_key, at).count() + 1}


def _destroy(replacement: Replacement) -> None:
    end_sessions(replacement.account)
    replacement.account.delete()


def _record(verb: str, replacement: Replacement, *, actor: Account, at: datetime) -> None:
    journal.record(
        verb=verb,
        actor=actor,
        at=at,
        subject=str(replacement.account_id),
        place_key=replacement.place_key,
        body={"pole": replacement.pole_code},
    )
