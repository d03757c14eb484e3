"""What people say of our simple texts. The machine never says it for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import require_valid, unknown
from maillage.network.errors import NotReadYet
from maillage.network.models import SimpleReading
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def record_reading(
    *,
    subject: str,
    language: str,
    fingerprint: str,
    group: str,
    read_on: date,
    actor: Account | None,
    at: datetime,
) -> SimpleReading:
    """Note that a group of people concerned read this very text. A second note takes the place of the first.

    Raises UnknownValue for a day to come or an empty group.
    """
    require(actor, "network.note_reading", on=local(at).date())
    if read_on > local(at).date():
        raise unknown("read_on", _("Cette date est à venir : notez la relecture une fois faite."))
    with transaction.atomic():
        known = {"subject": subject, "language": language, "fingerprint": fingerprint}
        row = SimpleReading.objects.select_for_update().filter(**known).first() or SimpleReading(**known)
        row.group, row.read_on = group, read_on
        require_valid(row)
        row.save()
        journal.record(verb="network.record_reading", actor=actor, at=at, subject=subject, body={"read_on": read_on})
    return row


def declare_falc(
    *, subject: str, language: str, fingerprint: str, actor: Account | None, at: datetime
) -> SimpleReading:
    """Say that the group which read this very text holds it for easy to read and understand. Raises NotReadYet."""
    require(actor, "network.note_reading", on=local(at).date())
    with transaction.atomic():
        known = {"subject": subject, "language": language, "fingerprint": fingerprint}
        row = SimpleReading.objects.select_for_update().filter(**known).first()
        if row is None:
            raise NotReadYet(_("Des personnes concernées doivent d’abord relire ce texte."))
        row.is_falc = True
        row.save(update_fields=["is_falc"])
        journal.record(verb="network.declare_falc", actor=actor, at=at, subject=subject)
    return row
