"""Sheets read again, names taken or kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import locked, unknown
from maillage.network.actions.services import change_service, require_places
from maillage.network.enums import Publication
from maillage.network.models import KeptName, Service
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_TITLE: Final = 120  # characters, as the column of Service


def review_service(*, service: Service, actor: Account | None, at: datetime) -> Service:
    """Say that the sheet was read today and that nothing is to change; it is fresh for six months."""
    on = local(at).date()
    require_places(actor, list(service.places.all()), on=on)
    with transaction.atomic():
        current = locked(service)
        current.reviewed_on = on
        current.save(update_fields=["reviewed_on"])
        journal.record(verb="network.review_service", actor=actor, at=at, subject=str(current.id))
    return current


def adopt_name(*, service: Service, title: str, actor: Account | None, at: datetime) -> Service:
    """Give the service the name another published one of its pôle has, in both languages."""
    named = Service.objects.filter(title=title, pole_id=service.pole_id, publication=Publication.PUBLISHED)
    model = named.exclude(id=service.id).order_by("id").first()
    if model is None:
        raise unknown("title", _("Ce nom n’est plus utilisé dans ce pôle."))
    return change_service(
        service=service, version=service.version, title=model.title, title_en=model.title_en, actor=actor, at=at
    )


def keep_name(*, service: Service, title: str, actor: Account | None, at: datetime) -> KeptName:
    """Say that the name stays its own: that other one is not proposed again."""
    on = local(at).date()
    require_places(actor, list(service.places.all()), on=on)
    if not 0 < len(title) <= LONGEST_TITLE:
        raise unknown("title", _("Ce nom n’est plus utilisé dans ce pôle."))
    with transaction.atomic():
        kept, is_new = KeptName.objects.get_or_create(service=locked(service), title=title, defaults={"kept_on": on})
        if is_new:
            journal.record(verb="network.keep_name", actor=actor, at=at, subject=str(service.id))
    return kept
