"""What may be read of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from maillage.core.paging import Paged, page_of
from maillage.safeguards.models import Entry


@dataclass(frozen=True)
class EntryLine:
    """One act: who and on what are empty when forgotten, or when the machine did it."""

    sequence: int
    recorded_at: datetime
    verb: str
    actor_id: str
    subject: str
    is_forgotten: bool


def journal_page(number: str | None) -> Paged[EntryLine]:
    """A page of the journal, the latest acts first. Two queries."""
    rows: QuerySet[Entry] = Entry.objects.order_by("-sequence")
    page = page_of(rows, number)
    return Paged(items=[_line(entry) for entry in page.items], number=page.number, pages=page.pages, total=page.total)


def _line(entry: Entry) -> EntryLine:
    return EntryLine(
        entry.sequence, entry.recorded_at, entry.verb, entry.actor_id or "", entry.subject, entry.is_forgotten
    )


def last_acts_by_place(verbs_starting: str) -> dict[str, datetime]:
    """The instant of the last act on each place, of verbs that start so, by key of the place. One query."""
    rows = Entry.objects.filter(verb__startswith=verbs_starting).exclude(place_key="").order_by("place_key")
    return dict(rows.values_list("place_key").annotate(last=Max("recorded_at")))
