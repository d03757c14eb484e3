"""Where codes of ROME 3 lead: the sheets of today that took their job titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maillage.reference.models import FormerOccupation, OccupationSuccession
from maillage.reference.queries.lists import OccupationLine
from maillage.safeguards.keeping import kept

_CODE = re.compile(r"[A-Za-z][0-9]{4}")


@dataclass(frozen=True)
class Successor(OccupationLine):
    """A sheet of today, and how many job titles of the old one it took."""

    titles: int


@dataclass(frozen=True)
class FormerOccupationSheet:
    """A sheet of ROME 3 and those that follow it, the one that took most first."""

    code: str
    name: str
    successors: tuple[Successor, ...]


@kept
def occupations_replacing(code: str) -> FormerOccupationSheet | None:
    """Where a code of ROME 3 leads, in any case of letters. Two queries; None when it never was one."""
    if not _CODE.fullmatch(code):
        return None
    former = FormerOccupation.objects.filter(code=code.upper()).first()
    if former is None:
        return None
    rows = OccupationSuccession.objects.filter(former=former, occupation__ended_on=None).select_related("occupation")
    successors = tuple(
        Successor(row.occupation_id, row.occupation.name_feminine, row.occupation.name_masculine, row.titles)
        for row in rows.order_by("-titles", "occupation_id")
    )
    return FormerOccupationSheet(former.code, former.name, successors)
