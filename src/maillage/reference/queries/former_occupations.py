"""Where codes of ROME 3 lead: the sheets of today that took their job titles, and job titles by their own code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.reference.models import Appellation, FormerOccupation, OccupationSuccession
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


@dataclass(frozen=True)
class JobTitleSheet:
    """A job title by its OGR code: its words of today, those of ROME 3 when they were others, its sheet."""

    code: int
    name_feminine: str
    name_masculine: str
    former_feminine: str
    former_masculine: str
    occupation: OccupationLine
    ended_on: date | None


@kept
def job_title(code: int) -> JobTitleSheet:
    """The job title of an OGR code, an ended one included. One query. Raises NotYours when unknown."""
    row = Appellation.objects.select_related("occupation", "former_title").filter(code=code).first()
    if row is None:
        raise NotYours(_("Ce nom de métier n’est pas dans la liste."))
    former, sheet = getattr(row, "former_title", None), row.occupation
    return JobTitleSheet(
        code=row.code,
        name_feminine=row.name_feminine,
        name_masculine=row.name_masculine,
        former_feminine=former.name_feminine if former else "",
        former_masculine=former.name_masculine if former else "",
        occupation=OccupationLine(sheet.code, sheet.name_feminine, sheet.name_masculine),
        ended_on=row.ended_on,
    )


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
