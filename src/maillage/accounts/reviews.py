"""The quarterly review: whoever gives roles looks at each, and confirms it or ends it.

Nothing ends for want of an answer: a role ends at its date.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from maillage.accounts import rules
from maillage.accounts.enums import Scope
from maillage.accounts.errors import CannotGrant
from maillage.accounts.models import Account, Grant, GrantReview
from maillage.core.instants import local
from maillage.safeguards import journal


def quarter_start(on: date) -> date:
    """The first day of the quarter that holds `on`."""
    return date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)


def grants_to_review(account: Account, on: date) -> list[Grant]:
    """Roles that `account` may give, held by others since before this quarter and not confirmed in it. Two queries."""
    held, start = rules.grants_in_force(account, on), quarter_start(on)
    confirmed = GrantReview.objects.filter(grant=OuterRef("id"), quarter_starts_on=start)
    waiting = (
        Grant.objects.valid_on(on)
        .filter(~Exists(confirmed), valid_from__lt=start, account__is_active=True, account__replacement=None)
        .exclude(account=account)
        .select_related("account")
        .order_by("scope", "scope_key", "account__name", "role", "id")
    )
    return [grant for grant in waiting if rules.is_within(held, grant)]


def confirm_grant(*, grant: Grant, actor: Account, at: datetime) -> GrantReview:
    """Say that a role is still needed this quarter; twice is once. Raises CannotGrant, also for one's own."""
    on = local(at).date()
    if grant.account_id == actor.id or not rules.can_manage(actor, [grant], on):
        raise CannotGrant
    with transaction.atomic():
        review, is_new = GrantReview.objects.get_or_create(
            grant=grant, quarter_starts_on=quarter_start(on), defaults={"confirmed_by": actor, "confirmed_on": on}
        )
        if is_new:
            journal.record(
                verb="accounts.confirm_grant",
                actor=actor,
                at=at,
                subject=str(grant.account_id),
                place_key=grant.scope_key if grant.scope == Scope.PLACE else "",
                body={"grant": grant.id, "role": grant.role, "quarter": review.quarter_starts_on},
            )
    return review
