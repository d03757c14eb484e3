"""Partners and bearers of places."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from django.db import transaction

from maillage.core.instants import local
from maillage.network.actions.checks import apply, free_slug, locked, require_dates, require_valid
from maillage.network.fields import OrganisationChanges, OrganisationDetails
from maillage.network.models import Organisation
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def register_organisation(
    *, name: str, actor: Account | None, at: datetime, **details: Unpack[OrganisationDetails]
) -> Organisation:
    """Add a partner, in force from today unless said otherwise."""
    on = local(at).date()
    require(actor, "network.change_organisation", on=on)
    with transaction.atomic():
        organisation = Organisation(name=name, slug=free_slug(Organisation, name), valid_from=on)
        apply(organisation, details)
        _save(organisation)
        journal.record(
            verb="network.register_organisation", actor=actor, at=at, subject=str(organisation.id), body={"name": name}
        )
    return organisation


def change_organisation(
    *, organisation: Organisation, actor: Account | None, at: datetime, **changes: Unpack[OrganisationChanges]
) -> Organisation:
    """Change a partner; it ends by its last day, it is never deleted."""
    require(actor, "network.change_organisation", on=local(at).date())
    with transaction.atomic():
        current = locked(organisation)
        changed = apply(current, changes)
        _save(current)
        journal.record(
            verb="network.change_organisation",
            actor=actor,
            at=at,
            subject=str(current.id),
            body={"changed": changed},
        )
    return current


def _save(organisation: Organisation) -> None:
    require_valid(organisation)
    require_dates(organisation)
    organisation.save()
