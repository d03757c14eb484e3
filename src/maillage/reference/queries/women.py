"""The share of women: what is told of an occupation, and a family with its two series."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.reference.enums import FamilyLevel, Source
from maillage.reference.models import Family, FamilyOccupation, Occupation, WomenShare
from maillage.reference.queries.editions import EditionSheet, current_edition
from maillage.reference.queries.lists import OccupationLine
from maillage.reference.women import POLICY, FamilyShare, Thresholds, WomenTold, women_told
from maillage.safeguards.keeping import kept

_YEARS = 3  # figures are read over three years


@dataclass(frozen=True)
class WomenSheet:
    """What is told of an occupation, over which years, from which edition; None when no family was ever imported."""

    told: WomenTold
    period: str
    thresholds: Thresholds
    edition: EditionSheet | None


@dataclass(frozen=True)
class YearShare:
    """The percent of women over three years, the first of which is `first_year`."""

    first_year: int
    percent: Decimal

    @property
    def period(self) -> str:
        """« 2017-2019 »."""
        return _period(self.first_year)


@dataclass(frozen=True)
class FamilySheet:
    """A family, its group, and both series, which are never joined: families are told since 2003, groups since 1982."""

    code: str
    name: str
    group_name: str
    shares: tuple[YearShare, ...]
    group_shares: tuple[YearShare, ...]
    occupations: tuple[OccupationLine, ...]
    edition: EditionSheet | None


def _period(first_year: int) -> str:
    return f"{first_year}-{first_year + _YEARS - 1}"


@kept
def women_share_of(rome3_code: str) -> WomenSheet | None:
    """What may be said of the share of women in an occupation, by its code of ROME 3. Six queries.

    None until families are imported. Our sample holds few of them: it says nothing of an occupation it leaves out.
    """
    newest = WomenShare.objects.aggregate(year=Max("first_year"))["year"]
    if newest is None:
        return None
    links = FamilyOccupation.objects.filter(rome3_code=rome3_code).select_related("family").order_by("family_id")
    families = [link.family for link in links]
    codes = [family.code for family in families]
    shares = dict(
        WomenShare.objects.filter(family__in=codes, first_year=newest)
        .order_by("family_id")
        .values_list("family_id", "percent")
    )
    held = _occupations_held(codes)
    told = women_told(
        [FamilyShare(one.code, str(one), held[one.code], shares.get(one.code)) for one in families], POLICY
    )
    edition = current_edition(Source.FAP)
    return None if _is_left_out(told, edition) else WomenSheet(told, _period(newest), POLICY, edition)


def _is_left_out(told: WomenTold, edition: EditionSheet | None) -> bool:
    """Whether our sample only, not the source, has no family for it."""
    return not told.families and edition is not None and edition.is_starter


def _occupations_held(family_codes: list[str]) -> Counter[str]:
    """How many sheets of ROME 4 each family holds. One query."""
    links = FamilyOccupation.objects.filter(family__in=family_codes).order_by("family_id", "rome3_code")
    rows = Occupation.objects.filter(ended_on=None, rome3_code__in=links.values("rome3_code"))
    families: dict[str, list[str]] = {}
    for family, rome3_code in links.values_list("family_id", "rome3_code"):
        families.setdefault(rome3_code, []).append(family)
    held: Counter[str] = Counter()
    for rome3_code in rows.order_by("code").values_list("rome3_code", flat=True):
        held.update(families[rome3_code])
    return held


@kept
def family_sheet(code: str) -> FamilySheet:
    """A family of the finest level. Five queries. Raises NotYours when unknown."""
    family = Family.objects.select_related("parent").filter(code=code.upper(), level=FamilyLevel.FAMILY).first()
    if family is None or family.parent is None:
        raise NotYours(_("Cette famille de métiers n’est pas dans la liste."))
    rome3 = FamilyOccupation.objects.filter(family=family).values("rome3_code")
    occupations = Occupation.objects.filter(ended_on=None, rome3_code__in=rome3).order_by("search_name", "code")
    return FamilySheet(
        code=family.code,
        name=str(family),
        group_name=str(family.parent),
        shares=_series(family),
        group_shares=_series(family.parent),
        occupations=tuple(OccupationLine(row.code, row.name_feminine, row.name_masculine) for row in occupations),
        edition=current_edition(Source.FAP),
    )


def _series(family: Family) -> tuple[YearShare, ...]:
    rows = WomenShare.objects.filter(family=family).order_by("first_year")
    return tuple(YearShare(row.first_year, row.percent) for row in rows)
