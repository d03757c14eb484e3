"""What may be changed in reference data by hand: school holidays, links, a file of others. The rest is imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reference.errors import BadCalendar
from maillage.reference.models import LinkCheck, SchoolHoliday
from maillage.reference.outbound import link_named
from maillage.reference.rules import require_link_keeper
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account
    from maillage.reference.exchange.taken import TakenIn


def replace_school_holidays(
    *,
    zone: str,
    holidays: Iterable[tuple[str, date, date]],
    actor: journal.Actor,
    at: datetime,
) -> list[SchoolHoliday]:
    """Make `holidays` (name, first day, last day) the whole calendar of `zone`.

    Raises BadCalendar when one ends before it starts, or two overlap.
    """
    rows = [
        SchoolHoliday(zone=zone, name=name, starts_on=starts_on, ends_on=ends_on)
        for name, starts_on, ends_on in sorted(holidays, key=lambda holiday: holiday[1])
    ]
    _check_order(rows)
    with transaction.atomic():
        SchoolHoliday.objects.filter(zone=zone).delete()
        SchoolHoliday.objects.bulk_create(rows)
        body = {"zone": zone, "holidays": len(rows), "last_day": rows[-1].ends_on if rows else None}
        subject = f"school-holidays:{zone}"
        journal.record(verb="reference.replace_school_holidays", actor=actor, at=at, subject=subject, body=body)
    return rows


def take_in(
    *, name: str, content: bytes, source: str, actor: journal.Actor, at: datetime, dry_run: bool = False
) -> TakenIn:
    """Bring a file of data·inclusion into the directory of others; keep nothing when dry.

    Raises BadSource or BadRecords. The first call of a process loads the published schema.
    """
    from maillage.reference.exchange.tables import Upload
    from maillage.reference.imports.data_inclusion import import_data_inclusion

    uploads = [Upload(name, content)]
    return import_data_inclusion(uploads, source=source, at=at, actor=actor, dry_run=dry_run).taken()


def _check_order(rows: list[SchoolHoliday]) -> None:
    for row in rows:
        if row.ends_on < row.starts_on:
            raise BadCalendar(_("« %s » finit avant de commencer.") % row.name)
    for before, after in pairwise(rows):
        if after.starts_on <= before.ends_on:
            names = {"before": before.name, "after": after.name}
            raise BadCalendar(_("« %(before)s » et « %(after)s » se chevauchent.") % names)


def confirm_link(*, code: str, actor: Account | None, at: datetime) -> LinkCheck:
    """Say that somebody opened an outbound link today, and that it led where it says; it is shown again."""
    on = local(at).date()
    return _keep_link(code, {"checked_on": on, "withdrawn_on": None}, "reference.confirm_link", actor=actor, at=at)


def withdraw_link(*, code: str, actor: Account | None, at: datetime) -> LinkCheck:
    """Take an outbound link off the public pages, until somebody confirms it again."""
    return _keep_link(code, {"withdrawn_on": local(at).date()}, "reference.withdraw_link", actor=actor, at=at)


def _keep_link(
    code: str, state: Mapping[str, date | None], verb: str, *, actor: Account | None, at: datetime
) -> LinkCheck:
    require_link_keeper(actor, on=local(at).date())
    link = link_named(code)
    with transaction.atomic():
        check = LinkCheck.objects.update_or_create(code=link.code, defaults=state)[0]
        journal.record(verb=verb, actor=actor, at=at, subject=f"link:{code}")
    return check
