"""What people said of a simple text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.network.models import SimpleReading


@dataclass(frozen=True)
class Reading:
    """The group that read a text, the day, and whether it holds it for easy to read and understand."""

    group: str
    read_on: date
    is_falc: bool


def reading_of(subject: str, *, language: str, fingerprint: str) -> Reading | None:
    """The reading of exactly this text, if any. One query."""
    row = SimpleReading.objects.filter(subject=subject, language=language, fingerprint=fingerprint).first()
    return Reading(row.group, row.read_on, row.is_falc) if row else None


def readings(language: str) -> dict[tuple[str, str], Reading]:
    """All readings of a language, by subject and fingerprint. One query."""
    rows = SimpleReading.objects.filter(language=language).order_by("read_on", "id")
    return {(row.subject, row.fingerprint): Reading(row.group, row.read_on, row.is_falc) for row in rows}
