"""The diplomas that lead to an occupation, by level, and the ways to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from maillage.core.paging import Paged, page_of
from maillage.reference.enums import DiplomaLevel, DiplomaState, Source, Way
from maillage.reference.models import Diploma, Occupation
from maillage.reference.queries.editions import EditionSheet, current_edition
from maillage.safeguards.keeping import kept

SHOWN_BY_LEVEL = 3
ON_A_PAGE = 30


@dataclass(frozen=True)
class WayAnswer:
    """Whether a way leads to a diploma; None: the source does not tell."""

    way: Way
    is_open: bool | None


@dataclass(frozen=True)
class DiplomaLine:
    """A diploma and every way to it.

    The source tells no price: what a way costs and who pays is told by the way itself.
    """

    code: str
    name: str
    kind: str
    level: int | None
    state: DiplomaState
    certifier: str
    subject: str
    speciality: str
    rncp: str
    rs_codes: tuple[str, ...]
    last_session: int | None
    is_closed: bool
    ways: tuple[WayAnswer, ...]

    @property
    def level_label(self) -> str:
        """The level in words, in the active language."""
        return level_label(self.level)

    @property
    def official_url(self) -> str:
        """Its sheet in the national directory kept by France compétences; empty when it has none."""
        return f"https://www.francecompetences.fr/recherche/rncp/{self.rncp}/" if self.rncp else ""


@dataclass(frozen=True)
class LevelGroup:
    """Diplomas of a European level (None: not told): how many in all, and the first ones."""

    level: int | None
    count: int
    diplomas: tuple[DiplomaLine, ...]

    @property
    def label(self) -> str:
        """The level in words, in the active language."""
        return level_label(self.level)


@dataclass(frozen=True)
class OccupationDiplomas:
    """What leads to an occupation. `sheets` share its ROME 3 code, and so these diplomas."""

    levels: tuple[LevelGroup, ...]
    count: int
    open_ways: tuple[Way, ...]
    set_aside: int
    sheets: int
    edition: EditionSheet | None


@dataclass(frozen=True)
class Filters:
    """What a reader asks of the whole list; `level` 0 is « not told »; `is_whole` shows what is set aside too."""

    level: int | None = None
    way: Way | None = None
    is_whole: bool = False


def level_label(level: int | None) -> str:
    """A level in words; many rows of the source do not tell theirs."""
    return str(DiplomaLevel(level).label) if level else _("Niveau non connu")


def in_force(on: date) -> QuerySet[Diploma]:
    """Diplomas and certifications, without accreditations, preparations, and those whose last session is past."""
    still = Q(last_session=None) | Q(last_session__gte=on.year)
    return Diploma.objects.filter(still, ended_on=None, state=DiplomaState.PUBLISHED)


def _leading_to(rows: QuerySet[Diploma], rome3_code: str) -> QuerySet[Diploma]:
    return rows.filter(occupations__rome3_code=rome3_code) if rome3_code else rows.none()


def _ordered(rows: QuerySet[Diploma]) -> QuerySet[Diploma]:
    """By level, the ones without level last; those of the national directory first, then by name."""
    return rows.annotate(unlisted=_UNLISTED).order_by(_LEVEL, "unlisted", "name", "code")


_UNLISTED = Case(When(rncp="", then=Value(1)), default=Value(0))
_LEVEL = F("level").asc(nulls_last=True)


@kept
def diplomas_of(rome3_code: str, on: date) -> OccupationDiplomas:
    """The diplomas in force that lead to a ROME 3 code: a few by level. Five queries."""
    rows = _leading_to(in_force(on), rome3_code)
    ranked = rows.annotate(
        unlisted=_UNLISTED,
        rank=Window(RowNumber(), partition_by=F("level"), order_by=["unlisted", "name", "code"]),
        count=Window(Count("code"), partition_by=F("level")),
    )
    few = ranked.filter(rank__lte=SHOWN_BY_LEVEL).select_related("speciality").order_by(_LEVEL, "rank")
    levels = tuple(_group(level, list(found), on) for level, found in groupby(few, lambda row: row.level))
    count = sum(group.count for group in levels)
    everything = _leading_to(Diploma.objects.filter(ended_on=None), rome3_code).count()
    sheets = Occupation.objects.filter(rome3_code=rome3_code, ended_on=None).count() if rome3_code else 0
    return OccupationDiplomas(
        levels, count, _ways_open(rows), everything - count, sheets, current_edition(Source.DIPLOMAS)
    )


def _group(level: int | None, rows: list[Diploma], on: date) -> LevelGroup:
    return LevelGroup(level, rows[0].count, tuple(_line(row, on) for row in rows))  # type: ignore[attr-defined]


def _ways_open(rows: QuerySet[Diploma]) -> tuple[Way, ...]:
    """The ways that one diploma at least opens. One query."""
    told: Mapping[str, int] = rows.aggregate(**{way: Count("code", filter=Q(**{f"opens_{way}": True})) for way in Way})
    return tuple(way for way in Way if told[way])


def paged_diplomas_of(rome3_code: str, filters: Filters, *, on: date, page: str | None) -> Paged[DiplomaLine]:
    """All the diplomas that lead to a ROME 3 code, as the reader asks. Two queries."""
    rows = Diploma.objects.filter(ended_on=None) if filters.is_whole else in_force(on)
    rows = _leading_to(rows, rome3_code)
    if filters.level is not None:
        rows = rows.filter(level=filters.level or None)
    if filters.way:
        rows = rows.filter(**{f"opens_{filters.way}": True})
    found = page_of(_ordered(rows).select_related("speciality"), page, ON_A_PAGE)
    return Paged([_line(row, on) for row in found.items], found.number, found.pages, found.total)


def _line(row: Diploma, on: date) -> DiplomaLine:
    return DiplomaLine(
        code=row.code,
        name=row.name,
        kind=row.kind,
        level=row.level,
        state=DiplomaState(row.state),
        certifier=row.certifier,
        subject=row.subject,
        speciality=row.speciality.name if row.speciality else "",
        rncp=row.rncp,
        rs_codes=tuple(row.rs_codes.split()),
        last_session=row.last_session,
        is_closed=row.last_session is not None and row.last_session < on.year,
        ways=tuple(WayAnswer(way, getattr(row, f"opens_{way}")) for way in Way),
    )
